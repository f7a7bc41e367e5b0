import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { Attendee, type Sign } from './attendee.ts';
import { openDevice } from './browser.ts';
import type { RunningServer } from './server.ts';
import { kioskIsPainted } from './tour.ts';

/** How a broken connection complains in the console of any browser: expected while the server is down. */
const DOWN = /WebSocket connection|ERR_CONNECTION|Failed to load resource|net::ERR/;

export interface LineOptions {
  readonly venue: string;
  /** The venue file, as the page gets it. */
  readonly plan: VenueFile;
  /** Where the two start: marker ids. */
  readonly from: readonly [string, string];
}

/** The venue file that a phone at this address would fetch. */
export async function fetchPlan(server: RunningServer, venue: string): Promise<VenueFile> {
  const page = await (await fetch(`${server.url}/v/${venue}`)).text();
  const boot = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}';
  const { venueHash } = JSON.parse(boot) as { venueHash: string };
  return (await (await fetch(`${server.url}/venues/${venue}/${venueHash}.json`)).json()) as VenueFile;
}

/**
 * From a QR on the wall to a handshake: two phones and a kiosk, slow and on bad Wi-Fi, by sign addresses and taps alone.
 * In the middle of the walk a page is reloaded and the server is killed and started again.
 */
export async function liveTheLine(browser: Browser, server: RunningServer, options: LineOptions): Promise<void> {
  const { venue, plan } = options;
  const signs = new Map((await server.signs(venue)).map((sign) => [sign.marker, sign]));
  const signOf = (marker: string): Sign => {
    const sign = signs.get(marker);
    if (!sign) throw new Error(`there is no sign at ${marker}`);
    return sign;
  };
  const kiosk = await openDevice(browser, server.url, { kind: 'kiosk', slow: true });
  const [overview] = await server.events();
  await kiosk.page.goto(overview?.kioskUrl ?? '');
  await kioskIsPainted(kiosk.page);
  const ada = await Attendee.arrive(browser, server.url, { name: 'Ada', language: 'en', slow: true });
  const leo = await Attendee.arrive(browser, server.url, { name: 'Léo', language: 'fr', slow: true });

  // Both scan, join and open; one after the other, for three pages that paint a big plan at once starve each other here.
  await ada.scan(signOf(options.from[0]));
  await ada.join('French', 'Open source', 'Law and contracts');
  await leo.scan(signOf(options.from[1]));
  await leo.join('anglais', 'Droit et contrats', 'Logiciel libre');
  await Promise.all([ada.open('spot'), leo.open('area')]);

  // A proposal comes; one's yes changes nothing on the other's page.
  await Promise.all([ada.seesCard('proposal', 60_000), leo.seesCard('proposal', 60_000)]);
  expect(await ada.title()).toContain('Léo');
  const before = await leo.cardText();
  await ada.answer(true);
  await leo.ringRunsBy(12);
  expect(await leo.cardText()).toBe(before);
  await leo.answer(true);

  // Both walk. The spot is named on the card: a meeting point by its number, or a landmark.
  await Promise.all([ada.seesCard('walking', 90_000), leo.seesCard('walking', 90_000)]);
  const card = await ada.page.locator('main.card').innerText();
  const [start] = plan.markers.filter((marker) => marker.id === options.from[0]);
  if (!start) throw new Error('no such start');
  const spot = spotOf(plan, card, start.standAt);

  // In the middle of the walk a page is reloaded …
  await ada.page.reload();
  await ada.seesCard('walking');
  await ada.isConnected();

  // … signs on the way are scanned …
  await ada.scan(signOf(between(plan, start.standAt, spot.at, spot.level)));
  await ada.seesCard('walking');

  // … and the server is killed and started again: both are back in the same meeting within ten seconds.
  const told = { ada: ada.device.complaints.length, leo: leo.device.complaints.length, kiosk: kiosk.complaints.length };
  await server.kill();
  await leo.page.locator('header [role="status"]', { hasText: leo.words.line.lost }).waitFor();
  await server.restart();
  const restarted = performance.now();
  await Promise.all([ada.isConnected(), leo.isConnected()]);
  await Promise.all([ada.seesCard('walking'), leo.seesCard('walking')]);
  expect(performance.now() - restarted).toBeLessThan(10_000);
  expect((await ada.page.locator('main.card').innerText()).toLowerCase()).toContain(spot.words.toLowerCase());
  const down = [
    ...ada.device.complaints.splice(told.ada),
    ...leo.device.complaints.splice(told.leo),
    ...kiosk.complaints.splice(told.kiosk),
  ];
  expect(down.filter((complaint) => !DOWN.test(complaint))).toEqual([]);

  // They arrive: both scan the spot's own sign.
  await Promise.all([ada.scan(signOf(spot.sign)), leo.scan(signOf(spot.sign))]);
  await Promise.all([ada.seesCard('talking'), leo.seesCard('talking')]);

  // They talk, end it, and both keep it.
  await ada.tap(ada.words.talk.end);
  await Promise.all([ada.keep('ada@example.org'), leo.keep('')]);
  await ada.page
    .getByText(ada.words.keep.keptBoth('Léo'))
    .or(ada.page.getByText(ada.words.keep.keptOne('Léo')))
    .waitFor();
  await Promise.all([ada.seesCard('closed'), leo.seesCard('closed')]);
  const [adas, leos] = await Promise.all([ada.encounterWith('Léo'), leo.encounterWith('Ada')]);
  expect(leos).toContain('ada@example.org');
  expect(adas).toContain(ada.words.encounters.noReach('Léo'));

  // The kiosk saw it all and showed nobody.
  const wall = await kiosk.page.locator('body').innerText();
  expect(wall).not.toMatch(/Ada|Léo/);
  for (const device of [ada.device, leo.device, kiosk]) {
    expect(device.foreignRequests).toEqual([]);
    expect(device.complaints).toEqual([]);
    await device.context.close();
  }
}

interface NamedSpot {
  readonly level: string;
  readonly at: readonly [number, number];
  /** The sign that hangs there. */
  readonly sign: string;
  /** As the card says it. */
  readonly words: string;
}

/** The spot that an English walking card names ("12 m to the station clock"), and its nearest sign. */
function spotOf(plan: VenueFile, card: string, start: readonly [number, number]): NamedSpot {
  const named = /^\d+\s?m(?:,| to) (.+)$/m.exec(card)?.[1] ?? '';
  const number = /^meeting point (\d+)/i.exec(named)?.[1];
  const metres = (at: readonly [number, number]) => Math.hypot(at[0] - start[0], at[1] - start[1]);
  const isNamed = (name: string | undefined) => name?.toLowerCase() === named.toLowerCase();
  const place =
    number === undefined
      ? plan.landmarks.filter(({ name }) => isNamed(name.en)).toSorted((a, b) => metres(a.at) - metres(b.at))[0]
      : plan.meetingPoints.find((point) => point.number === Number(number));
  if (!place) throw new Error(`no spot is named in: ${card}`);
  return { level: place.level, at: place.at, sign: nearestSign(plan, place.at, place.level), words: named };
}

function nearestSign(plan: VenueFile, [x, y]: readonly [number, number], level: string): string {
  let best = { id: '', metres: Number.POSITIVE_INFINITY };
  for (const marker of plan.markers) {
    if (marker.kind !== 'qr' || marker.level !== level) continue;
    const metres = Math.hypot(marker.standAt[0] - x, marker.standAt[1] - y);
    if (metres < best.metres) best = { id: marker.id, metres };
  }
  return best.id;
}

/** The sign nearest to the middle of the way. */
function between(plan: VenueFile, a: readonly [number, number], b: readonly [number, number], level: string): string {
  return nearestSign(plan, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], level);
}

import { expect, test } from 'vitest';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { demoHouse, withoutLevel } from '../../shared/world/fixture.ts';
import { chances, somethingToSay } from './restless.ts';
import { ADA, BEN, type Phone, StagedEvent } from './staged-event.ts';

/** The demo venue with areas, signs and spots that the old file has not, in another order. */
function rebuilt(): VenueFile {
  const { venue } = demoHouse();
  const anew = (area: string) => `new-${area}`;
  return {
    ...venue,
    levels: venue.levels.toReversed(),
    areas: venue.areas.toReversed().map((area) => ({ ...area, id: anew(area.id) })),
    markers: venue.markers.map((marker) => ({ ...marker, area: anew(marker.area) })),
  };
}

const dotsOf = ({ floor }: Phone) => [...floor.dots.values()].map(({ dot, placement }) => [dot, placement]);

test('RM 40 each phone hears of a new version before anything told by it, and has its floor again with the next tick', async () => {
  const stage = await new StagedEvent().open();
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  const ben = await stage.opens('ben', BEN, stage.sign(2));
  ben.do({ type: 'open', minutes: 60, show: 'area' });
  stage.pass(400);
  expect(dotsOf(ada)).toHaveLength(2);
  const mark = ada.transcript.length;
  stage.publish(rebuilt());
  expect(stage.host.venueHash).toBe(stage.venue.areas.length === 0 ? '' : `hash ${stage.venue.areas.length}`);
  stage.pass(200);
  const said = ada.transcript.slice(mark).map((one) => one.said);
  expect(JSON.parse(said[0] ?? '')).toEqual({ type: 'venue', venueHash: stage.host.venueHash });
  expect(said.filter((one) => one.startsWith('floor'))).toHaveLength(1);
  expect(said.filter((one) => one.startsWith('own'))).toHaveLength(1);
  const shown = stage.world.shownNow();
  expect(ada.floor.needsFull).toBe(false);
  const placed = new Map(shown.map(({ dot, placement }) => [dot, placement]));
  expect(dotsOf(ada).map(([dot]) => dot)).toEqual(expect.arrayContaining([...placed.keys()]));
  for (const { dot, level, placement } of ada.floor.dots.values()) {
    expect(stage.levels).toContain(level);
    if (placement.kind === 'area') expect(placement).toEqual(placed.get(dot));
  }
  expect(ada.own?.body?.level).toBe(stage.marker(stage.sign(0)).level);
  expect(ada.last('me')?.place?.area).toMatch(/^new-/);
  // Whoever comes now is welcomed with the new version.
  expect((await stage.comes('cleo')).last('welcome')?.venueHash).toBe(stage.host.venueHash);
});

test('RM 41 a version that the World cannot take changes nothing', async () => {
  const stage = await new StagedEvent().open();
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  stage.pass(400);
  const before = [stage.host.venueHash, dotsOf(ada), stage.world.shownNow()];
  const broken = { ...demoHouse().venue, areas: null } as unknown as VenueFile;
  const { venue } = stage;
  expect(() => stage.host.replaceVenue(broken, 'broken', demoHouse())).toThrow();
  stage.pass(400);
  expect([stage.host.venueHash, dotsOf(ada), stage.world.shownNow()]).toEqual(before);
  expect(ada.scan(stage.sign(1))).toBe('done');
  expect(stage.venue).toBe(venue);
});

test('RM 42 whatever is published while people do whatever they do, each phone has exactly whom it may see', async () => {
  const { venue } = demoHouse();
  const versions = [rebuilt(), venue, withoutLevel(venue, venue.levels[0]?.id ?? ''), venue];
  const stage = await new StagedEvent().open();
  const random = chances(20_261_123);
  for (let i = 0; i < 12; i++) await stage.opens(`p${i}`, i % 2 ? ADA : BEN, stage.sign(i));
  let seen = 0;
  for (let round = 0; round < 80; round++) {
    for (const phone of stage.phones) if (random() < 0.3) phone.do(somethingToSay(stage, phone, random));
    const next = round % 10 === 9 ? versions[Math.floor(round / 10) % versions.length] : undefined;
    if (next) stage.publish(next);
    stage.pass(1_000, 1_000);
    for (const phone of stage.phones) {
      const { shared, hidden } = stage.world.visibleTo(phone.person);
      const allowed = shared ? stage.world.shownNow().filter(({ attendee }) => !hidden.has(attendee)) : [];
      expect(phone.floor.needsFull).toBe(false);
      expect(allowed.map(({ dot }) => dot)).toEqual(expect.arrayContaining([...phone.floor.dots.keys()]));
      seen += phone.floor.dots.size;
    }
    await stage.written();
  }
  expect(seen).toBeGreaterThan(300);
  expect(stage.log.lines).toEqual([]);
});

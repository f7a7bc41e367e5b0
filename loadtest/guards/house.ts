/** The small house with its event, on a server of the guard's own whose clock the guard moves ahead. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { OrganizerBadges } from '../../shared/protocol/pages.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { type OwnServer, startOwnServer } from '../own-server.ts';
import { readSite } from '../site.ts';
import { Phone, profileOf } from './phone.ts';
import { smallVenue } from './small-venue.ts';

/** Cards come and go on a beat of so many milliseconds. */
const BEAT_MS = 10_000;
/** How often a moved clock is looked for. */
const LOOK_AGAIN_MS = 5;
/** Who was heard of so long ago is still walked to. */
const HALF_A_CARD_MS = 30_000;
/** The clock is moved to so shortly before what is waited for. */
const SHORTLY_MS = 500;

export interface House {
  readonly server: OwnServer;
  readonly event: string;
  /** The badges of the event's list, with the secret that binds each. */
  readonly badges: readonly { readonly badge: string; readonly secret: string }[];
  /** The signature on this sign. */
  signOf(marker: string): string;
  phone(firstName: string, giveLine: string, seekLine: string): Phone;
  /**
   * Move the server's clock ahead to shortly before this instant of it; without one: to shortly before its next beat.
   * Resolves when the server goes by it.
   */
  jump(to?: number): Promise<void>;
  /** Move the server's clock ahead by so many milliseconds. Resolves when the server goes by it. */
  pass(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

export interface HouseOptions {
  /** So many are on the event's list, or these. */
  readonly badges?: number | readonly string[];
  readonly venue?: VenueFile;
  readonly env?: Readonly<Record<string, string>>;
  readonly line?: (line: string) => void;
}

/** Open it. */
export async function openHouse({ badges = 0, venue = smallVenue, env, line }: HouseOptions = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-house-'));
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    // Exchanged as a whole, so that nobody reads half of it.
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    return path;
  };
  const list = typeof badges === 'number' ? Array.from({ length: badges }, (_, at) => `badge-${at}`) : badges;
  const clock = file('clock', '0');
  const seen = `${clock}.seen`;
  let ahead = 0;
  const server = await startOwnServer({
    args: [
      '--as-built',
      '--venue',
      file('venue.json', JSON.stringify(venue)),
      '--event',
      file('event.json', JSON.stringify({ badges: list })),
    ],
    env: {
      NODE_OPTIONS: `--import ${join(import.meta.dirname, 'clock-ahead.ts')}`,
      CLOCK_AHEAD_FILE: clock,
      ...env,
    },
    ...(line === undefined ? {} : { line }),
  });
  const { endpoint, token } = server;
  const site = await readSite(endpoint, token);
  const answer = await fetch(`${endpoint}/api/organizer/badges`, { headers: { authorization: `Bearer ${token}` } });
  const { badges: given }: OrganizerBadges = await answer.json();
  const pass = async (milliseconds: number): Promise<void> => {
    if (milliseconds <= 0) return;
    ahead += milliseconds;
    file('clock', String(ahead));
    while (!existsSync(seen) || Number(readFileSync(seen, 'utf8')) < ahead) await wait(LOOK_AGAIN_MS);
  };
  return {
    server,
    event: site.event.id,
    badges: given.map(({ badge, url }) => ({ badge, secret: new URL(url).pathname.split('/').at(-1) ?? '' })),
    signOf: (marker) => site.signs.get(marker) ?? '',
    phone: (firstName, giveLine, seekLine) =>
      new Phone({ endpoint, event: site.event.id, profile: profileOf(firstName, giveLine, seekLine) }),
    async jump(to) {
      const now = Date.now() + ahead;
      await pass((to ?? Math.ceil((now + SHORTLY_MS) / BEAT_MS) * BEAT_MS) - SHORTLY_MS - now);
    },
    pass,
    async close() {
      await server.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SYLLABLES = ['bari', 'dolo', 'fumi', 'geta', 'hiku', 'jora', 'lemi', 'nopa', 'rusi', 'teva'];

/** A word that no language has, another one for each number below a hundred. */
const wordOf = (at: number): string => `${SYLLABLES[Math.floor(at / 10) % 10] ?? ''}${SYLLABLES[at % 10] ?? ''}`;

/** Two phones that look for each other and for nobody else: join, scan and open. */
export async function openPair(house: House, at: number): Promise<readonly [Phone, Phone]> {
  const [one, other] = [`zim${wordOf(at)}`, `kol${wordOf(at)}`];
  const pair = [house.phone('Ada', one, other), house.phone('Ben', other, one)] as const;
  await Promise.all(
    pair.map(async (phone) => {
      await phone.connected();
      await phone.must({ type: 'join', profile: phone.profile, oldEnough: true });
      await phone.must({ type: 'scan', marker: 'qr-bar', signature: house.signOf('qr-bar') });
      await phone.must({ type: 'open', minutes: 60, show: 'spot' });
    }),
  );
  return pair;
}

/** Let all of these pairs get their card, say yes and be on their way to each other. */
export async function letMeet(house: House, pairs: readonly (readonly [Phone, Phone])[]): Promise<void> {
  const phones = pairs.flat();
  const present = () => Promise.all(phones.map((phone) => phone.must({ type: 'present', visible: true })));
  // Said before each leap, and no leap is longer than it is remembered: a busy machine may be late after one.
  await present();
  await house.jump();
  await present();
  const cards = await Promise.all(phones.map((phone) => phone.told('proposal')));
  await Promise.all(
    phones.map((phone, at) => phone.must({ type: 'answer', proposal: cards[at]?.id ?? '', yes: true })),
  );
  const endsAt = cards[0]?.endsAt ?? 0;
  await house.jump(endsAt - HALF_A_CARD_MS);
  await present();
  await house.jump(endsAt);
  await present();
  await Promise.all(phones.map((phone) => phone.told('meeting')));
}

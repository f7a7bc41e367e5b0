import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createColyseusLink } from '../../client/link/colyseus-link.ts';
import type { Profile } from '../../shared/protocol/commands.ts';
import type { OrganizerBadges, OrganizerOverview, SessionAnswer } from '../../shared/protocol/pages.ts';
import { type OwnServer, startOwnServer } from '../own-server.ts';
import { readSite, type Site } from '../site.ts';
import { Phone, profileOf } from './phone.ts';

const FORGED = 10_000;
/** On a machine that does much else beside. */
const LONGEST_MS = 900_000;
/** Requests under way at once. */
const AT_ONCE = 24;
/** So many words of a phone at once are within every limit, with its coming and joining: each is judged. */
const WORDS_A_PHONE = 13;

let server: OwnServer;
let site: Site;
/** Mulberry32 from a seed that is printed when something fails. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
let state = seed;
function chance(below: number): number {
  state = (state + 0x6d2b_79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
}
const pick = <T>(of: readonly T[]): T => of[chance(of.length)] as T;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const random = (length: number): string => Array.from({ length }, () => pick([...LETTERS])).join('');

beforeAll(async () => {
  // As behind a proxy, so that the guesses come from many places and each is judged: the limits are other guards' affair.
  server = await startOwnServer({
    args: ['--crowd', '0', '--event', new URL('forged-event.json', import.meta.url).pathname],
    env: { TRUST_PROXY: '127.0.0.1' },
  });
  site = await readSite(server.endpoint, server.token);
});

afterAll(() => server?.end());

const from = (i: number): Record<string, string> => ({ 'x-forwarded-for': `10.${i & 255}.${(i >> 8) & 255}.7` });

/** Do all of these, some at once. */
async function each<T>(things: readonly T[], run: (thing: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < things.length; index = next++) await run(things[index] as T, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Asks until it is answered: a kept connection may end just when it is used again, and then nothing was judged. */
async function ask(path: string, init: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries++) {
    try {
      return await fetch(server.endpoint + path, init);
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

/** One letter another, which is no other spelling of the same bytes. */
function altered(text: string): string {
  const at = chance(text.length - 1);
  const letter = pick([...LETTERS].filter((one) => one !== text[at]));
  return text.slice(0, at) + letter + text.slice(at + 1);
}

const inGroups = <T>(all: readonly T[]): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / WORDS_A_PHONE) }, (_, i) =>
    all.slice(i * WORDS_A_PHONE, (i + 1) * WORDS_A_PHONE),
  );

interface Forgery {
  readonly venue: string;
  readonly marker: string;
  readonly signature: string;
}

/** Addresses of signs that nobody signed: invented, altered, cut, lengthened, of another sign, venue or key. */
function forgeries(): Forgery[] {
  const venue = site.venue.id;
  const real = [...site.signs];
  const kinds: readonly (() => Forgery)[] = [
    () => ({ venue, marker: pick(real)[0], signature: random(22) }),
    () => ({ venue, marker: pick(real)[0], signature: random(1 + chance(60)) }),
    () => {
      const [marker, signature] = pick(real);
      return { venue, marker, signature: altered(signature) };
    },
    () => {
      const [marker, signature] = pick(real);
      return { venue, marker, signature: signature.slice(0, 1 + chance(signature.length - 1)) };
    },
    () => {
      const [marker, signature] = pick(real);
      return { venue, marker, signature: signature + pick(['A', '=', '==', '%00', '.', signature]) };
    },
    () => {
      const [[marker], [other, signature]] = [pick(real), pick(real)];
      return { venue, marker, signature: marker === other ? altered(signature) : signature };
    },
    () => ({ venue, marker: `qr-${random(6)}`, signature: pick(real)[1] }),
    () => {
      const [marker, signature] = pick(real);
      return { venue: pick(['elsewhere', `${venue}-2`, venue.toUpperCase()]), marker, signature };
    },
    () => {
      const [marker] = pick(real);
      const foreign = createHmac('sha256', randomBytes(32)).update(`sign\0${venue}\0${marker}`).digest();
      return { venue, marker, signature: foreign.subarray(0, 16).toString('base64url') };
    },
    () => {
      const [marker, signature] = pick(real);
      return { venue, marker: pick([marker.toUpperCase(), `${marker}.`, `${marker}:`]), signature };
    },
  ];
  return Array.from({ length: FORGED }, (_, i) => (kinds[i % kinds.length] as () => Forgery)());
}

const pathOf = ({ venue, marker, signature }: Forgery) => `/v/${venue}/${encodeURIComponent(marker)}/${signature}`;

/** Whom the server takes the device with this secret for: their profile, or null when it knows none. */
function knownBy(secret: string): Promise<Profile | null> {
  return new Promise((done) => {
    const link = createColyseusLink({
      endpoint: server.endpoint,
      event: site.event.id,
      role: 'phone',
      secret: () => secret,
      onSecret: () => {},
      hello: () => null,
      listener: {
        notice(notice) {
          if (notice.type !== 'welcome') return;
          done(notice.profile);
          link.close();
        },
        floor: () => {},
        own: () => {},
        publicState: () => {},
        line: () => {},
      },
    });
  });
}

/** Somebody who has joined. */
async function joined(name: string): Promise<Phone> {
  const phone = new Phone({ endpoint: server.endpoint, event: site.event.id, profile: profileOf(name, '', '') });
  await phone.connected();
  await phone.must({ type: 'join', profile: phone.profile, oldEnough: true });
  return phone;
}

test(
  `TR 20 of 10,000 forged, cut, altered and foreign sign addresses none is accepted, by page or by scan (seed ${seed})`,
  async () => {
    const all = forgeries();
    const statuses = new Map<number, number>();
    await each(all, async (forgery, i) => {
      const answer = await ask(pathOf(forgery), { headers: from(i) });
      const html = await answer.text();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status < 400) expect.unreachable(`accepted: ${pathOf(forgery)}`);
      if (!/"sign":null/.test(html)) expect.unreachable(`read as a sign: ${pathOf(forgery)}`);
    });
    // Every one was judged: refused as what it is, and not for coming too often.
    expect([...statuses.keys()].sort()).toEqual([403, 404]);
    expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(FORGED);

    const judged = new Map<string, number>();
    const mine = all.filter(({ venue }) => venue === site.venue.id);
    const groups = inGroups(mine);
    await each(groups, async (group, i) => {
      const phone = await joined(`P${i}`);
      for (const { marker, signature } of group) {
        const answer = await phone.say({ type: 'scan', marker, signature: decodeURIComponent(signature) });
        const said = answer.ok ? 'done' : answer.refusal;
        judged.set(said, (judged.get(said) ?? 0) + 1);
      }
      if (phone.notices.some((notice) => notice.type === 'me' && notice.place !== null)) {
        expect.unreachable('a forged sign moved somebody');
      }
      phone.link.close();
    });
    expect([...judged.keys()].sort()).toEqual(['sign-not-genuine', 'sign-unknown']);
    expect([...judged.values()].reduce((sum, count) => sum + count)).toBe(mine.length);

    // And a genuine one is accepted, by both.
    const [marker, signature] = pick([...site.signs]);
    expect((await fetch(`${server.endpoint}/v/${site.venue.id}/${marker}/${signature}`)).status).toBe(200);
    const honest = await joined('Ada');
    expect(await honest.say({ type: 'scan', marker, signature })).toEqual({ ok: true });
    honest.link.close();
  },
  LONGEST_MS,
);

test(
  `TR 21 of 10,000 guessed and altered secrets, in the page’s word or in the cookie, none is anybody’s, and the owner still gets in (seed ${seed})`,
  async () => {
    const owner = await joined('Ada');
    const [marker, signature] = pick([...site.signs]);
    await owner.must({ type: 'scan', marker, signature });
    const { secret } = owner;
    if (secret === null) throw new Error('the owner was given no secret');
    const kinds: readonly (() => string)[] = [
      () => random(43),
      () => altered(secret),
      () => secret.slice(0, 1 + chance(42)),
      () => `${secret}${random(1 + chance(20))}`,
      () => [...secret].reverse().join(''),
      () => secret.toLowerCase() + pick(['', ' ']),
      () => randomBytes(32).toString('hex'),
    ];
    const guesses = Array.from({ length: FORGED }, (_, i) => {
      const guess = (kinds[i % kinds.length] as () => string)();
      return guess === secret ? random(43) : guess;
    });
    const secrets = new Set<string>();
    const asked = guesses.flatMap((guess, i) => (i % 2 === 0 ? [{ guess, cookie: guesses[i + 1] ?? guess }] : []));
    await each(asked, async ({ guess, cookie }, i) => {
      const answer = await ask('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `vis-a-vis=${cookie}`, ...from(i) },
        body: JSON.stringify({ event: site.event.id, role: 'phone', secret: guess }),
      });
      // Both were judged, and the device is somebody new.
      expect(answer.status).toBe(200);
      const given: SessionAnswer = await answer.json();
      if (given.secret === null || given.secret === secret) expect.unreachable('a guess was given the owner’s secret');
      secrets.add(given.secret);
    });
    expect(secrets.size).toBe(FORGED / 2);
    // Whom a guess would be is seen where it joins: nobody who is known.
    await each(
      guesses.filter((_, i) => i % 200 === 1),
      async (guess) => {
        if ((await knownBy(guess)) !== null) expect.unreachable('a guess is somebody');
      },
    );
    expect(owner.link.line).toBe('connected');
    expect((await knownBy(secret))?.firstName).toBe('Ada');
    owner.link.close();
  },
  LONGEST_MS,
);

test(
  'TR 22 what was sealed for one person or use is good for no other, nor a second time where once is meant',
  async () => {
    const [ada, ben] = [await joined('Ada'), await joined('Ben')];
    const [marker, signature] = pick([...site.signs]);
    await ada.must({ type: 'scan', marker, signature });
    const { receipt } = await ada.told('me', (me) => me.receipt !== null);
    if (receipt === null) throw new Error('no receipt came');

    // Another's receipt puts nobody anywhere, altered or not; nor does a receipt keep, or sit, or sign.
    const hello = (sealed: string) =>
      ({ type: 'hello', profile: null, receipt: sealed, open: null, language: 'en' }) as const;
    const words = [
      receipt,
      ...Array.from({ length: 200 }, () => altered(receipt)),
      receipt.slice(0, 40),
      `${receipt}A`,
    ];
    await each(inGroups(words), async (group, i) => {
      const phone = await joined(`R${i}`);
      for (const word of group) expect(await phone.say(hello(word))).toEqual({ ok: true });
      if (phone.notices.some((notice) => notice.type === 'me' && notice.place !== null)) {
        expect.unreachable('a word of another moved somebody');
      }
      phone.link.close();
    });
    for (const ticket of [receipt, altered(receipt), '', random(200)]) {
      expect(await ben.say({ type: 'keep', ticket, reach: '' })).toEqual({ ok: false, refusal: 'keep-not-yours' });
    }

    // A seat ticket is spent by its seat; a receipt, a ticket cut or altered is none.
    const session = () =>
      ask('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ event: site.event.id, role: 'phone', secret: null }),
      }).then((answer): Promise<SessionAnswer> => answer.json());
    const { ticket } = await session();
    for (const forged of [receipt, altered(ticket), ticket.slice(0, -1), `${ticket}A`, '']) {
      const answer = await ask(`/matchmake/joinById/${site.event.id}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket: forged, protocol: 1 }),
      });
      expect(answer.status, forged).toBeGreaterThanOrEqual(400);
    }

    // Badges: each secret opens its own badge alone.
    const token = { headers: { authorization: `Bearer ${server.token}` } };
    const { badges }: OrganizerBadges = await (await fetch(`${server.endpoint}/api/organizer/badges`, token)).json();
    const [first, second] = badges.map(({ badge, url }) => ({
      badge,
      secret: new URL(url).pathname.split('/').at(-1) ?? '',
    }));
    if (!first || !second) throw new Error('the event has no badges');
    const forgedBadges = [
      { badge: first.badge, secret: second.secret },
      { badge: second.badge, secret: first.secret },
      { badge: 'badge-99', secret: first.secret },
      ...Array.from({ length: 300 }, () => ({ badge: first.badge, secret: altered(first.secret) })),
      ...Array.from({ length: 300 }, () => ({ badge: first.badge, secret: random(14) })),
    ];
    await each(forgedBadges, async ({ badge, secret }, i) => {
      const answer = await ask(`/v/${site.venue.id}/badge/${badge}/${secret}`, { headers: from(i) });
      expect(answer.status).toBe(403);
    });
    expect(await ben.say({ type: 'bind-badge', badge: first.badge, secret: second.secret })).toEqual({
      ok: false,
      refusal: 'badge-not-bound',
    });
    expect(await ada.say({ type: 'bind-badge', ...first })).toEqual({ ok: true });
    // The same secret again, by another: the badge is taken.
    expect(await ben.say({ type: 'bind-badge', ...first })).toEqual({ ok: false, refusal: 'badge-not-bound' });

    // Kiosks: a link altered in any letter, or of another marker, opens no kiosk that is sent codes.
    const overview: OrganizerOverview = await (await fetch(`${server.endpoint}/api/organizer/overview`, token)).json();
    const kiosk = new URL(overview.events[0]?.kioskUrl ?? '');
    const shows = async (address: string, i: number): Promise<boolean> => {
      const html = await (await ask(address, { headers: from(i) })).text();
      return /"kiosk":\{[^}]*"key":"/.test(html);
    };
    expect(await shows(kiosk.pathname + kiosk.search, 1)).toBe(true);
    const links = Array.from({ length: 600 }, (_, i) => {
      const query = new URLSearchParams(kiosk.search);
      const keys = [...query.keys()].filter((name) => name !== 'marker');
      const name = pick(keys);
      if (i % 3 === 0) query.set('marker', pick([...site.signs.keys()].filter((id) => id !== query.get('marker'))));
      else query.set(name, i % 3 === 1 ? altered(query.get(name) ?? 'A') : random(22));
      return `${kiosk.pathname}?${query}`;
    });
    await each(links, async (link, i) => {
      if (await shows(link, i))
        expect.unreachable(`a kiosk's link that nobody gave out shows a signed address: ${link}`);
    });
    ada.link.close();
    ben.link.close();
  },
  LONGEST_MS,
);

/** An Event: what takes place in a venue. Read from an event file; `npm start` has a default one. */
import * as z from 'zod/mini';
import { plainCode } from './admission-code.ts';
import { radioName } from './radio-name.ts';
import { localText } from './venue-file.ts';

const instant = z
  .string()
  .check(
    z.regex(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/,
      'Here a local time like 2026-11-23T09:00 is expected',
    ),
  );

const hours = z
  .strictObject({ opens: instant, closes: instant })
  .check(z.refine(({ opens, closes }) => opens < closes, 'It closes before it opens'));

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
};

const named = localText.check(
  z.refine((texts) => Object.keys(texts).length > 0, 'This must be in one language at least'),
);

const topic = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'An id of a topic has 1 to 40 of a-z 0-9 -')),
  name: named,
});

/** What a badge says of itself on the air, in any writing of its {@link radioName}, or is numbered with; part of its address. */
const badge = z
  .string()
  .check(z.regex(/^[A-Za-z0-9._:-]{1,80}$/, 'An id of a badge has 1 to 80 of A-Z a-z 0-9 . _ : -'));

const allDifferent = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const LONGEST_CODE = 40;

/** A code that lets people in. What counts is what {@link plainCode} leaves of it. */
const code = (least: number) =>
  z.string().check(
    z.maxLength(LONGEST_CODE),
    z.refine(
      (text) => plainCode(text).length >= least,
      `A code has ${least} to ${LONGEST_CODE} letters and digits, not counting spaces and hyphens`,
    ),
  );

/** The code that everybody has been told. Six letters and digits are too many to try, {@link SHORTEST_OWN} far too many. */
const SHORTEST_SHARED = 6;
/** A code of one attendee's own: shorter ones would be found among thousands by trying. */
const SHORTEST_OWN = 8;

/** The code of the event, or each attendee's own. */
export const sharedCode = code(SHORTEST_SHARED);

/** The schema of an event. Local times are in `timeZone`. */
export const eventPlan = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/, 'An id of an event has 1 to 60 of a-z 0-9 -')),
  venue: z.string(),
  name: named,
  /** IANA name: "Europe/Paris". */
  timeZone: z.string().check(z.refine(isTimeZone, 'Here a time zone like Europe/Paris is expected')),
  /** When it is open; null: always. */
  hours: z.nullable(z.array(hours).check(z.minLength(1), z.maxLength(100))),
  topics: z.array(topic).check(
    z.maxLength(100),
    z.refine((topics) => allDifferent(topics.map(({ id }) => id)), 'An id is here twice'),
  ),
  admission: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open') }),
    /** One code for all. The organizer may change it while the event runs. */
    z.strictObject({ kind: z.literal('code'), code: sharedCode }),
    /** A code for each, which admits one attendee. */
    z.strictObject({
      kind: z.literal('codes'),
      codes: z.array(code(SHORTEST_OWN)).check(
        z.minLength(1),
        z.maxLength(20_000),
        z.refine((codes) => allDifferent(codes.map(plainCode)), 'A code is here twice'),
      ),
    }),
  ]),
  /** What the first check-in has to be by: any sign, or a code on a screen, which changes and so is not sent around. */
  firstCheckIn: z._default(z.enum(['any', 'changing']), 'any'),
  /** Stated at joining, not checked. */
  minimumAgeYears: z.number().check(z.gte(0), z.lte(120)),
  /** How long a kept encounter lives. */
  encounterDays: z.number().check(z.gte(1), z.lte(3660)),
  /** A demo: simulated people, "walk for me", nothing stored beyond it. */
  demo: z.boolean(),
  /** Ids of the beacon badges that are handed out here: no other can be bound or heard. */
  badges: z._default(
    z.array(badge).check(
      z.maxLength(20_000),
      z.refine((badges) => allDifferent(badges.map(radioName)), 'An id is here twice'),
    ),
    [],
  ),
});

export type Topic = z.infer<typeof topic>;
export type EventPlan = z.infer<typeof eventPlan>;

/** An Event: what takes place in a venue. Read from an event file; `npm start` has a default one. */
import * as z from 'zod/mini';
import { localText } from './venue-file.ts';

const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, 'a local time like 2026-11-23T09:00'));

const topic = z.strictObject({ id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)), name: localText });

/** The schema of an event. Local times are in `timeZone`. */
export const eventPlan = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
  venue: z.string(),
  name: localText,
  /** IANA name: "Europe/Paris". */
  timeZone: z.string(),
  /** When it is open; null: always. */
  hours: z.nullable(z.array(z.strictObject({ opens: instant, closes: instant })).check(z.minLength(1))),
  topics: z.array(topic).check(z.maxLength(100)),
  admission: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open') }),
    z.strictObject({ kind: z.literal('code'), code: z.string().check(z.minLength(4), z.maxLength(40)) }),
  ]),
  /** Stated at joining, not checked. */
  minimumAgeYears: z.number().check(z.gte(0), z.lte(120)),
  /** How long a kept encounter lives. */
  encounterDays: z.number().check(z.gte(1), z.lte(3660)),
  /** A demo: simulated people, "walk for me", nothing stored beyond it. */
  demo: z.boolean(),
});

export type Topic = z.infer<typeof topic>;
export type EventPlan = z.infer<typeof eventPlan>;

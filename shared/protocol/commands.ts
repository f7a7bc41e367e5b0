/**
 * Commands: all that a phone can ask of the server. Each travels as {n, command}; the server answers every one with a
 * `done` or a `refused` notice of the same n. Every string and number is bounded here; what the texts may contain is
 * decided by the rules of shared/meeting (links and telephone numbers are refused there, kindly).
 */
import * as z from 'zod/mini';
import { NEEDS } from '../routing/needs.ts';
import { LONGEST_GOAL } from '../venue/search/goal-text.ts';

const short = (most: number) => z.string().check(z.maxLength(most));
const id = short(80);
const topicIds = z.array(short(40)).check(z.maxLength(3));

/** What a person tells others. Lines are trimmed; empty means not given. */
const profile = z.strictObject({
  firstName: short(80),
  gives: topicIds,
  seeks: topicIds,
  giveLine: short(400),
  seekLine: short(400),
  /** BCP 47 primary languages that the person speaks, at most six. */
  languages: z.array(z.string().check(z.regex(/^[a-z]{2,3}$/))).check(z.maxLength(6)),
});

/** What I need of ways: told to nobody, and written nowhere but on my device. */
const needs = z.array(z.enum(NEEDS)).check(z.maxLength(NEEDS.length));

const show = z.enum(['spot', 'area']);
const openMinutes = z.literal([15, 30, 60]);
const coordinate = z.number().check(z.gte(-20_000), z.lte(20_000));

/** What a phone has heard of beacons, in one batch: each by its name on the air, how strong in dBm, and how long ago in ms. */
export const heardReadings = z
  .array(
    z.strictObject({
      beacon: short(120),
      rssiDbm: z.number().check(z.gte(-128), z.lte(127)),
      ago: z.int().check(z.gte(0), z.lte(10_000)),
    }),
  )
  .check(z.minLength(1), z.maxLength(60));

const command = z.discriminatedUnion('type', [
  /**
   * First on every connection: what the device remembers, so that a server that was restarted knows this person
   * again. `receipt` is the server's own sealed word on the last scan.
   */
  z.strictObject({
    type: z.literal('hello'),
    profile: z.nullable(profile),
    receipt: z.nullable(short(600)),
    open: z.nullable(z.strictObject({ until: z.number(), show })),
    language: z.enum(['en', 'fr']),
    /** None when not given. */
    needs: z.optional(needs),
  }),
  /** From now on my ways keep these. */
  z.strictObject({ type: z.literal('needs'), needs }),
  /** Join, or change what others read of me. */
  z.strictObject({
    type: z.literal('join'),
    profile,
    oldEnough: z.boolean(),
    admissionCode: z.optional(short(60)),
  }),
  /** A sign was scanned: its marker and signature as in the address. */
  z.strictObject({ type: z.literal('scan'), marker: id, signature: short(80) }),
  /** Tell me my code of now, to be held before a kiosk's camera. */
  z.strictObject({ type: z.literal('show-code') }),
  /** Said by a kiosk alone: its camera has read this code. */
  z.strictObject({ type: z.literal('shown'), code: short(300) }),
  /** Bind a beacon badge by its one-time secret. */
  z.strictObject({ type: z.literal('bind-badge'), badge: id, secret: short(80) }),
  /** "Still near the coffee bar": counts for the area, and only where the last scan was. */
  z.strictObject({ type: z.literal('still-here') }),
  /** "I stay here": holds the place of the sign that I scanned, while I am open, until I am seen elsewhere or end it. */
  z.strictObject({ type: z.literal('stay'), on: z.boolean() }),
  /** "I am here", tapped on the map: my own word, which moves only what I see myself. */
  z.strictObject({ type: z.literal('i-am-here'), level: id, x: coordinate, y: coordinate }),
  /** Steps that the phone's motion sensors counted since the last time, on the way that I walk. */
  z.strictObject({ type: z.literal('steps'), count: z.int().check(z.gte(1), z.lte(60)) }),
  /** Beacons of the venue that the phone has heard. */
  z.strictObject({ type: z.literal('hear'), readings: heardReadings }),
  z.strictObject({ type: z.literal('open'), minutes: openMinutes, show }),
  z.strictObject({ type: z.literal('close') }),
  /** A vote for a proposal with the person behind this dot. */
  z.strictObject({ type: z.literal('wave'), dot: z.int().check(z.gte(0), z.lte(0xffff_ffff)) }),
  z.strictObject({ type: z.literal('answer'), proposal: id, yes: z.boolean() }),
  /** "I am there": the person's own word on the step of the way; moves only what they see themselves. */
  z.strictObject({ type: z.literal('at-step'), meeting: id, step: z.int().check(z.gte(0), z.lte(10_000)) }),
  z.strictObject({ type: z.literal('we-met'), meeting: id }),
  /** Take back the other's "we met". */
  z.strictObject({ type: z.literal('not-yet'), meeting: id }),
  /**
   * End the proposal or meeting that I am in, and hide me. `of` names the proposal or meeting that was on the page when
   * it was tapped: it may have been without a line then, and must not end a later one.
   */
  z.strictObject({ type: z.literal('end'), of: z.optional(id) }),
  /** End it, and never meet or see each other again. */
  z.strictObject({ type: z.literal('block') }),
  /** Keep the encounter: the sealed ticket that came with the meeting's end, and how to reach me, if I like. */
  z.strictObject({ type: z.literal('keep'), ticket: short(1200), reach: short(400) }),
  /** Block somebody of my encounters, and erase it. */
  z.strictObject({ type: z.literal('block-encounter'), encounter: id }),
  /** Erase an encounter on my side. */
  z.strictObject({ type: z.literal('forget-encounter'), encounter: id }),
  /** What this phone looks at; the server adds the phone's own surroundings and bounds the rectangle. */
  z.strictObject({
    type: z.literal('look'),
    level: id,
    minX: coordinate,
    minY: coordinate,
    maxX: coordinate,
    maxY: coordinate,
    /** Send full frames again: the page was reloaded or missed one. */
    again: z.boolean(),
  }),
  /** Sent every 8 s and when it changes: whether the page is on screen. */
  z.strictObject({ type: z.literal('present'), visible: z.boolean() }),
  /** Demo only: move me along my way at walking pace. */
  z.strictObject({ type: z.literal('walk-for-me'), meeting: id }),
  /** Ask the way to a thing of the house, or to the nearest of a kind: see shared/venue/search/goal-text.ts. */
  z.strictObject({ type: z.literal('ask-way'), to: short(LONGEST_GOAL) }),
  /** "I am there" on the way that I asked for: this step is done. */
  z.strictObject({ type: z.literal('way-step'), step: z.int().check(z.gte(0), z.lte(10_000)) }),
  z.strictObject({ type: z.literal('stop-way') }),
  /** Demo only: move me along the way that I asked for. */
  z.strictObject({ type: z.literal('walk-my-way') }),
  /** Leave the event: forget all about me that is not a kept encounter. */
  z.strictObject({ type: z.literal('leave') }),
]);

/** One command with its number, counted up by the phone from 1. */
export const commandEnvelope = z.strictObject({ n: z.int().check(z.gte(0), z.lte(0xffff_ffff)), command });

export type Profile = z.infer<typeof profile>;
export type Show = z.infer<typeof show>;
export type Command = z.infer<typeof command>;
export type CommandType = Command['type'];
export type CommandEnvelope = z.infer<typeof commandEnvelope>;

/**
 * Who has had a card for whom today. In memory by their ids; over a restart by marks, keyed hashes of the two and the day
 * that are written for every card as it is dealt, whatever comes of it: they tell of no answer, and end with the day.
 */
import { dayEnd, localTime } from '../venue/opening.ts';
import { hoursNow, store, type Turn } from './turn.ts';
import { noteBoth, type World } from './world.ts';

/** Pairs whose mark has been looked up are remembered up to so many, for a mark takes some microseconds. */
const MOST_ASKED = 100_000;

/** The same for two whoever is named first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

/** Whether these two have had a card for each other on this day of the event. */
export function hadCardToday({ today, proofs }: World, a: string, b: string): boolean {
  if (today.cards.get(a)?.has(b)) return true;
  if (today.marks.size === 0) return false;
  const key = pairKey(a, b);
  let had = today.asked.get(key);
  if (had === undefined) {
    had = proofs.pairMarks(today.day, key).some((mark) => today.marks.has(mark));
    if (today.asked.size >= MOST_ASKED) today.asked.clear();
    today.asked.set(key, had);
  }
  return had;
}

/** How long until the event's day ends; on the nights when clocks are changed, an hour less or more. */
function untilDayEnds(now: number, timeZone: string): number {
  const [, hour = 0, minute = 0, second = 0] =
    /T(\d\d):(\d\d):(\d\d)/.exec(localTime(now, timeZone))?.map(Number) ?? [];
  const [, end = 0] = /T(\d\d)/.exec(dayEnd(now, timeZone))?.map(Number) ?? [];
  const hours = (hour < end ? 0 : 24) + end - hour;
  return ((hours * 60 - minute) * 60 - second) * 1000;
}

/** These two get a card for each other now. Nothing of the simulated is written. */
export function noteCard(turn: Turn, a: string, b: string): void {
  const { world, now } = turn;
  noteBoth(world.today.cards, a, b);
  if (world.attendees.get(a)?.simulated || world.attendees.get(b)?.simulated) return;
  const [mark] = world.proofs.pairMarks(world.today.day, pairKey(a, b));
  if (mark === undefined) return;
  store(turn, { kind: 'card-dealt', mark, until: now + untilDayEnds(now, world.event.timeZone) });
}

/** Begin the event's next day when it is time: pairs may meet again. A World that has just begun is in its first. */
export function turnDay(turn: Turn): void {
  const { world, now } = turn;
  const { day } = hoursNow(turn);
  if (world.today.day === day) return;
  const since = world.today.day === '' ? Number.NEGATIVE_INFINITY : now;
  world.today = { day, since, cards: new Map(), marks: new Set(), asked: new Map() };
}

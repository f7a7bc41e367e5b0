/** Recordings of how people moved: who was face to face with whom, or where each walked. */
import type { Metres, Milliseconds, Point } from '../../shared/geometry/point.ts';

/** Who was together in one window of 20 seconds. */
export interface Contacts {
  readonly kind: 'contacts';
  readonly people: number;
  /** Pairs of people, by their numbers from 0, by window; from the busiest on and round, without windows of nobody. */
  readonly windows: readonly (readonly (readonly [one: number, other: number])[])[];
}

/** Where people walked, each by their way in time. */
export interface Tracks {
  readonly kind: 'tracks';
  readonly lastsMs: Milliseconds;
  /** The earliest first; each has two points at least. */
  readonly people: readonly (readonly { readonly at: Milliseconds; readonly point: Point }[])[];
  readonly middle: Point;
}

/** A file is no recording; the message names the line and its words. */
export class RecordingFault extends Error {
  override readonly name = 'RecordingFault';
}

/** A contact counts for so long until its time, in seconds. */
const WINDOW_S = 20;
/** What follows the busiest so long is what a run begins with, in windows: ten minutes. */
const BUSY_WINDOWS = 30;
/** obsmat.txt counts 25 frames a second. */
const FRAME_MS: Milliseconds = 40;
/** No floor is larger. */
const FARTHEST: Metres = 100_000;

/**
 * Read a recording: lines of a contact list (`t i j`, in seconds) or of obsmat.txt (frame, person, x, z, y, and speeds,
 * in metres). Further columns of contact lists are not looked at.
 * @throws {RecordingFault} naming the line that is neither
 */
export function readRecording(text: string): Contacts | Tracks {
  const rows: { readonly line: number; readonly numbers: readonly number[] }[] = [];
  let columns = 0;
  for (const [at, words] of text.split('\n').entries()) {
    const fields = words.trim().split(/[\s,]+/);
    if (fields[0] === '' || fields[0]?.startsWith('#')) continue;
    columns ||= fields.length;
    const wanted = columns >= 8 ? 8 : 3;
    const numbers = fields.slice(0, wanted).map(Number);
    if (numbers.length < wanted || numbers.some((number) => !Number.isFinite(number)))
      throw new RecordingFault(
        `line ${at + 1} is neither a contact (time, one, other) nor a step of a walking track (8 numbers): '${words.trim().slice(0, 60)}'`,
      );
    rows.push({ line: at + 1, numbers });
  }
  if (rows.length === 0) throw new RecordingFault('it holds nothing');
  return columns >= 8 ? tracksOf(rows) : contactsOf(rows);
}

type Rows = readonly { readonly line: number; readonly numbers: readonly number[] }[];

function contactsOf(rows: Rows): Contacts {
  const numberOf = new Map<number, number>();
  const number = (id: number): number => {
    const known = numberOf.get(id) ?? numberOf.size;
    numberOf.set(id, known);
    return known;
  };
  const byTime = new Map<number, [number, number][]>();
  for (const { line, numbers } of rows) {
    const [t = 0, i = 0, j = 0] = numbers;
    if (i === j) throw new RecordingFault(`line ${line}: ${i} is in contact with ${j}, themselves`);
    const window = Math.ceil(t / WINDOW_S);
    const pairs = byTime.get(window) ?? [];
    pairs.push([number(i), number(j)]);
    byTime.set(window, pairs);
  }
  const windows = [...byTime].sort(([one], [other]) => one - other).map(([, pairs]) => pairs);
  const busy = windows.map((_, at) =>
    windows.slice(at, at + BUSY_WINDOWS).reduce((sum, pairs) => sum + pairs.length, 0),
  );
  const start = busy.indexOf(Math.max(...busy));
  return {
    kind: 'contacts',
    people: numberOf.size,
    windows: [...windows.slice(start), ...windows.slice(0, start)],
  };
}

function tracksOf(rows: Rows): Tracks {
  const people = new Map<number, { readonly at: Milliseconds; readonly point: Point }[]>();
  let lastsMs = 0;
  const low = { x: Number.POSITIVE_INFINITY, y: Number.POSITIVE_INFINITY };
  const high = { x: Number.NEGATIVE_INFINITY, y: Number.NEGATIVE_INFINITY };
  const first = rows.reduce((least, { numbers: [frame = 0] }) => Math.min(least, frame), Number.POSITIVE_INFINITY);
  for (const { line, numbers } of rows) {
    // The third column is a height, 0 in all of them.
    const [frame = 0, id = 0, x = 0, , y = 0] = numbers;
    if (Math.abs(x) > FARTHEST || Math.abs(y) > FARTHEST)
      throw new RecordingFault(`line ${line}: ${x}, ${y} is farther away than any floor goes, in metres`);
    const at = (frame - first) * FRAME_MS;
    const way = people.get(id) ?? [];
    way.push({ at, point: { x, y } });
    people.set(id, way);
    lastsMs = Math.max(lastsMs, at);
    low.x = Math.min(low.x, x);
    low.y = Math.min(low.y, y);
    high.x = Math.max(high.x, x);
    high.y = Math.max(high.y, y);
  }
  const ways = [...people.values()].filter((way) => way.length > 1);
  for (const way of ways) way.sort((one, other) => one.at - other.at);
  if (ways.length === 0) throw new RecordingFault('nobody in it is at two places');
  return { kind: 'tracks', lastsMs, people: ways, middle: { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 } };
}

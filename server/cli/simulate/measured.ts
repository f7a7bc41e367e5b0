/** What was measured of people, as the crowd is compared with it: contacts of a conference, ways of walkers. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { WINDOW } from '../../../shared/crowd/bodies/contacts.ts';
import type { Point } from '../../../shared/geometry/point.ts';
import { UserFault } from '../../fault.ts';

/** One day of badges. */
export interface ContactDay {
  /** Of each contact, seconds. */
  readonly durations: readonly number[];
  /** With how many others each person who had a contact had one, the fewest first. */
  readonly partners: readonly number[];
}

const DAY = 86_400;

/**
 * The days of a contact list: lines `t i j`, two were face to face in the window that ended t seconds after the first
 * midnight; gzip or plain. A gap of more than a window ends a contact.
 */
export function readContacts(path: string): readonly ContactDay[] {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
  const days: Map<string, number[]>[] = [];
  for (const [n, line] of text.trim().split('\n').entries()) {
    const [t, i, j] = line.trim().split(/\s+/).map(Number);
    if (t === undefined || i === undefined || j === undefined || ![t, i, j].every(Number.isFinite)) {
      throw new UserFault(`line ${n + 1} of ${path} is no contact: time, one and other are expected.`);
    }
    const day = Math.floor(t / DAY);
    days[day] ??= new Map();
    const pair = `${Math.min(i, j)} ${Math.max(i, j)}`;
    const times = days[day].get(pair);
    if (times) times.push(t);
    else days[day].set(pair, [t]);
  }
  return days.filter((day) => day !== undefined).map(dayOf);
}

function dayOf(pairs: ReadonlyMap<string, readonly number[]>): ContactDay {
  const durations: number[] = [];
  const partners = new Map<string, number>();
  for (const [pair, times] of pairs) {
    for (const who of pair.split(' ')) partners.set(who, (partners.get(who) ?? 0) + 1);
    const sorted = [...times].sort((a, b) => a - b);
    let from = sorted[0] ?? 0;
    let to = from;
    for (const t of sorted) {
      if (t - to > WINDOW) {
        durations.push(to - from + WINDOW);
        from = t;
      }
      to = t;
    }
    durations.push(to - from + WINDOW);
  }
  return { durations, partners: [...partners.values()].sort((a, b) => a - b) };
}

/** Where somebody was seen walking: each time in seconds. */
export type Track = readonly (Point & { readonly at: number })[];

/** The tracks of an obsmat.txt: frame (25 a second), person, x, z, y and velocities, in metres. */
export function readTracks(path: string): readonly Track[] {
  const tracks = new Map<number, (Point & { at: number })[]>();
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const [frame = 0, who = 0, x = 0, , y = 0] = line.trim().split(/\s+/).map(Number);
    const track = tracks.get(who);
    if (track) track.push({ at: frame / 25, x, y });
    else tracks.set(who, [{ at: frame / 25, x, y }]);
  }
  return [...tracks.values()].filter(({ length }) => length > 3);
}

/** The bodies of the crowd beside people who were measured. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conferenceContacts, TWO_DAYS } from '../../../shared/crowd/bodies/conference.ts';
import { durationOf, kolmogorovSmirnov, partnersOf } from '../../../shared/crowd/bodies/contacts.ts';
import { MANNERS } from '../../../shared/crowd/bodies/manners.ts';
import { Throng } from '../../../shared/crowd/bodies/throng.ts';
import type { Point } from '../../../shared/geometry/point.ts';
import { distanceBetween } from '../../../shared/geometry/vector.ts';
import { dataPath } from '../../venues/test-data.ts';
import { readContacts, readTracks, type Track } from './measured.ts';

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
const inOrder = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const LEVEL = '0';
const STEP = 0.1;
/** Where people were is looked at as often as it was measured, seconds. */
const LOOK = 0.4;

/** How far the nearest other is from each of these, the nearest first. */
const nearestOf = (here: readonly Point[]): number[] =>
  here.map((one) => Math.min(...here.filter((other) => other !== one).map((other) => distanceBetween(one, other))));

/** The median of how fast somebody was over three looks, as the statistics of the data were counted. */
function paceOf(track: Track): number {
  const speeds = track.flatMap((to, i) => {
    const from = track[i - 3];
    return from ? [distanceBetween(from, to) / (to.at - from.at)] : [];
  });
  return quantile(inOrder(speeds), 0.5);
}

/** Bodies come where and when the measured people came, at their pace, and walk where they went. */
function walked(tracks: readonly Track[]) {
  const throng = new Throng({ walls: [], wayBetween: (_from, to) => [to] });
  const people = tracks.map((track) => {
    const [from = { at: 0, x: 0, y: 0 }] = track;
    // Each fifth second of the way: the rest is for the bodies to find.
    const way = track.filter((_, i) => i % 12 === 11 || i === track.length - 1);
    const mover = throng.add({ level: LEVEL, x: from.x, y: from.y }, Math.max(0.2, paceOf(track)), false);
    return { from, way: way.map(({ x, y }) => ({ level: LEVEL, x, y })), mover, steps: [] as Point[] };
  });
  const spaces: number[] = [];
  const ends = Math.max(...tracks.map((track) => track.at(-1)?.at ?? 0));
  let lookIn = 0;
  for (let now = 0; now < ends; now += STEP) {
    for (const { from, way, mover, steps } of people) {
      if (!mover.inside && steps.length === 0 && from.at <= now) {
        throng.enter(mover, { level: LEVEL, ...from });
        throng.follow(mover, way);
        steps.push(from);
      }
      if (mover.inside && mover.ride === null && mover.next >= mover.path.length) throng.leave(mover);
    }
    throng.step(STEP * 1000);
    lookIn -= STEP;
    if (lookIn > 1e-9) continue;
    lookIn += LOOK;
    const here = people.filter(({ mover }) => mover.inside && mover.ride === null);
    for (const { mover, steps } of here) steps.push({ x: mover.x, y: mover.y });
    spaces.push(...nearestOf(here.map(({ mover }) => mover)).filter(Number.isFinite));
  }
  const paces = people.map(({ steps }) =>
    quantile(
      inOrder(steps.flatMap((to, i) => (i < 3 ? [] : [distanceBetween(steps[i - 3] ?? to, to) / (3 * LOOK)]))),
      0.5,
    ),
  );
  return { spaces: inOrder(spaces), paces: inOrder(paces.filter(Number.isFinite)) };
}

const pedestrians = dataPath('pedestrians');

// As counted of the measured people in walking-statistics.json: speed p10, median, p90; spacing p5, median.
test.skipIf(pedestrians === null).each([
  ['zara01', [0.84, 1.23, 1.51], [0.61, 0.97]],
  ['zara02', [0.55, 1.21, 1.57], [0.46, 0.8]],
] as const)(
  'CR 24 bodies that come where and when people came keep the pace and the distance of people: %s',
  (run, speeds, spacing) => {
    const { spaces, paces } = walked(readTracks(join(pedestrians ?? '', run, 'obsmat.txt')));
    for (const [i, share] of [0.1, 0.5, 0.9].entries()) {
      expect(Math.abs(quantile(paces, share) - (speeds[i] ?? 0)), `speed at ${share}`).toBeLessThanOrEqual(0.12);
    }
    for (const [i, share] of [0.05, 0.5].entries()) {
      expect(Math.abs(quantile(spaces, share) - (spacing[i] ?? 0)), `space at ${share}`).toBeLessThanOrEqual(0.25);
    }
    expect(spaces[0]).toBeGreaterThanOrEqual(0.2);
  },
);

const contacts = dataPath('contacts');

test.skipIf(contacts === null)(
  'CR 30 people who mingle are face to face as long, and with as many, as at a real conference',
  () => {
    const measured = readContacts(join(contacts ?? '', 'SFHH_tij.dat.gz'));
    expect(measured.map(({ durations }) => durations.length)).toEqual([16_212, 9_828]);
    const days = conferenceContacts({ seed: 1, people: 403, manners: MANNERS, days: TWO_DAYS });
    for (const [i, day] of days.entries()) {
      const distance = kolmogorovSmirnov(day.map(durationOf), measured[i]?.durations ?? []);
      expect(distance, `day ${i + 1}`).toBeLessThanOrEqual(0.15);
    }
    const durations = days.flat().map(durationOf);
    const mean = durations.reduce((sum, one) => sum + one, 0) / durations.length;
    // Measured: 60 % of 20 s, mean 54 s, median 42 partners of 403.
    expect(durations.filter((one) => one === 20).length / durations.length).toBeGreaterThan(0.5);
    expect(durations.filter((one) => one === 20).length / durations.length).toBeLessThan(0.7);
    expect(mean).toBeGreaterThan(46);
    expect(mean).toBeLessThan(62);
    const partners = quantile(partnersOf(days.flat()), 0.5);
    expect(partners).toBeGreaterThanOrEqual(34);
    expect(partners).toBeLessThanOrEqual(50);
  },
  // Some ten seconds of a processor of one's own.
  300_000,
);

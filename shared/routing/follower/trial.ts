/** Ways between places that people ask for, chosen by a seed, and how many of them a stranger walks by the words alone. */
import type { Place } from '../../geometry/point.ts';
import { insidePoint } from '../../geometry/polygon.ts';
import { distanceBetween, pointOf, polygonOf } from '../../geometry/vector.ts';
import { textIn } from '../../venue/local-text.ts';
import type { AreaKind, LocalText, VenueFile } from '../../venue/venue-file.ts';
import type { VenueIndex } from '../../venue/venue-index.ts';
import type { VenueMeshes } from '../meshes.ts';
import type { Wayfinder } from '../way.ts';
import { stepWords } from '../words.ts';
import { Follower } from './follower.ts';

export interface Trial {
  readonly venue: VenueFile;
  readonly index: VenueIndex;
  readonly wayfinder: Wayfinder;
  readonly meshes: VenueMeshes;
}

interface Goal extends Place {
  readonly name: LocalText;
  /** Null where one has to come to the very place. */
  readonly area: string | null;
}

/** Shorter ways need no words. */
const LEAST_METRES = 15;
/** So near to the goal, and in sight of it, one has reached it. */
const REACHED = 5;
/** Of so many ways one is asked for without stairs. */
const WITHOUT_STAIRS = 4;
const NO_GOALS: readonly AreaKind[] = ['stairs', 'escalator', 'lift', 'ramp'];

/** Rooms and halls, meeting points, and what people look for: stands, bars, desks; not signs and doors that only show the way. */
function goalsOf({ areas, meetingPoints, landmarks }: VenueFile): Goal[] {
  return [
    ...areas.flatMap(({ id, kind, level, walkable, name, polygon }) =>
      walkable && name && !NO_GOALS.includes(kind)
        ? [{ area: id, name, level, ...insidePoint(polygonOf(polygon)) }]
        : [],
    ),
    ...meetingPoints.map(({ level, name, at }) => ({ area: null, name, level, ...pointOf(at) })),
    ...landmarks
      .filter(({ id }) => !/^[le]-/.test(id))
      .map(({ level, name, at }) => ({ area: null, name, level, ...pointOf(at) })),
  ];
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Walks so many ways, every other one from a place and from where a sign is scanned, and says of each whether the goal
 * was reached, and of those that were not all there was.
 */
export function walkByWords(
  { venue, index, wayfinder, meshes }: Trial,
  language: 'en' | 'fr',
  ways: number,
  seed: number,
): { reached: boolean[]; lost: string[] } {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const follower = new Follower(venue, meshes);
  const [goals, signs] = [goalsOf(venue), venue.markers.filter(({ kind }) => kind === 'qr')];
  const lost: string[] = [];
  const reached: boolean[] = [];
  for (let tried = 0; tried < ways; ) {
    const sign = tried % 2 === 0 ? null : pick(signs);
    const begin = sign ? { ...pointOf(sign.standAt), level: sign.level, name: sign.name } : pick(goals);
    const goal = pick(goals);
    const needs = random() * WITHOUT_STAIRS < 1 ? (['no-stairs'] as const) : [];
    const way = wayfinder.way(begin, goal, { needs, into: goal.area });
    if ('reason' in way || way.lengthMetres < LEAST_METRES) continue;
    tried += 1;
    const words = way.steps.map((step, i) => stepWords(step, way.steps[i + 1] ?? null, venue, language));
    const walked = follower.follow(way.from, words, language);
    const { place } = walked;
    const near = place.level === goal.level && distanceBetween(place, goal) <= REACHED && follower.sees(place, goal);
    const inside = goal.area !== null && index.areasAt(place).some(({ id }) => id === goal.area);
    reached.push(walked.lost === null && (near || inside));
    if (reached.at(-1)) continue;
    const ends = `${textIn(begin.name, language)} → ${textIn(goal.name, language)}`;
    lost.push(`${ends}, ${walked.lost ?? 'somewhere else'}\n${words.map((sentence) => `  ${sentence}`).join('\n')}`);
  }
  return { reached, lost };
}

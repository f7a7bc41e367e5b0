/** The steps of a way over levels: those of each leg, and between them the connections that are taken. */
import type { Metres, Place, Point } from '../geometry/point.ts';
import { lineLength, pointAlong, sampleLine } from '../geometry/polyline.ts';
import { pointOf } from '../geometry/vector.ts';
import { through } from './cues.ts';
import { remarksAlong } from './door-remarks.ts';
import type { Leg, Ridden } from './legs.ts';
import type { Need } from './needs.ts';
import type { RouteStep } from './route.ts';
import type { Exit } from './stance.ts';
import { arrival, stepsAlong } from './steps.ts';
import type { Surroundings } from './surroundings.ts';

/** Between two connections, walks shorter than this are not spoken of: the next one is right there. */
const RIGHT_THERE: Metres = 2.5;

/** A landmark this near to where a connection is entered stands for it. */
const AT_CONNECTION: Metres = 3;

/** How finely the way out of stairs or a lift is looked at. */
const STRIDE: Metres = 0.5;
/** Stairs and lifts longer than this from where they are left are walked like any floor. */
const LONGEST_EXIT: Metres = 20;

/** The landmark that stands for the connection where it is entered; null when there is none. */
function landmarkOf({ connection, from }: Ridden, at: Place, around: Surroundings): string | null {
  const kind = connection.kind === 'lift' ? 'lift' : 'stairs';
  const stop = connection.stops.find(({ level }) => level === from);
  const place = stop ? { ...pointOf(stop.at), level: from } : at;
  const near = around.index.landmarksNear(place, AT_CONNECTION).filter(({ thing }) => thing.kind === kind);
  return near[0]?.thing.id ?? null;
}

/** Where somebody who follows the line is out of the connection that they came by. */
function exitOf(line: readonly Point[], level: string, { connection, to }: Ridden, around: Surroundings): Exit | null {
  const areas = connection.stops.filter((stop) => stop.level === to).map(({ area }) => area);
  const longest = Math.min(lineLength(line), LONGEST_EXIT);
  for (let along = STRIDE; along < longest; along += STRIDE) {
    const at = pointAlong(line, along);
    if (around.index.areasAt({ ...at, level }).some(({ id }) => areas.includes(id))) continue;
    const before = pointAlong(line, along - STRIDE);
    const [gap] = around.gapsBetween(level, pointAlong(line, along - 2 * STRIDE), at);
    return {
      along: along + STRIDE,
      ...(gap ? through({ a: gap.a, b: gap.b, to: at }, before) : { stand: at, before }),
    };
  }
  return null;
}

/** What is asked for: a place, or the whole area that it is in. */
export interface Asked extends Place {
  readonly into: string | null;
}

/** Whether the line stays on the stairs that one came by, so that one is still on them at its end. */
function staysOn(line: readonly Point[], level: string, { connection, to }: Ridden, around: Surroundings): boolean {
  const area = connection.stops.find((stop) => stop.level === to)?.area;
  if (area === undefined || connection.kind !== 'stairs') return false;
  return sampleLine(line, STRIDE).every((at) => around.index.areasAt({ ...at, level }).some(({ id }) => id === area));
}

/** The steps of one leg, each with the remarks on the doors that it goes through. */
function withRemarks(steps: readonly RouteStep[], leg: Leg, needs: readonly Need[], around: Surroundings): RouteStep[] {
  const found = remarksAlong(leg.line, leg.level, needs, around);
  let begins = 0;
  return steps.map((step, i) => {
    const ends = i === steps.length - 1 ? Infinity : begins + step.lengthMetres;
    const mine = found.filter(({ along }) => along >= begins && along < ends).flatMap(({ remarks }) => remarks);
    begins = ends;
    return mine.length === 0 ? step : { ...step, remarks: [...new Set(mine)] };
  });
}

/** @param needs of the walker: doors are remarked upon by them */
export function stepsOfLegs(
  legs: readonly Leg[],
  goal: Asked,
  around: Surroundings,
  needs: readonly Need[] = [],
): RouteStep[] {
  const steps: RouteStep[] = [];
  for (const [i, leg] of legs.entries()) {
    const { level, line, ride } = leg;
    const at = { ...(line.at(-1) ?? goal), level };
    const walked = lineLength(line);
    const came = legs[i - 1]?.ride ?? null;
    const landmark = ride && landmarkOf(ride, at, around);
    const on = ride?.connection.kind === 'stairs' && came !== null && staysOn(line, level, came, around);
    const short = ride !== null && came !== null && (on || walked < RIGHT_THERE);
    const exit = came && exitOf(line, level, came, around);
    const area = ride?.connection.stops.find((stop) => stop.level === ride.from)?.area;
    const connection = ride && { landmark, isLift: ride.connection.kind === 'lift', area };
    const stretch = {
      line,
      level,
      exit,
      connection,
      goal: ride ? null : { at: goal, into: goal.into },
      came: came !== null,
    };
    const told = short ? null : stepsAlong(stretch, around);
    const walk = told?.steps ?? [];
    if (!ride) {
      steps.push(...withRemarks(walk, leg, needs, around));
      if (told) steps.push(arrival(line, goal, told, around));
      continue;
    }
    const from = told ? (told.approach?.from ?? walked) : 0;
    const taken: RouteStep = {
      kind: 'connection',
      at: pointAlong(line, from),
      level,
      lengthMetres: ride.lengthMetres + walked - from,
      landmark,
      area: null,
      connection: ride.connection.id,
      ...(on ? { stays: true } : {}),
      side: told?.approach?.side ?? 'ahead',
    };
    steps.push(...withRemarks([...walk, taken], leg, needs, around));
  }
  return steps;
}

/** The steps of a way over levels: those of each leg, and between them the connections that are taken. */
import type { Metres, Place } from '../geometry/point.ts';
import { lineLength } from '../geometry/polyline.ts';
import { pointOf } from '../geometry/vector.ts';
import type { VenueIndex } from '../venue/venue-index.ts';
import type { Leg, Ridden } from './legs.ts';
import type { RouteStep } from './route.ts';
import { stepsOf } from './steps.ts';

/** Between two connections, walks shorter than this are not spoken of: the next one is right there. */
const RIGHT_THERE: Metres = 2.5;

/** A landmark this near to where a connection is entered stands for it. */
const AT_CONNECTION: Metres = 3;

/** The landmark that stands for the connection where it is entered; null when there is none. */
function landmarkOf({ connection, from }: Ridden, at: Place, index: VenueIndex): string | null {
  const kind = connection.kind === 'lift' ? 'lift' : 'stairs';
  const stop = connection.stops.find(({ level }) => level === from);
  const place = stop ? { ...pointOf(stop.at), level: from } : at;
  const near = index.landmarksNear(place, AT_CONNECTION).filter(({ thing }) => thing.kind === kind);
  return near[0]?.thing.id ?? null;
}

export function stepsOfLegs(legs: readonly Leg[], goal: Place, index: VenueIndex): RouteStep[] {
  const steps: RouteStep[] = [];
  for (const [i, { level, line, ride }] of legs.entries()) {
    const end = line.at(-1) ?? goal;
    const walked = lineLength(line);
    if (!ride) {
      steps.push(...stepsOf(line, level, goal, index));
      continue;
    }
    const at = { ...end, level };
    const short = walked < RIGHT_THERE && i > 0;
    const told = short ? [] : stepsOf(line, level, at, index).filter((step) => step.kind !== 'arrive');
    steps.push(...told, {
      kind: 'connection',
      at: short ? (line[0] ?? end) : end,
      level,
      lengthMetres: ride.lengthMetres + (short ? walked : 0),
      landmark: landmarkOf(ride, at, index),
      area: null,
      connection: ride.connection.id,
      side: null,
    });
  }
  return steps;
}

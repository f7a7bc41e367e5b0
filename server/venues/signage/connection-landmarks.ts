/** Stairs, escalators and lifts as landmarks, one at each stop, called by what is near. */
import { pointOf } from '../../../shared/geometry/vector.ts';
import type { Landmark } from '../../../shared/venue/venue-file.ts';
import { isWalkway } from '../../../shared/venue/walkway.ts';
import { phrase } from './phrases.ts';
import type { Survey } from './survey.ts';

/** The landmarks that the venue's connections are. */
export function connectionLandmarks(survey: Survey): Landmark[] {
  const landmarks: Landmark[] = [];
  for (const connection of survey.index.venue.connections) {
    const { id, kind, stops } = connection;
    if (kind === 'ramp' || isWalkway(connection)) continue;
    stops.forEach(({ level, at, area: areaId }, i) => {
      const area = areaId === undefined ? null : survey.index.area(areaId);
      if (area === null) return;
      const name = phrase(kind, survey.nameNear(area, pointOf(at)));
      landmarks.push({
        id: `l-${id}-${i + 1}`.slice(0, 80),
        level,
        kind: kind === 'lift' ? 'lift' : 'stairs',
        name,
        at,
      });
    });
  }
  return landmarks;
}

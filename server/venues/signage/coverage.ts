/** Signs between the entrances, so that nobody stands far from one. */
import type { Metres } from '../../../shared/geometry/point.ts';
import { distanceBetween, pointOf } from '../../../shared/geometry/vector.ts';
import type { Landmark, Marker } from '../../../shared/venue/venue-file.ts';
import { phrase } from './phrases.ts';
import type { Stand, Survey } from './survey.ts';

/** A landmark nearer than this is what the sign is at. */
const AT_LANDMARK: Metres = 6;

/** How much farther than the farthest place another may be chosen for having a wall to hang the sign on. */
const LEEWAY: Metres = 3;

export interface Coverage {
  readonly landmarks: Landmark[];
  readonly markers: Marker[];
}

/**
 * Adds signs to `markers` until every place to stand is within `spacing` of one (in a straight line), each where the
 * need is greatest. A sign is named after the landmark beside it, and is one itself where there is none.
 */
export function coverWithSigns(
  survey: Survey,
  markers: readonly Marker[],
  landmarks: readonly Landmark[],
  spacing: Metres,
): Coverage {
  const made: Coverage = { landmarks: [], markers: [] };
  for (const { id: level } of survey.index.levels) {
    const stands = survey.stands(level);
    const away = stands.map(() => Infinity);
    const settle = (p: { readonly x: number; readonly y: number }) => {
      stands.forEach((stand, i) => {
        away[i] = Math.min(away[i] ?? Infinity, distanceBetween(stand, p));
      });
    };
    for (const marker of markers) if (marker.level === level) settle(pointOf(marker.standAt));
    const known = landmarks.filter((landmark) => landmark.level === level);
    for (;;) {
      const farthest = Math.max(0, ...away);
      if (farthest <= spacing) break;
      const floor = farthest === Infinity ? Infinity : Math.max(spacing, farthest - LEEWAY);
      const [stand] = stands
        .filter((_, i) => (away[i] ?? 0) >= floor)
        .sort((a, b) => a.room - b.room || a.y - b.y || a.x - b.x);
      if (stand === undefined) break;
      settle(stand);
      addSign(survey, level, stand, known, made);
    }
  }
  return made;
}

function addSign(survey: Survey, level: string, stand: Stand, known: readonly Landmark[], made: Coverage): void {
  const number = made.markers.length + 1;
  const at: [number, number] = [stand.x, stand.y];
  const id = `${level}-${Math.round(stand.x)}-${Math.round(stand.y)}`;
  const beside = known
    .filter((landmark) => distanceBetween(pointOf(landmark.at), stand) <= AT_LANDMARK)
    .filter((landmark) => survey.inSight(level, stand, pointOf(landmark.at)))
    .sort((a, b) => distanceBetween(pointOf(a.at), stand) - distanceBetween(pointOf(b.at), stand))[0];
  const name = beside?.name ?? phrase('sign', survey.nameNear(stand.area, stand), number);
  made.markers.push({ id: `s-${id}`, kind: 'qr', level, at, standAt: at, area: stand.area.id, name });
  if (beside === undefined) made.landmarks.push({ id: `l-${id}`, level, kind: 'other', name, at });
}

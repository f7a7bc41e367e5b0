/** A recorded data set as a venue: its floor, with its anchors as gateways. */
import type { Place, Point, Polygon } from '../../shared/geometry/point.ts';
import { boundsOf, polygonContains } from '../../shared/geometry/polygon.ts';
import { calibrateVenue } from '../../shared/positioning/locating/calibrate-venue.ts';
import { walkGrid } from '../../shared/positioning/locating/walk-grid.ts';
import { isReading } from '../../shared/positioning/sighting.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { RecordedSet } from '../cli/evaluate/recorded.ts';

/** Where a set does not say what can be walked on, it is a rectangle so far around anchors and true places. */
const MARGIN = 3;

/** How far from the floor an anchor may be mounted. */
const TO_FLOOR = 30;

const pair = ({ x, y }: Point): [number, number] => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];

function floorOf(set: RecordedSet, level: string): readonly Polygon[] {
  if (set.walkable !== null) return set.walkable.get(level) ?? [];
  const { minX, minY, maxX, maxY } = boundsOf([...set.anchors, ...[...set.truth.values()].flat()]);
  const [left, top, right, bottom] = [minX - MARGIN, minY - MARGIN, maxX + MARGIN, maxY + MARGIN];
  return [
    [[left, top] as const, [right, top] as const, [right, bottom] as const, [left, bottom] as const].map(([x, y]) => ({
      x,
      y,
    })),
  ].map((ring): Polygon => [ring]);
}

/** The venue of a recorded set, calibrated where the set has measurements for it. */
export function replayVenue(set: RecordedSet, name: string): VenueFile {
  const truths = [...set.truth.values()].flat();
  const ids = new Set([...set.anchors, ...truths].map(({ level }) => level));
  for (const level of set.walkable?.keys() ?? []) ids.add(level);
  const levels = [...ids].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  const floors = new Map(levels.map((level) => [level, floorOf(set, level)]));
  const areas = levels.flatMap((level) =>
    (floors.get(level) ?? []).map((polygon, i): VenueFile['areas'][number] => ({
      id: `floor-${level}-${i}`,
      level,
      kind: 'room',
      polygon: polygon.map((ring) => ring.map(pair)),
      walkable: true,
    })),
  );
  const walls = areas.flatMap(({ id, level, polygon }) =>
    polygon.map((ring, i) => ({ id: `${id}-wall-${i}`, level, line: [...ring, ...ring.slice(0, 1)] })),
  );
  const grids = new Map(
    levels.map((level) => [level, walkGrid({ level, floor: floors.get(level) ?? [], obstacles: [], walls: [] })]),
  );
  const areaAt = ({ level, x, y }: Place): string =>
    areas[
      areas.findIndex(
        (each) => each.level === level && floors.get(level)?.some((one) => polygonContains(one, { x, y })),
      )
    ]?.id ?? '';
  const markers = set.anchors.flatMap(({ id, level, x, y }): VenueFile['markers'] => {
    const stand = grids.get(level)?.nearest(x, y, TO_FLOOR);
    if (!stand) return [];
    const area = areaAt({ level, ...stand });
    return [
      {
        id,
        kind: 'beacon',
        radio: id,
        level,
        at: pair({ x, y }),
        standAt: pair(stand),
        area,
        name: { en: `Receiver ${id}` },
      },
    ];
  });
  const venue: VenueFile = {
    format: 'vis-a-vis-venue',
    version: 1,
    id: 'replay',
    name: { en: name },
    levels: levels.map((id, ordinal) => ({
      id,
      ordinal,
      name: { en: `Level ${id}`, fr: `Niveau ${id}` },
      shortName: id.slice(0, 4) || '0',
    })),
    areas,
    walls,
    obstacles: [],
    doors: [],
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers,
  };
  const measured = set.calibration
    .filter(({ rssiDbm }) => isReading(rssiDbm))
    .map((reading) => ({ ...reading, scan: `${reading.x} ${reading.y}` }));
  const fitted = measured.length === 0 ? null : calibrateVenue(venue, measured);
  return fitted !== null && 'radio' in fitted ? { ...venue, radio: fitted.radio } : venue;
}

/** The overlay of a draft: its signs and points, what is chosen, its handles, and where something is wrong. */
import { middleOf } from '../../../shared/editing/any-thing.ts';
import { byId, type Ref } from '../../../shared/editing/draft.ts';
import { printedNumber } from '../../../shared/editing/signs.ts';
import { walkwayOn } from '../../../shared/editing/walkways.ts';
import type { Point } from '../../../shared/geometry/point.ts';
import { pointOf } from '../../../shared/geometry/vector.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { isWalkway } from '../../../shared/venue/walkway.ts';
import type { Overlay, OverlayLine, OverlayPoint, OverlayShape } from '../../map/board/index.ts';
import type { Handle } from './dragging.ts';
import type { Faults } from './editor.ts';
import { sameRef } from './pick.ts';

/** More marks of faults than this say no more than that there are many. */
const MOST_FAULTS = 60;

/** The signs, beacons, meeting points and places of a level. Landmarks and stops are on the map already. */
function things(venue: VenueFile, level: string, isChosen: (ref: Ref) => boolean): OverlayPoint[] {
  const tone = (ref: Ref) => (isChosen(ref) ? 'chosen' : 'quiet');
  const points: OverlayPoint[] = [];
  for (const place of venue.places ?? []) {
    if (place.level === level)
      points.push({ at: pointOf(place.at), glyph: 'place', tone: tone({ list: 'places', id: place.id }) });
  }
  for (const marker of venue.markers) {
    if (marker.level !== level || marker.meetingPoint !== undefined) continue;
    const ref: Ref = { list: 'markers', id: marker.id };
    const glyph = marker.kind === 'qr' ? 'sign' : 'beacon';
    const text = marker.kind === 'qr' ? String(printedNumber(venue, marker.id)) : '';
    points.push({ at: pointOf(marker.at), glyph, tone: tone(ref), text });
  }
  for (const point of venue.meetingPoints) {
    if (point.level !== level) continue;
    const ref: Ref = { list: 'meetingPoints', id: point.id };
    points.push({ at: pointOf(point.at), glyph: 'meeting', tone: tone(ref), text: String(point.number) });
  }
  return points;
}

function chosenShape(venue: VenueFile, level: string, ref: Ref): Partial<Overlay> {
  const onLevel = <T extends { level: string }>(thing: T | undefined) => (thing?.level === level ? thing : undefined);
  switch (ref.list) {
    case 'areas':
    case 'obstacles': {
      const thing = ref.list === 'areas' ? onLevel(byId(venue.areas, ref.id)) : onLevel(byId(venue.obstacles, ref.id));
      if (thing === undefined) return {};
      const walkway = ref.list === 'areas' ? walkwayOn(venue, ref.id) : null;
      const shapes: OverlayShape[] = [{ rings: thing.polygon.map((ring) => ring.map(pointOf)), tone: 'chosen' }];
      return walkway === null
        ? { shapes }
        : { ...chosenShape(venue, level, { list: 'connections', id: walkway.id }), shapes };
    }
    case 'walls':
    case 'doors': {
      const thing = ref.list === 'walls' ? onLevel(byId(venue.walls, ref.id)) : onLevel(byId(venue.doors, ref.id));
      const lines: OverlayLine[] = thing === undefined ? [] : [{ line: thing.line.map(pointOf), tone: 'chosen' }];
      return { lines };
    }
    case 'connections': {
      const connection = byId(venue.connections, ref.id);
      const stops = connection?.stops.filter((stop) => stop.level === level) ?? [];
      // Both ends of a moving walkway are here: numbered as it runs, a line between them.
      const walkway = connection !== undefined && isWalkway(connection);
      return {
        lines: walkway && stops.length > 0 ? [{ line: stops.map((stop) => pointOf(stop.at)), tone: 'guide' }] : [],
        points: stops.map((stop, i) => {
          const text = walkway && connection.oneWay ? String(i + 1) : '';
          return { at: pointOf(stop.at), glyph: 'stop', tone: 'chosen', text };
        }),
      };
    }
    case 'landmarks': {
      const landmark = onLevel(byId(venue.landmarks, ref.id));
      return {
        points:
          landmark === undefined ? [] : [{ at: pointOf(landmark.at), glyph: 'landmark', tone: 'chosen', text: '' }],
      };
    }
    case 'markers': {
      const marker = onLevel(byId(venue.markers, ref.id));
      return marker === undefined
        ? {}
        : { lines: [{ line: [pointOf(marker.at), pointOf(marker.standAt)], tone: 'guide' }] };
    }
    default:
      return {};
  }
}

export interface Pictured {
  readonly venue: VenueFile;
  readonly level: string;
  readonly chosen: readonly Ref[];
  readonly handles: readonly Handle[];
  readonly faults: Faults | null;
  readonly faultRef: (fault: Faults['list'][number]) => Ref | null;
  readonly cross: Point | null;
  /** What is being drawn or dragged. */
  readonly over: readonly Overlay[];
}

export function pictureOf({ venue, level, chosen, handles, faults, faultRef, cross, over }: Pictured): Overlay {
  const parts = [
    ...chosen.map((ref) => chosenShape(venue, level, ref)),
    {
      points: [
        ...things(venue, level, (ref) => chosen.some((each) => sameRef(each, ref))),
        ...handles.map(({ kind, at }): OverlayPoint => ({ at, glyph: kind, tone: 'chosen' })),
        ...(faults?.list ?? []).slice(0, MOST_FAULTS).flatMap((fault): OverlayPoint[] => {
          const ref = faultRef(fault);
          const at = ref === null ? null : middleOf(venue, ref, level);
          return at?.level === level ? [{ at, glyph: 'fault', tone: 'fault' }] : [];
        }),
        ...(cross === null ? [] : [{ at: cross, glyph: 'cursor', tone: 'quiet' } as const]),
      ],
    },
    ...over,
  ] as const;
  const all: readonly Partial<Overlay>[] = parts;
  return {
    shapes: all.flatMap((part) => part.shapes ?? []),
    lines: all.flatMap((part) => part.lines ?? []),
    points: all.flatMap((part) => part.points ?? []),
    note: all.reduce<Overlay['note']>((note, part) => part.note ?? note, null),
  };
}

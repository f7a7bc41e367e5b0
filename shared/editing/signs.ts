/** QR signs and beacons: where they hang, and where one stands before them. */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceBetween, pointOf } from '../geometry/vector.ts';
import { AREA_KIND_NAMES } from '../venue/area-kinds.ts';
import type { LocalText, Marker, VenueArea, VenueFile } from '../venue/venue-file.ts';
import {
  byId,
  type Chance,
  type Draft,
  edited,
  freshId,
  mapped,
  type Outcome,
  refused,
  replaced,
  within,
  without,
  withVenue,
  xy,
} from './draft.ts';
import { floorAt } from './floor.ts';
import { hangingAt, type Standing, standingBefore } from './standing.ts';

/** A landmark this near gives a sign its name. */
const BESIDE_LANDMARK: Metres = 5;

/** Lists of markers are not changed but replaced: who has which number is found once. */
const printed = new WeakMap<readonly Marker[], ReadonlyMap<string, number>>();

/** What is printed on a QR sign: its own number, or its turn among the signs of the file; 0 for what is no sign. */
export function printedNumber({ markers }: VenueFile, id: string): number {
  const known =
    printed.get(markers) ??
    new Map(markers.filter(({ kind }) => kind === 'qr').map((sign, i) => [sign.id, sign.number ?? i + 1]));
  printed.set(markers, known);
  return known.get(id) ?? 0;
}

/**
 * The markers with every sign's printed number written down. Before the list changes: a sign without a number is known by
 * its turn, and another sign put in or taken out would change what hangs on the wall already.
 */
export function numbered(venue: VenueFile): Marker[] {
  let turn = 0;
  return mapped(venue.markers, (marker) => {
    if (marker.kind !== 'qr') return marker;
    turn++;
    return marker.number === undefined ? { ...marker, number: turn } : marker;
  });
}

const nextNumber = (markers: readonly Marker[]): number =>
  markers.reduce((most, { number = 0 }) => Math.max(most, number), 0) + 1;

/** What a sign is called until somebody says better: the landmark that it hangs at, else its area. */
export function calledAfter(venue: VenueFile, level: string, at: Point, area: VenueArea): LocalText {
  let best: { name: LocalText; distance: Metres } | null = null;
  for (const landmark of venue.landmarks) {
    if (landmark.level !== level) continue;
    const distance = distanceBetween(at, pointOf(landmark.at));
    if (distance <= BESIDE_LANDMARK && (best === null || distance < best.distance))
      best = { name: landmark.name, distance };
  }
  return best?.name ?? area.name ?? AREA_KIND_NAMES[area.kind];
}

/** The standing place before something; in the middle of the floor, with nothing to hang on, right there. */
function placeBefore(venue: VenueFile, level: string, at: Point, towards: Point): Standing | null {
  const found = standingBefore(venue, level, at, towards);
  if (found !== null) return found;
  const area = floorAt(venue, level, at);
  return area === null ? null : { at, area };
}

/**
 * Puts up a sign or a beacon at the nearest wall within `reach` of a point, read from the side of that point. Where one
 * stands before it, and the area, are found.
 */
export function addMarker(
  draft: Draft,
  wanted: {
    readonly kind: Marker['kind'];
    readonly level: string;
    readonly at: Point;
    readonly reach: Metres;
    readonly name?: LocalText;
    readonly radio?: string;
  },
  chance: Chance,
): Outcome {
  const { venue } = draft;
  const { kind, level, reach } = wanted;
  if (byId(venue.levels, level) === undefined) return refused('not-there');
  if (!within(wanted.at)) return refused('too-far');
  const at = hangingAt(venue, level, wanted.at, reach);
  const standing = placeBefore(venue, level, at, wanted.at);
  if (standing === null) return refused('no-floor-near');
  const markers = numbered(venue);
  const id = freshId(venue, kind, chance);
  const made: Marker = {
    id,
    kind,
    level,
    at: xy(at),
    standAt: xy(standing.at),
    area: standing.area.id,
    name: wanted.name ?? calledAfter(venue, level, at, standing.area),
    ...(kind === 'qr' ? { number: nextNumber(markers) } : {}),
    ...(wanted.radio === undefined ? {} : { radio: wanted.radio }),
  };
  return edited(withVenue(draft, { markers: [...markers, made] }), { list: 'markers', id });
}

/**
 * Moves a marker. With `reach` it hangs at the nearest wall, and where one stands before it is found anew; without, it is
 * put exactly there and only the standing place is looked for, which stays as it is when there is none.
 */
export function moveMarker(draft: Draft, id: string, to: Point, reach: Metres | null): Outcome {
  const { venue } = draft;
  const marker = byId(venue.markers, id);
  if (marker === undefined) return refused('not-there');
  if (!within(to)) return refused('too-far');
  const at = reach === null ? to : hangingAt(venue, marker.level, to, reach);
  const standing = placeBefore(venue, marker.level, at, to);
  if (standing === null && reach !== null) return refused('no-floor-near');
  const moved: Marker = {
    ...marker,
    at: xy(at),
    ...(standing === null ? {} : { standAt: xy(standing.at), area: standing.area.id }),
  };
  return edited(withVenue(draft, { markers: replaced(venue.markers, moved) }), { list: 'markers', id });
}

/** Says where one stands before a marker. The area is the one of that point, where it is on the floor. */
export function standMarkerAt(draft: Draft, id: string, at: Point): Outcome {
  const marker = byId(draft.venue.markers, id);
  if (marker === undefined) return refused('not-there');
  if (!within(at)) return refused('too-far');
  const area = floorAt(draft.venue, marker.level, at)?.id ?? marker.area;
  const moved = { ...marker, standAt: xy(at), area };
  return edited(withVenue(draft, { markers: replaced(draft.venue.markers, moved) }), { list: 'markers', id });
}

/** Gives a sign another printed number, which no other has. */
export function setMarkerNumber(draft: Draft, id: string, number: number): Outcome {
  const markers = numbered(draft.venue);
  const marker = byId(markers, id);
  if (marker === undefined) return refused('not-there');
  if (!Number.isInteger(number) || number < 1 || number > 99_999) return refused('not-a-number');
  if (markers.some((other) => other.id !== id && other.number === number)) return refused('number-taken');
  return edited(withVenue(draft, { markers: replaced(markers, { ...marker, number }) }), { list: 'markers', id });
}

/** Says by what a beacon is known on the air; '' takes it back. */
export function setRadio(draft: Draft, id: string, radio: string): Outcome {
  const marker = byId(draft.venue.markers, id);
  if (marker === undefined) return refused('not-there');
  const wanted = radio.trim().slice(0, 120);
  if (wanted !== '' && draft.venue.markers.some((other) => other.id !== id && other.radio === wanted)) {
    return refused('radio-taken');
  }
  const { radio: _old, ...rest } = marker;
  const said: Marker = wanted === '' ? rest : { ...rest, radio: wanted };
  return edited(withVenue(draft, { markers: replaced(draft.venue.markers, said) }), { list: 'markers', id });
}

/** Takes a marker down. The numbers on the others stay. */
export function deleteMarker(draft: Draft, id: string): Outcome {
  if (byId(draft.venue.markers, id) === undefined) return refused('not-there');
  return edited(withVenue(draft, { markers: without(numbered(draft.venue), new Set([id])) }), null);
}

/** Where the crowd goes: the QR signs of a venue, as those know them who stand in front of them. */
import type { Metres, Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import type { MeetingSpot } from '../protocol/notices.ts';
import type { VenueFile } from '../venue/venue-file.ts';
import { DRAWS, type Draws } from './habits.ts';

/** A sign, and what draws people to it. */
export interface Stop {
  readonly marker: string;
  /** Where one stands who scans it. */
  readonly place: Place;
  readonly meetingPoint: string | null;
  /** Where talks are given. */
  readonly seats: boolean;
  /** How much people are drawn here; 0: nobody stays. */
  readonly weight: number;
  readonly stay: readonly [number, number];
}

/** Who is this near to a sign's standing point can read it. */
const READING_METRES: Metres = 1;

/** A sign this near to a spot proves that one is there. */
const SPOT_METRES: Metres = 4;

const SQUARE: Metres = 2;
const NONE: readonly Stop[] = [];

const squareOf = ({ level, x, y }: Place): string => `${Math.floor(x / SQUARE)} ${Math.floor(y / SQUARE)} ${level}`;

export class Haunts {
  readonly #stops: readonly Stop[];
  /** By square of floor, all that can be read from somewhere in it: asked for everybody, many times a second. */
  readonly #squares = new Map<string, Stop[]>();

  constructor(venue: Pick<VenueFile, 'areas' | 'markers'>, draws: Draws = DRAWS) {
    const kinds = new Map(venue.areas.map(({ id, kind }) => [id, kind]));
    this.#stops = venue.markers
      .filter(({ kind }) => kind === 'qr')
      .map(({ id, level, standAt: [x, y], area, meetingPoint }) => {
        const kind = kinds.get(area);
        const draw = kind === undefined ? undefined : draws[kind];
        return {
          marker: id,
          place: { level, x, y },
          meetingPoint: meetingPoint ?? null,
          seats: kind === 'talk-room' || kind === 'room',
          weight: draw?.weight ?? 0,
          stay: draw?.stay ?? [0, 0],
        };
      });
    for (const stop of this.#stops) {
      const { level, x, y } = stop.place;
      for (const dx of [-SQUARE, 0, SQUARE]) {
        for (const dy of [-SQUARE, 0, SQUARE]) {
          const key = squareOf({ level, x: x + dx, y: y + dy });
          const square = this.#squares.get(key);
          if (square) square.push(stop);
          else this.#squares.set(key, [stop]);
        }
      }
    }
  }

  /** The levels that have somewhere to stay. */
  levels(): readonly string[] {
    return [...new Set(this.#stops.filter(({ weight }) => weight > 0).map(({ place }) => place.level))];
  }

  /** Where people stay on this level. */
  on(level: string): readonly Stop[] {
    return this.#stops.filter(({ place, weight }) => place.level === level && weight > 0);
  }

  /** All signs that can be read from here. */
  readableFrom(here: Place): readonly Stop[] {
    const near = this.#squares.get(squareOf(here));
    return near?.filter(({ place }) => distanceBetween(place, here) <= READING_METRES) ?? NONE;
  }

  /** The signs of this level, the nearest first, as the crow flies. */
  nearest(here: Place): readonly Stop[] {
    return this.#stops
      .filter(({ place }) => place.level === here.level)
      .sort((a, b) => distanceBetween(a.place, here) - distanceBetween(b.place, here));
  }

  /** The sign that proves that one is at this spot: the spot's own, else one close by; null when there is none. */
  signAt(spot: MeetingSpot): Stop | null {
    const own = this.#stops.find(({ meetingPoint }) => meetingPoint === spot.id);
    if (own) return own;
    const [nearest] = this.nearest(spot);
    return nearest && distanceBetween(nearest.place, spot) < SPOT_METRES ? nearest : null;
  }
}

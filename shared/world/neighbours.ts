/** Who is near whom for matching, on one's own floor and by stairs and lifts on others, and how far the ways are. */
import type { Metres, Place } from '../geometry/point.ts';
import { distanceBetween } from '../geometry/vector.ts';
import { WALKING_SPEED } from '../routing/route.ts';
import type { Attendee } from './attendee.ts';
import { attendeeIndex, type World } from './world.ts';

/** How far away others are looked for, as if nothing stood in the way. */
export const FARTHEST: Metres = 225;
/** So many connections of one's level are looked beyond, the nearest, and so many people around the end of each. */
const MOST_JOINS = 3;
const AROUND_AN_END = 12;
/** How many of those on other levels are looked at for one person. */
const MOST_ELSEWHERE = 6;

interface Near {
  readonly who: string;
  readonly metres: Metres;
}

/** The neighbours of those who can get a card on one beat. */
export class Neighbours {
  readonly #world: World;
  readonly #candidates: ReadonlyMap<string, unknown>;
  /** Around the far end of each connection that was looked beyond on this beat. */
  readonly #beyond = new Map<string, readonly Near[]>();

  constructor(world: World, candidates: ReadonlyMap<string, unknown>) {
    this.#world = world;
    this.#candidates = candidates;
  }

  /** The nearest that `accept` takes, with a lower bound of the way: `count` of the same level, and a few of others. */
  of(who: string, count: number, accept: (other: string) => boolean): Near[] {
    const world = this.#world;
    const body = world.attendees.get(who)?.track?.body;
    if (!body) return [];
    const wanted = (other: string) => other !== who && this.#candidates.has(other) && accept(other);
    const here = attendeeIndex(world).nearest(body, count, ({ id }) => wanted(id), FARTHEST);
    const elsewhere = new Map<string, Metres>();
    for (const { at, to, metres } of world.derived.joins.nearest(body, MOST_JOINS)) {
      const far = distanceBetween(body, at) + metres;
      if (far > FARTHEST) continue;
      for (const near of this.#around(to)) {
        const known = elsewhere.get(near.who) ?? FARTHEST;
        if (far + near.metres < known && wanted(near.who)) elsewhere.set(near.who, far + near.metres);
      }
    }
    const others = [...elsewhere]
      .map(([other, metres]): Near => ({ who: other, metres }))
      .sort((p, q) => p.metres - q.metres || (p.who < q.who ? -1 : 1));
    return [...here, ...others.slice(0, Math.min(count, MOST_ELSEWHERE))];
  }

  #around(end: Place): readonly Near[] {
    const key = `${end.level} ${end.x} ${end.y}`;
    const known = this.#beyond.get(key);
    if (known) return known;
    const found = attendeeIndex(this.#world).nearest(
      end,
      AROUND_AN_END,
      ({ id }) => this.#candidates.has(id),
      FARTHEST,
    );
    this.#beyond.set(key, found);
    return found;
  }
}

/** The seconds that one takes to the other, keeping their own needs; Infinity when they cannot get there. */
const secondsTo = (world: World, { track, needs }: Attendee, other: Attendee): number =>
  (track && other.track && world.wayfinder.measure(track.body, other.track.body, { needs })?.seconds) ?? Infinity;

/**
 * How far two are apart by the way of the one who is there sooner, in metres at a common pace, rides included; Infinity
 * when neither can get to the other, or there is no spot that both can get to.
 */
export function wayBetween(world: World, a: string, b: string): Metres {
  const [one, other] = [world.attendees.get(a), world.attendees.get(b)];
  if (!one?.track || !other?.track) return Infinity;
  const walkers = [one, other].flatMap(({ track, needs }) => (track ? [{ place: track.body, needs }] : []));
  if (world.derived.choice.common(walkers).length === 0) return Infinity;
  const free = one.needs.length === 0 && other.needs.length === 0;
  // On one floor the way of that floor is told sooner, and hardly ever another is shorter.
  if (free && one.track.body.level === other.track.body.level) {
    const metres = world.navigation.distance(one.track.body, other.track.body);
    if (metres < Infinity) return metres;
  }
  const there = secondsTo(world, one, other);
  return (free ? there : Math.min(there, secondsTo(world, other, one))) * WALKING_SPEED;
}

/** The same for two who need nothing; `known` where these two are such. */
export function plainWay(world: World, a: Attendee, b: Attendee, known: Metres): Metres {
  if ((a.needs.length === 0 && b.needs.length === 0) || !a.track || !b.track) return known;
  const way = world.wayfinder.measure(a.track.body, b.track.body);
  return way ? way.seconds * WALKING_SPEED : known;
}

/** Walking tracks, moved by: metre for metre around the middle of a level's signs, each scanning the sign nearest to them. */
import type { CrowdCharacter } from '../../shared/crowd/characters.ts';
import { Haunts } from '../../shared/crowd/haunts.ts';
import type { Milliseconds, Place, Point } from '../../shared/geometry/point.ts';
import { between } from '../../shared/geometry/vector.ts';
import type { Player } from '../bot.ts';
import type { Site } from '../site.ts';
import { type Course, RecordedPlayer } from './recorded-player.ts';
import type { Tracks } from './recording.ts';

/** Another copy of the same people begins so much later in the recording. */
const COPY_MS: Milliseconds = 7_000;
/** They look for a sign this often. */
const LOOK_MS: Milliseconds = 1_000;

/** Where somebody is at this time of their way; before and after it, where it begins and ends. */
export function pointAt(way: Tracks['people'][number], at: Milliseconds): Point {
  const after = way.findIndex((step) => step.at > at);
  const next = way[after];
  const last = way[after - 1];
  if (next && last) return between(last.point, next.point, (at - last.at) / (next.at - last.at));
  const end = after === 0 ? way[0] : way.at(-1);
  return end?.point ?? { x: 0, y: 0 };
}

class TrackCourse implements Course {
  readonly #placeAt: (now: Milliseconds) => Place;
  readonly #nearestSign: (place: Place) => string | null;
  place: Place;
  sign: string | null = null;
  #untilLook: Milliseconds = 0;

  constructor(
    placeAt: (now: Milliseconds) => Place,
    nearestSign: (place: Place) => string | null,
    origin: Milliseconds,
  ) {
    this.#placeAt = placeAt;
    this.#nearestSign = nearestSign;
    this.place = placeAt(origin);
  }

  step(now: Milliseconds, dtMs: Milliseconds): void {
    this.place = this.#placeAt(now);
    this.#untilLook -= dtMs;
    if (this.#untilLook > 0) return;
    this.#untilLook = LOOK_MS;
    this.sign = this.#nearestSign(this.place);
  }
}

/** Makes players. The recording begins anew when it is over; more players than people are copies at other times of it. */
export function replayTracks(tracks: Tracks, site: Site, origin: Milliseconds) {
  const haunts = new Haunts(site.venue);
  const [level = ''] = [...haunts.levels()].sort((one, other) => haunts.on(other).length - haunts.on(one).length);
  const signs = haunts.on(level);
  const sum = signs.reduce((so, { place }) => ({ x: so.x + place.x, y: so.y + place.y }), { x: 0, y: 0 });
  const middle = { x: sum.x / Math.max(1, signs.length), y: sum.y / Math.max(1, signs.length) };
  const nearestSign = (place: Place) => haunts.nearest(place)[0]?.marker ?? null;
  return (number: number, character: CrowdCharacter): Player => {
    const way = tracks.people[number % tracks.people.length] ?? [];
    const later = Math.floor(number / tracks.people.length) * COPY_MS;
    const placeAt = (now: Milliseconds): Place => {
      const at = Math.max(0, now - origin + later) % Math.max(1, tracks.lastsMs);
      const point = pointAt(way, at);
      return { level, x: middle.x + point.x - tracks.middle.x, y: middle.y + point.y - tracks.middle.y };
    };
    const course = new TrackCourse(placeAt, nearestSign, origin);
    return new RecordedPlayer(character, course, (marker) => site.signs.get(marker) ?? null);
  };
}

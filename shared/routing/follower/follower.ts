/**
 * A stranger who follows a way by its words alone: test code, and the judge of the directions.
 *
 * They hear one sentence at a time and know nothing else of the way. They look for the name that they were told, first
 * to the side that they were told; what is in sight they walk to, round furniture but not by great detours. What is not
 * in sight they look for while they walk on in their direction, held by walls, a third farther than they were told.
 * Stairs and lifts they take when they see one of that name that leads to that floor, and come off a flight looking the
 * way it leads. Told to turn round a corner they go round what sticks out to that side, as it fits best; told only to walk
 * on they go through no door. Who does not find what they were told of looks round the corners beside, then goes back the way they
 * came and looks again, and then looks for what comes next; who does not find that either is lost. All of this anybody
 * with eyes does; none of it needs to know the way.
 */
import type { Place } from '../../geometry/point.ts';
import type { VenueFile } from '../../venue/venue-file.ts';
import { VenueIndex } from '../../venue/venue-index.ts';
import { LevelWays } from '../level-ways.ts';
import type { VenueMeshes } from '../meshes.ts';
import { Eyes } from './eyes.ts';
import { read } from './reader.ts';
import { Walker } from './walker.ts';

export interface Walked {
  readonly place: Place;
  /** The sentence at which they were lost, and why; null when none was left. */
  readonly lost: string | null;
  /** Where they were after each sentence. */
  readonly trail: readonly Place[];
}

export class Follower {
  readonly #eyes: Readonly<Record<'en' | 'fr', Eyes>>;
  readonly #floors: ReadonlyMap<string, LevelWays>;

  constructor(venue: VenueFile, meshes: VenueMeshes) {
    const index = new VenueIndex(venue);
    this.#eyes = { en: new Eyes(venue, 'en'), fr: new Eyes(venue, 'fr') };
    this.#floors = new Map(
      venue.levels.flatMap(({ id }) => {
        const mesh = meshes.get(id, []);
        return mesh ? [[id, new LevelWays(index, id, mesh)] as const] : [];
      }),
    );
  }

  /** Whether no wall stands between the two. */
  sees(from: Place, to: Place): boolean {
    return from.level === to.level && this.#eyes.en.clear(from.level, from, to);
  }

  follow(from: Place, sentences: readonly string[], language: 'en' | 'fr'): Walked {
    const walker = new Walker(from, this.#eyes[language], this.#floors);
    const trail: Place[] = [];
    let before: string | null = null;
    const orders = sentences.map((sentence) => read(sentence, language));
    for (const [i, order] of orders.entries()) {
      const sentence = sentences[i] ?? '';
      const why = walker.obey(order, orders[i + 1] ?? null);
      trail.push(walker.place);
      if (before !== null && why !== null) return { place: walker.place, lost: before, trail };
      // Who has come to the end needs nothing beside it to know that.
      if (order.kind === 'there') break;
      before = why && `${sentence}: ${why}`;
      if (why !== null && order.kind === 'take') return { place: walker.place, lost: before, trail };
    }
    return { place: walker.place, lost: null, trail };
  }
}

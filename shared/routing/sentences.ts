/** What the sentences of a way are made from, in each language. */
import type { VenueConnection } from '../venue/venue-file.ts';
import type { DiagonalSide, RouteStep, Side } from './route.ts';

/** A name of the venue file as a sentence takes it in. */
export interface Named {
  readonly text: string;
  /** Whether the file has the name in the sentence's own language. */
  readonly own: boolean;
}

/**
 * What a step leads to: up to a thing, into an area (onto one under the open sky), out of one, or through a door, which
 * may be told from others by what is beside it. Where nothing that lies on the way is in sight, what shows the
 * direction: toward a thing, or with it on one side or behind. Null where there is neither.
 */
export type Goal =
  | { readonly how: 'to' | 'into' | 'onto' | 'out' | 'toward'; readonly name: Named }
  | { readonly how: 'with'; readonly side: Exclude<Side | DiagonalSide, 'ahead'>; readonly name: Named }
  | { readonly how: 'through'; readonly door: 'door' | 'opening'; readonly beside: Named | null }
  | null;

export type Walked = Exclude<RouteStep['kind'], 'connection' | 'arrive'>;
type Direction = 'up' | 'down' | 'across';

/** The sentences of one language, without their full stops. */
export interface Sentences {
  /** Less than is said in metres. */
  readonly few: string;
  /** `corner`: to which side one turns round a corner before the goal is in sight. */
  walk(kind: Walked, goal: Goal, far: string, corner: 'left' | 'right' | null): string;
  /** Begins a name that stands in a sentence as it is: "the lift", but not "Lift 3". */
  readonly article: RegExp;
  /** By its name, or by what it is where it has none. */
  take(kind: VenueConnection['kind'], name: Named | null, side: Side, direction: Direction, floor: Named): string;
  /** On by the stairs that one is on. */
  stay(kind: VenueConnection['kind'], direction: Direction, floor: Named): string;
  arrive(landmark: Named | null, side: Side): string;
}

/** What the floor shows of a person to those who may see at all. Dots are numbers given anew at each opening. */
import type { Metres } from '../geometry/point.ts';

/** The words on a face: first name and what they give. */
export interface DotCard {
  readonly firstName: string;
  readonly gives: readonly string[];
  readonly giveLine: string;
  readonly simulated: boolean;
}

/** A face that moves on the map, or one beside an area's name, which is in no position frame. */
export type Placement =
  | { readonly kind: 'spot'; readonly x: Metres; readonly y: Metres }
  | { readonly kind: 'area'; readonly area: string };

/**
 * How sure a face is, in steps so coarse that they tell nobody's times: heard just now; fading and grey where a badge
 * has not been heard for a while; about there, where a sign was scanned a moment ago.
 */
export const AGES = ['fresh', 'fading', 'grey', 'about'] as const;
export type Age = (typeof AGES)[number];

/** One open person as the floor shows them. `attendee` never leaves the server. */
export interface Shown {
  readonly attendee: string;
  readonly dot: number;
  readonly level: string;
  readonly placement: Placement;
  readonly age: Age;
  readonly card: DotCard;
}

/** What only one viewer may know: sent as the own frame. */
export interface OwnView {
  /** My dot while I am shown, else null; the page draws me and not my dot. */
  readonly dot: number | null;
  readonly body: {
    readonly level: string;
    readonly x: Metres;
    readonly y: Metres;
    readonly accuracyMetres: Metres;
  } | null;
  /** The other of my meeting, once both are in the spot's area. */
  readonly partner: { readonly level: string; readonly x: Metres; readonly y: Metres } | null;
}

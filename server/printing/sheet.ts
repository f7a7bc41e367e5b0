/** A sheet of paper that is drawn on: in points of 1/72 inch, x to the right and y down, from its top left corner. */
import type { Typeface, Weight } from './typeface.ts';

export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: number;
}

export interface Letters {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  readonly align?: 'left' | 'middle' | 'right';
}

export interface Sheet {
  readonly typeface: Typeface;
  /** What is drawn inside is moved, turned about that place by whole half turns, and scaled. */
  group(
    how: { readonly x: number; readonly y: number; readonly scale?: number; readonly turned?: boolean },
    draw: () => void,
  ): void;
  /** A path in the words of SVG. */
  path(d: string, paint: Paint): void;
  box(x: number, y: number, width: number, height: number, paint: Paint & { readonly radius?: number }): void;
  circle(x: number, y: number, radius: number, paint: Paint): void;
  /** One line; y is its baseline, x its left end, middle or right end. */
  text(text: string, x: number, y: number, letters: Letters): void;
}

/** Millimetres as points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

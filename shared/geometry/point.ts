/** A length in metres. Plain numbers may become metres; metres may not become pixels. */
export type Metres = number & { readonly unit?: 'metre' };

/** A length on a screen, in CSS pixels. */
export type Pixels = number & { readonly unit?: 'pixel' };

/** A span of time in milliseconds, or an instant as milliseconds since 1970-01-01 UTC. */
export type Milliseconds = number & { readonly unit?: 'millisecond' };

/** A place on one level, in the venue's own metres: x to the right, y down, as a plan is drawn on screen. */
export interface Point {
  readonly x: Metres;
  readonly y: Metres;
}

/** A place in a venue: a point on a level. */
export interface Place extends Point {
  readonly level: string;
}

/** An axis-parallel rectangle in metres, as rbush wants it. */
export interface Rectangle {
  readonly minX: Metres;
  readonly minY: Metres;
  readonly maxX: Metres;
  readonly maxY: Metres;
}

/** A closed ring of points without the first one repeated at the end. */
export type Ring = readonly Point[];

/** A polygon: its outer ring, then its holes. */
export type Polygon = readonly [Ring, ...Ring[]];

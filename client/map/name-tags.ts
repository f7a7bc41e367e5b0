/** Which faces say their name: those near enough to be read, none on top of another. */
import type { Pixels } from '../../shared/geometry/point.ts';
import type { ScreenPoint } from './view.ts';

/** A face on screen, and how large its name tag would be; the tag hangs below the face. */
export interface TagWish extends ScreenPoint {
  readonly dot: number;
  readonly width: Pixels;
  readonly height: Pixels;
  /** Metres from me, or from the middle of the view: the nearer speak first. */
  readonly metresAway: number;
}

/** From here on one sees a group of people, not a hall of them, in pixels a metre. */
export const NAMES_FROM = 24;
/** Around me names show earlier, in metres and pixels a metre. */
export const NEAR_METRES = 8;
export const NEAR_NAMES_FROM = 12;
const MOST_TAGS = 12;
/** From the middle of a face to the top of its tag. */
export const TAG_BELOW: Pixels = 17;
const FACE_RADIUS: Pixels = 13;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * The dots that show a tag. Those of `before` go first, so that tags do not flicker while people walk; then the nearer.
 * A tag never covers a face or another tag.
 */
export function placeTags(
  wishes: readonly TagWish[],
  faces: readonly (ScreenPoint & { readonly dot: number })[],
  before: ReadonlySet<number>,
): Set<number> {
  const order = [...wishes].sort(
    (a, b) => Number(before.has(b.dot)) - Number(before.has(a.dot)) || a.metresAway - b.metresAway || a.dot - b.dot,
  );
  const shown = new Set<number>();
  const taken: Box[] = [];
  for (const { dot, x, y, width, height } of order) {
    if (shown.size >= MOST_TAGS) break;
    const box = { left: x - width / 2, right: x + width / 2, top: y + TAG_BELOW, bottom: y + TAG_BELOW + height };
    const coversFace = faces.some(
      (face) =>
        face.dot !== dot &&
        overlap(box, {
          left: face.x - FACE_RADIUS,
          right: face.x + FACE_RADIUS,
          top: face.y - FACE_RADIUS,
          bottom: face.y + FACE_RADIUS,
        }),
    );
    if (coversFace || taken.some((other) => overlap(box, other))) continue;
    shown.add(dot);
    taken.push(box);
  }
  return shown;
}

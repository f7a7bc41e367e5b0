/** Discs on a plan that would lie on each other, moved apart. */
import type { Point } from '../../shared/geometry/point.ts';

/** So many rounds are enough for some hundred discs; what still touches then stays so. */
const ROUNDS = 80;

/** The places, each moved as little as it takes that no two are nearer than `apart`. The same places give the same answer. */
export function spreadOut(places: readonly Point[], apart: number): Point[] {
  const moved = places.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) {
    let still = true;
    moved.forEach((a, i) => {
      moved.slice(i + 1).forEach((b, j) => {
        const away = Math.hypot(b.x - a.x, b.y - a.y);
        if (away >= apart) return;
        still = false;
        // Two on one place go apart in a direction of their own, so that a heap becomes a flower and not a row.
        const turn = (i * 7 + j) * 2.4;
        const [ux, uy] = away < 1e-6 ? [Math.cos(turn), Math.sin(turn)] : [(b.x - a.x) / away, (b.y - a.y) / away];
        const push = (apart - away) / 2 + 1e-3;
        a.x -= ux * push;
        a.y -= uy * push;
        b.x += ux * push;
        b.y += uy * push;
      });
    });
    if (still) break;
  }
  return moved;
}

/** The router's rival: recast-navigation, on the same free floor, cut into cells of 10 cm as it works. */
import { init, NavMeshQuery } from 'recast-navigation';
import { generateSoloNavMesh } from 'recast-navigation/generators';
import { buildMesh } from '../../../shared/routing/build-mesh.ts';
import { freeFloor } from '../../../shared/routing/floor.ts';
import { triangleOf } from '../../../shared/routing/mesh.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';

type XY = readonly [number, number];

/** Gives the length of the rival's way between two points of the level; Infinity when it finds none. */
export async function recastLengths(venue: VenueFile, level: string): Promise<(from: XY, to: XY) => number> {
  await init();
  const mesh = buildMesh(freeFloor(venue, level));
  const positions: number[] = [];
  for (let t = 0; t < mesh.corner.length / 3; t++) {
    // Recast's y points up and its triangles must be seen from above: the corners the other way round.
    for (const { x, y } of triangleOf(mesh, t).toReversed()) positions.push(x, 0, y);
  }
  const made = generateSoloNavMesh(
    positions,
    positions.map((_, i) => i).slice(0, positions.length / 3),
    // The free floor keeps the walker's radius already.
    { cs: 0.1, ch: 0.1, walkableRadius: 0, walkableHeight: 20, walkableClimb: 2, maxSimplificationError: 1 },
  );
  if (!made.success) throw new Error(`recast-navigation made no mesh: ${made.error}`);
  const query = new NavMeshQuery(made.navMesh, { maxNodes: 65_535 });
  const reach = { halfExtents: { x: 1, y: 1, z: 1 }, maxPathPolys: 4096, maxStraightPathPoints: 4096 };
  return ([ax, ay], [bx, by]) => {
    const goal = { x: bx, y: 0, z: by };
    const { success, path } = query.computePath({ x: ax, y: 0, z: ay }, goal, reach);
    const last = path.at(-1);
    if (!success || !last || Math.hypot(last.x - goal.x, last.z - goal.z) > 0.3) return Infinity;
    return path.slice(1).reduce((sum, p, i) => {
      const before = path[i] ?? p;
      return sum + Math.hypot(p.x - before.x, p.z - before.z);
    }, 0);
  };
}

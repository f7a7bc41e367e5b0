/** The meshes of a venue: of each level for every walker, and for those who shun stairs, escalators or both. */
import type { VenueFile } from '../venue/venue-file.ts';
import { buildMesh } from './build-mesh.ts';
import { isShunned } from './door-remarks.ts';
import { floorWithout, freeFloor } from './floor.ts';
import type { LevelMesh } from './level-mesh.ts';
import { SHUNNED, type Shunned, shunKey } from './needs.ts';

export class VenueMeshes {
  /** By level, then by `shunKey`; where there is nothing to shun, the mesh is the same object. */
  readonly levels: ReadonlyMap<string, ReadonlyMap<string, LevelMesh>>;

  constructor(levels: ReadonlyMap<string, ReadonlyMap<string, LevelMesh>>) {
    this.levels = levels;
  }

  /** The mesh of a level; null for a level that is not there, or not for somebody who shuns these. */
  get(level: string, shunned: Shunned): LevelMesh | null {
    return this.levels.get(level)?.get(shunKey(shunned)) ?? null;
  }
}

/**
 * Makes the meshes of a venue, which takes some seconds for a large one.
 * @param shunned what to make them for; for every walker alone when not given
 */
export function buildMeshes(venue: VenueFile, shunned: readonly Shunned[] = [[]]): VenueMeshes {
  const levels = venue.levels.map(({ id }) => {
    const free = freeFloor(venue, id);
    const present = new Set(venue.areas.filter((area) => area.level === id && area.walkable).map(({ kind }) => kind));
    const doors = venue.doors.filter((door) => door.level === id);
    const made = new Map<string, LevelMesh>();
    const meshes = shunned.map((kinds): [string, LevelMesh] => {
      const here: Shunned = kinds.filter((kind) => present.has(kind) || doors.some((door) => isShunned(door, [kind])));
      const key = shunKey(here);
      const mesh = made.get(key) ?? buildMesh(here.length === 0 ? free : floorWithout(free, venue, id, here));
      made.set(key, mesh);
      return [shunKey(kinds), mesh];
    });
    return [id, new Map(meshes)] as const;
  });
  return new VenueMeshes(new Map(levels));
}

/** The meshes for everybody, whatever they shun. */
export const buildAllMeshes = (venue: VenueFile): VenueMeshes => buildMeshes(venue, SHUNNED);

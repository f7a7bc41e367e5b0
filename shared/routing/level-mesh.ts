/** A level's mesh with what makes ways over it quick to find. */
import type { BareMesh } from './mesh.ts';
import { Eye } from './sight.ts';
import { type TautGraph, tautGraph } from './taut-graph.ts';

/** A mesh that can be looked about on, and whose corners are joined. */
export interface SeenMesh extends BareMesh {
  readonly eye: Eye;
  readonly graph: TautGraph;
}

/** The same with what makes searches quick. */
export interface LevelMesh extends SeenMesh {
  /** By peg (pegs.ts) and vertex: whole millimetres on foot, -1 where no way leads. Without pegs a search looks farther. */
  readonly pegs: readonly Int32Array[];
}

/** Joins the corners of a mesh. @param known the graph where it was made before */
export function seenMesh(mesh: BareMesh, known?: TautGraph): SeenMesh {
  const eye = new Eye(mesh);
  return { ...mesh, eye, graph: known ?? tautGraph(mesh, eye) };
}

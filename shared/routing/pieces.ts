/** The pieces of a floor: triangles that one can walk between. */

/** By triangle, the number of the piece that it is part of. @param twin the mesh's half-edges, see mesh.ts */
export function piecesOf(twin: Int32Array): Int32Array {
  const pieces = new Int32Array(twin.length / 3).fill(-1);
  let count = 0;
  for (let first = 0; first < pieces.length; first++) {
    if (pieces[first] !== -1) continue;
    pieces[first] = count;
    const waiting = [first];
    for (let t = waiting.pop(); t !== undefined; t = waiting.pop()) {
      for (let e = 3 * t; e < 3 * t + 3; e++) {
        const other = Math.floor((twin[e] as number) / 3);
        if (other < 0 || pieces[other] !== -1) continue;
        pieces[other] = count;
        waiting.push(other);
      }
    }
    count++;
  }
  return pieces;
}

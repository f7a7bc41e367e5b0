/** A film for a fake camera: a code on a wall, held in an unsteady hand. */
import { writeFileSync } from 'node:fs';
import { generate } from 'lean-qr';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 24;
const A_SECOND = 12;
const WALL = 176;
/** White modules around the code. */
const QUIET = 4;

/** How the code lies in a frame: its middle and side in pixels, turned about it, and how far it leans away. */
interface Pose {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly turn: number;
  readonly lean: number;
}

/** Over the film the code comes nearer, wanders and turns; in the first quarter it is not in the picture at all. */
function poseAt(frame: number): Pose | null {
  const part = frame / FRAMES;
  if (part < 0.25) return null;
  return {
    x: WIDTH * (0.44 + 0.12 * part),
    y: HEIGHT * (0.5 + 0.06 * Math.sin(part * 9)),
    side: 190 + 90 * part,
    turn: 0.35 * Math.sin(part * 7),
    lean: 0.25 * Math.cos(part * 5),
  };
}

/** A number in [0, 1) that differs from pixel to pixel, and is the same in each run. */
function grain(n: number): number {
  let mixed = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** Writes the film of `text` as Y4M: grey, with the noise of a cheap camera. */
export function writeFilm(path: string, text: string): void {
  const code = generate(text);
  const modules = code.size + 2 * QUIET;
  const lightAt = (pose: Pose, x: number, y: number): number => {
    const [dx, dy] = [x - pose.x, y - pose.y];
    const [u, v] = [
      dx * Math.cos(pose.turn) + dy * Math.sin(pose.turn),
      dy * Math.cos(pose.turn) - dx * Math.sin(pose.turn),
    ];
    // Farther off on one side than on the other.
    const depth = 1 + (pose.lean * u) / pose.side;
    const [column, row] = [u, v].map((along) => Math.floor((along / depth / pose.side + 0.5) * modules));
    if (column === undefined || row === undefined) return WALL;
    if (column < 0 || row < 0 || column >= modules || row >= modules) return WALL;
    return code.get(column - QUIET, row - QUIET) ? 40 : 225;
  };
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frames = Array.from({ length: FRAMES }, (_, frame) => {
    const pose = poseAt(frame);
    const pixels = Buffer.alloc(WIDTH * HEIGHT);
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const light = pose === null ? WALL : (lightAt(pose, x, y) + lightAt(pose, x + 0.5, y + 0.5)) / 2;
        const n = (frame * HEIGHT + y) * WIDTH + x;
        pixels[y * WIDTH + x] = Math.round(light * (0.75 + (0.25 * x) / WIDTH) + 24 * (grain(n) - 0.5));
      }
    }
    return Buffer.concat([Buffer.from('FRAME\n'), pixels, grey]);
  });
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${A_SECOND}:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([header, ...frames]));
}

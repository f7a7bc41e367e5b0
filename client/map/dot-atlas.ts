/**
 * All faces and numbers in one picture, painted once: images that share it are drawn together, in one call to the
 * graphics hardware, however many they are.
 */
import type { Pixels } from '../../shared/geometry/point.ts';
import { AGES, type Age } from '../../shared/interest/shown.ts';
import { type FaceKind, paintCount, paintFace } from './paint/face.ts';
import { createPaintCanvas } from './paint-canvas.ts';
import { MAP_FONT, type Stage } from './stage.ts';

const KINDS = ['open', 'simulated'] as const satisfies readonly FaceKind[];
/** With the arcs beside a face that is only about there. */
const FACE_ROOM: Pixels = 40;
const COUNT_ROOM: Pixels = 34;
const COUNTS_A_ROW = 10;
/** What a bubble says at most. */
const MOST_COUNTED = 99;

type DotKind = (typeof KINDS)[number];

export interface DotAtlas {
  /** The texture's key; another one when faces or letters look different. */
  readonly key: string;
  /** The names of its frames. */
  face(kind: DotKind, age: Age): string;
  count(people: number): string;
}

const names = { face: new Map<string, string>(), count: new Map<number, string>() };
for (const kind of KINDS) for (const age of AGES) names.face.set(kind + age, `${kind} ${age}`);
for (let count = 0; count <= MOST_COUNTED + 1; count++)
  names.count.set(count, count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count));

/** The atlas as things look now; asked for in each frame, painted when it is not there. */
export function createDotAtlas(stage: Stage): () => DotAtlas {
  const { scene, state, resolution } = stage;
  let known: { readonly theme: string; readonly font: number; readonly atlas: DotAtlas } | null = null;

  const paint = (key: string): void => {
    const room = (pixels: Pixels) => 2 * Math.ceil((pixels * resolution) / 2);
    const [face, count] = [room(FACE_ROOM), room(COUNT_ROOM)];
    const rows = Math.ceil((MOST_COUNTED + 2) / COUNTS_A_ROW);
    const faces = KINDS.length * AGES.length;
    const width = Math.max(faces * face, COUNTS_A_ROW * count);
    const { canvas, ctx } = createPaintCanvas(width, face + rows * count, stage.software);
    const cells: { readonly name: string; readonly x: number; readonly y: number; readonly side: number }[] = [];
    const cell = (name: string, x: number, y: number, side: number, draw: () => void): void => {
      ctx.save();
      ctx.translate(x + side / 2, y + side / 2);
      ctx.scale(resolution, resolution);
      draw();
      ctx.restore();
      cells.push({ name, x, y, side });
    };
    KINDS.forEach((kind, i) => {
      AGES.forEach((age, j) => {
        cell(names.face.get(kind + age) ?? '', (i * AGES.length + j) * face, 0, face, () =>
          paintFace(ctx, kind, stage.palette, age),
        );
      });
    });
    for (const [n, text] of names.count)
      cell(text, (n % COUNTS_A_ROW) * count, face + Math.floor(n / COUNTS_A_ROW) * count, count, () =>
        paintCount(ctx, text, stage.palette, MAP_FONT),
      );
    const texture = scene.textures.create(key, [canvas]);
    for (const { name, x, y, side } of cells) texture?.add(name, 0, x, y, side, side);
  };

  return () => {
    if (known?.theme === state.theme && known.font === state.fontRevision) return known.atlas;
    const key = `dots:${state.theme}:${state.fontRevision}`;
    if (!scene.textures.exists(key)) paint(key);
    const atlas: DotAtlas = {
      key,
      face: (kind, age) => names.face.get(kind + age) ?? '',
      count: (people) => names.count.get(Math.min(people, MOST_COUNTED + 1)) ?? '',
    };
    known = { theme: state.theme, font: state.fontRevision, atlas };
    return atlas;
  };
}

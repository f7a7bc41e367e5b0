/** A name tag: first name, and below it what this person gives, in letters on a slip of card. */
import type { Pixels } from '../../../shared/geometry/point.ts';
import { layTag, paintCard, type TagWords } from '../paint/tag.ts';
import { MAP_FONT, type Stage } from '../stage.ts';
import type { Letters } from './letters.ts';
import { createLine, type Piece } from './line.ts';

/** The slip is painted this wide, and shown as wide as it has to be: its two ends, and its middle drawn out. */
const CARD: Pixels = 40;
const END: Pixels = 14;

/** Its place is the middle of its upper edge. */
export function createTag(stage: Stage, letters: Letters, words: TagWords, owner: string): Piece {
  const { scene, resolution } = stage;
  const { width, height, lines } = layTag(words, MAP_FONT);
  const card = letters.picture(`card ${height}`, CARD, height, (ctx) => paintCard(ctx, CARD, height, stage.palette));
  const end = Math.ceil(END * resolution);
  const across = 2 * Math.ceil((CARD * resolution) / 2);
  const whole = Math.max(2 * end, Math.round(width * resolution));
  const image = (name: string, from: number, wide: number, shownWide: number) => {
    const { texture, frame } = letters.part(card, name, from, wide);
    return scene.add
      .image(0, 0, texture, frame)
      .setOrigin(0, 0)
      .setScale(shownWide / wide / resolution, 1 / resolution);
  };
  const slip = [
    { at: 0, object: image('left', 0, end, end) },
    { at: end, object: image('middle', Math.floor(across / 2) - 1, 2, whole - 2 * end) },
    { at: whole - end, object: image('right', across - end, end, end) },
  ];
  const said = lines.map(({ text, y, style }, i) => ({
    y,
    line: createLine(stage, letters, style, text, `${owner} ${i}`),
  }));
  return {
    objects: [...slip.map(({ object }) => object), ...said.flatMap(({ line }) => line.objects)],
    place(x, y) {
      const [left, top] = [Math.round(x * resolution - whole / 2), Math.round(y * resolution)];
      for (const { at, object } of slip) object.setPosition((left + at) / resolution, top / resolution);
      for (const { y: below, line } of said)
        line.place((left + whole / 2) / resolution, top / resolution + height / 2 + below);
    },
    destroy() {
      for (const { object } of slip) object.destroy();
      for (const { line } of said) line.destroy();
    },
  };
}

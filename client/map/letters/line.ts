/** Lines of text and symbols on the map: they keep their size whatever the scale. */
import type Phaser from 'phaser';
import type { Pixels } from '../../../shared/geometry/point.ts';
import { fontOf, paintLine } from '../paint/line.ts';
import { MAP_FONT, type Stage } from '../stage.ts';
import { textWidth } from '../text-width.ts';
import type { LetterStyle, Letters, Picture } from './letters.ts';
import { plainText } from './plain.ts';

/** Room for the halo of a line that is a texture of its own. */
const HALO_ROOM: Pixels = 6;
const LINE_ROOM = 1.4;

/** A line or a symbol, made of one thing that Phaser draws or of two. */
export interface Piece {
  readonly objects: readonly (Phaser.GameObjects.BitmapText | Phaser.GameObjects.Image)[];
  /** Its middle, in CSS pixels on screen: on whole pixels of the screen letters are sharp. */
  place(x: Pixels, y: Pixels): void;
  /** Takes it from the scene. */
  destroy(): void;
}

/** From letters that are painted already, as all but few texts can be. */
function lineOfLetters(stage: Stage, letters: Letters, style: LetterStyle, text: string): Piece | null {
  const plain = plainText(text);
  const fonts = plain === null ? null : letters.fonts(style, plain);
  if (plain === null || fonts === null) return null;
  const objects = [fonts.halo, fonts.ink]
    .filter((font) => font !== null)
    .map((font) => stage.scene.add.bitmapText(0, 0, font, plain, 1).setScale(1 / letters.resolution));
  const half = (objects[0]?.getTextBounds(false).local.width ?? 0) / letters.resolution / 2;
  const snap = stage.resolution;
  return {
    objects,
    place(x, y) {
      const [left, middle] = [Math.round((x - half) * snap) / snap, Math.round(y * snap) / snap];
      for (const object of objects) object.setPosition(left, middle);
    },
    destroy() {
      for (const object of objects) object.destroy();
    },
  };
}

/** Set by the browser, for letters that depend on each other: a texture of its own. */
function lineOfTexture(stage: Stage, style: LetterStyle, text: string, owner: string): Piece {
  const { state } = stage;
  const { size, weight, tone, halo } = style;
  const name = `line:${state.fontRevision}:${JSON.stringify([owner, size, weight, tone, halo, text])}`;
  const width = Math.ceil(textWidth(text, fontOf(style, MAP_FONT))) + 2 * HALO_ROOM;
  const key = stage.texture(name, width, Math.ceil(size * LINE_ROOM) + 2 * HALO_ROOM, (ctx) =>
    paintLine(ctx, { ...style, text }, 0, stage.palette, MAP_FONT),
  );
  const mark = createMark(stage, { texture: key, frame: '__BASE' });
  return {
    ...mark,
    destroy() {
      mark.destroy();
      stage.drop(key);
    },
  };
}

/** A painted thing, around its middle. */
export function createMark({ scene, resolution }: Stage, { texture, frame }: Picture): Piece {
  const image = scene.add.image(0, 0, texture, frame).setScale(1 / resolution);
  const snap = (length: Pixels): Pixels => Math.round(length * resolution) / resolution;
  return {
    objects: [image],
    place: (x, y) => void image.setPosition(snap(x), snap(y)),
    destroy: () => image.destroy(),
  };
}

/** @param owner what it belongs to: no two lines of one owner say the same */
export const createLine = (stage: Stage, letters: Letters, style: LetterStyle, text: string, owner: string): Piece =>
  lineOfLetters(stage, letters, style, text) ?? lineOfTexture(stage, style, text, owner);

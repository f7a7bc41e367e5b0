/**
 * All letters and symbols of the map in one picture or a few, painted with the page's own font when a text first needs
 * them: texts that share it are drawn together, in one call to the graphics hardware, and a new name costs no new texture.
 */
import Phaser from 'phaser';
import type { Pixels } from '../../../shared/geometry/point.ts';
import { fontOf, HALO, type SetLine, toneColour } from '../paint/line.ts';
import { createPaintCanvas, type PaintCanvas } from '../paint-canvas.ts';
import { MAP_FONT, type Stage } from '../stage.ts';
import { Shelves } from './shelves.ts';

/** How letters look. */
export type LetterStyle = Omit<SetLine, 'text'>;

/** Fonts for one text: what is drawn first, and what is drawn on it. */
interface LetterFonts {
  /** The rims alone, below all letters, or each would lie on the letter before; null without halo. */
  readonly halo: string | null;
  readonly ink: string;
}

/** A painted thing: a frame of a texture. */
export interface Picture {
  readonly texture: string;
  readonly frame: string;
}

export interface Letters {
  /** Texture pixels a CSS pixel of the letters: scale a text by 1 / this. */
  readonly resolution: number;
  /** The keys of fonts that have all letters of `text` (see `plainText`); null where there is no room for them. */
  fonts(style: LetterStyle, text: string): LetterFonts | null;
  /** A thing of this size in CSS pixels, painted around its middle when it is asked for first, at the stage's resolution. */
  picture(name: string, width: Pixels, height: Pixels, paint: (ctx: CanvasRenderingContext2D) => void): Picture;
  /** A part of a picture, in its own texture pixels from its left edge. */
  part(of: Picture, name: string, x: Pixels, width: Pixels): Picture;
}

type Glyphs = Phaser.Types.GameObjects.BitmapText.BitmapFontData;
/** With how far it is to the next letter, which Phaser reads and its types leave out. */
type Glyph = Phaser.Types.GameObjects.BitmapText.BitmapFontCharacterData & { readonly xAdvance: number };

interface Page extends PaintCanvas {
  readonly key: string;
  readonly texture: Phaser.Textures.Texture;
  readonly shelves: Shelves;
  /** By style and kind. */
  readonly fonts: Map<string, Glyphs>;
  changed: boolean;
}

/** So that a neighbour in the picture never shows at an edge. */
const GAP = 1;
/** A page's side where letters are up to twice as fine as CSS pixels, and where they are finer. */
const SIDE = 1024;
const FINE_SIDE = 2048;
/** More than some hundred different Chinese signs in all styles: what comes then has a texture of its own. */
const MOST_PAGES = 4;
/** Screens coarser than this show letters painted twice as fine, so that they can stand between two pixels. */
const FINE = 2;

const nameOf = ({ size, weight, tone }: LetterStyle): string => `${weight} ${size} ${tone}`;

/** How the letters' font is called in CSS at this many texture pixels a CSS pixel. */
const cssFont = ({ size, weight }: LetterStyle, resolution: number): string =>
  fontOf({ weight, size: size * resolution }, MAP_FONT);

export function createLetters(stage: Stage): Letters {
  const { scene, state } = stage;
  const resolution = stage.resolution < FINE ? stage.resolution * 2 : stage.resolution;
  const side = resolution > FINE ? FINE_SIDE : SIDE;
  let look = '';
  let pages: Page[] = [];
  let pictures = new Map<string, Picture>();

  /** Other colours, or another font: all is painted anew. */
  const begin = (): void => {
    const now = `${state.theme}:${state.fontRevision}`;
    if (look === now) return;
    look = now;
    for (const { key, fonts } of pages) {
      for (const font of fonts.keys()) scene.cache.bitmapFont.remove(`${key}:${font}`);
      scene.textures.remove(key);
    }
    pages = [];
    pictures = new Map();
  };

  const addPage = (): Page | null => {
    const key = `letters:${look}:${pages.length}`;
    if (pages.length >= MOST_PAGES) return null;
    const painted = createPaintCanvas(side, side, stage.software);
    const texture = scene.textures.create(key, [painted.canvas]);
    if (!texture) return null;
    texture.add('__BASE', 0, 0, 0, side, side);
    const page = { ...painted, key, texture, shelves: new Shelves(side), fonts: new Map(), changed: false };
    pages.push(page);
    return page;
  };

  const fontOn = (page: Page, name: string): Glyphs => {
    const known = page.fonts.get(name);
    if (known) return known;
    const made: Glyphs = { font: name, size: 1, lineHeight: 1, retroFont: false, chars: {} };
    page.fonts.set(name, made);
    scene.cache.bitmapFont.add(`${page.key}:${name}`, { data: made, texture: page.key, frame: null });
    return made;
  };

  /** Paints one letter, or its rim, where there is room. Its own place (0, 0) is at the left, halfway up the line. */
  const paintLetter = (page: Page, letter: string, style: LetterStyle, isHalo: boolean, drop: Pixels): Glyph | null => {
    const { ctx, shelves } = page;
    ctx.font = cssFont(style, resolution);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    const box = ctx.measureText(letter);
    const rim = isHalo ? (HALO * resolution) / 2 : 0;
    const left = Math.ceil(Math.max(0, box.actualBoundingBoxLeft) + rim) + GAP;
    const above = Math.ceil(Math.max(0, box.actualBoundingBoxAscent) + rim) + GAP;
    const isBlank = letter.trim() === '';
    const width = isBlank ? 0 : left + Math.ceil(Math.max(0, box.actualBoundingBoxRight) + rim) + GAP;
    const height = isBlank ? 0 : above + Math.ceil(Math.max(0, box.actualBoundingBoxDescent) + rim) + GAP;
    const at = isBlank ? { x: 0, y: 0 } : shelves.take(width, height);
    if (!at) return null;
    if (!isBlank) {
      const [x, y] = [at.x + left, at.y + above];
      if (isHalo) {
        ctx.lineJoin = 'round';
        ctx.lineWidth = HALO * resolution;
        ctx.strokeStyle = stage.palette.floor;
        ctx.strokeText(letter, x, y);
      } else {
        ctx.fillStyle = toneColour(style.tone, stage.palette);
        ctx.fillText(letter, x, y);
      }
      page.changed = true;
    }
    return {
      x: at.x,
      y: at.y,
      width,
      height,
      centerX: Math.floor(width / 2),
      centerY: Math.floor(height / 2),
      xOffset: -left,
      yOffset: drop - above,
      xAdvance: Math.round(box.width),
      u0: at.x / side,
      v0: 1 - at.y / side,
      u1: (at.x + width) / side,
      v1: 1 - (at.y + height) / side,
      data: {},
      kerning: {},
    };
  };

  /** How far the letters' own line lies below the middle of the line of text, in whole texture pixels. */
  const dropOf = (ctx: CanvasRenderingContext2D, style: LetterStyle): Pixels => {
    ctx.font = cssFont(style, resolution);
    const ascent = (baseline: CanvasTextBaseline) => {
      ctx.textBaseline = baseline;
      return ctx.measureText('H').actualBoundingBoxAscent;
    };
    return Math.round(ascent('alphabetic') - ascent('middle'));
  };

  const has = (font: Glyphs | undefined, text: string): boolean => {
    for (let i = 0; i < text.length; i++) if (font?.chars[text.charCodeAt(i)] === undefined) return false;
    return font !== undefined;
  };

  /** Paints the letters of `text` that are not on this page yet; whether all are now. */
  const complete = (page: Page, style: LetterStyle, text: string, isHalo: boolean): boolean => {
    const font = fontOn(page, `${nameOf(style)}${isHalo ? ' halo' : ''}`);
    if (has(font, text)) return true;
    const drop = dropOf(page.ctx, style);
    for (const letter of new Set(text)) {
      const code = letter.charCodeAt(0);
      if (font.chars[code]) continue;
      const glyph = paintLetter(page, letter, style, isHalo, drop);
      if (!glyph) return false;
      font.chars[code] = glyph;
    }
    return true;
  };

  /** How much nearer or farther than their widths say two letters stand, for all that stand beside each other here. */
  const kern = (page: Page, style: LetterStyle, text: string): void => {
    const fonts = [fontOn(page, nameOf(style)), ...(style.halo ? [fontOn(page, `${nameOf(style)} halo`)] : [])];
    const { ctx } = page;
    for (let i = 1; i < text.length; i++) {
      const [before, code] = [text.charCodeAt(i - 1), text.charCodeAt(i)];
      if (fonts[0]?.chars[code]?.kerning[before] !== undefined) continue;
      const pair = text.slice(i - 1, i + 1);
      ctx.font = cssFont(style, resolution);
      const [first = '', second = ''] = pair;
      const [whole, alone] = [
        ctx.measureText(pair).width,
        ctx.measureText(first).width + ctx.measureText(second).width,
      ];
      for (const font of fonts) {
        const glyph = font.chars[code];
        if (glyph) glyph.kerning[before] = Math.round(whole - alone);
      }
    }
  };

  /** The first page where `act` finds room, the newest first, or a new one. */
  const somewhere = <T>(act: (page: Page) => T | null): T | null => {
    begin();
    for (const page of pages.toReversed()) {
      const done = act(page);
      if (done !== null) return done;
    }
    const page = addPage();
    return page && act(page);
  };

  // All that a frame needs has been painted by then: the hardware is handed it once.
  scene.events.on(Phaser.Scenes.Events.PRE_RENDER, () => {
    for (const page of pages) {
      if (!page.changed) continue;
      page.changed = false;
      page.texture.source[0]?.update();
    }
  });

  return {
    resolution,
    fonts(style, text) {
      return somewhere((page) => {
        const isThere = complete(page, style, text, false) && (!style.halo || complete(page, style, text, true));
        if (!isThere) return null;
        kern(page, style, text);
        const key = `${page.key}:${nameOf(style)}`;
        return { ink: key, halo: style.halo ? `${key} halo` : null };
      });
    },
    picture(name, width, height, paint) {
      begin();
      const known = pictures.get(name);
      if (known) return known;
      const wide = 2 * Math.ceil((width * stage.resolution) / 2);
      const high = 2 * Math.ceil((height * stage.resolution) / 2);
      const made = somewhere((page): Picture | null => {
        const at = page.shelves.take(wide + 2 * GAP, high + 2 * GAP);
        if (!at) return null;
        const { ctx } = page;
        ctx.save();
        ctx.translate(at.x + GAP + wide / 2, at.y + GAP + high / 2);
        ctx.scale(stage.resolution, stage.resolution);
        paint(ctx);
        ctx.restore();
        page.texture.add(name, 0, at.x + GAP, at.y + GAP, wide, high);
        page.changed = true;
        return { texture: page.key, frame: name };
      }) ?? { texture: stage.texture(`${state.fontRevision}:${name}`, width, height, paint), frame: '__BASE' };
      pictures.set(name, made);
      return made;
    },
    part(of, name, x, width) {
      const texture = scene.textures.get(of.texture);
      const frame = `${of.frame} ${name}`;
      const { cutX, cutY, cutHeight } = texture.get(of.frame);
      if (!texture.has(frame)) texture.add(frame, 0, cutX + x, cutY, width, cutHeight);
      return { texture: of.texture, frame };
    },
  };
}

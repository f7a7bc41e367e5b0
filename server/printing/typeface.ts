/** The letters that signs are printed with: Atkinson Hyperlegible Next, DejaVu Sans for other scripts, then the owner's. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { VenueError } from '../venues/venue-error.ts';

export type Weight = 'regular' | 'bold';

/** A font as fontkit measures it and as the PDF embeds it. */
export interface Face {
  /** By what a PDF knows it; unique in a typeface. */
  readonly id: string;
  readonly bytes: Buffer;
  readonly font: Font;
}

/** A piece of a line in one font. Pieces are in the order in which they are seen, from left to right. */
export interface Run {
  readonly face: Face;
  readonly text: string;
  readonly rtl: boolean;
  /** In parts of the letters' size. */
  readonly width: number;
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** So many texts are remembered as they were laid: signs say much the same. Each takes a kilobyte or less. */
const MOST_REMEMBERED = 5_000;

/** What has no form of its own, and so is in every font: marks that join, vary, or turn the direction. */
const FORMLESS = /^[\p{Cf}\p{Variation_Selector}\u2028\u2029]$/u;

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

const asPackage = (weight: Weight): readonly string[] => {
  const grade = weight === 'bold' ? 700 : 400;
  const atkinson = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
  return [
    `${atkinson}-latin-${grade}-normal.woff`,
    `${atkinson}-latin-ext-${grade}-normal.woff`,
    `@fontsource/dejavu-sans/files/dejavu-sans-latin-${grade}-normal.woff`,
  ];
};

function faceOf(id: string, path: string): Face {
  try {
    const bytes = readFileSync(path);
    const made = create(bytes);
    if ('fonts' in made) throw new Error('it is a collection of fonts');
    return { id, bytes, font: made };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    throw new VenueError([`The font ${path} cannot be used: ${why}. Give a file of one TrueType or OpenType font.`]);
  }
}

export class Typeface {
  readonly #faces: Readonly<Record<Weight, readonly Face[]>>;
  /** Letters that no font has, as they were asked for. */
  readonly missing = new Set<string>();
  readonly #laid = new Map<string, Run[]>();

  /** @param extra paths of further fonts, asked last; throws VenueError when one cannot be used */
  constructor(extra: readonly string[] = []) {
    const { resolve } = createRequire(import.meta.url);
    const own = extra.map((path, i) => faceOf(`extra-${i}`, path));
    const facesOf = (weight: Weight) => [
      ...asPackage(weight).map((path, i) => faceOf(`${weight}-${i}`, resolve(path))),
      ...own,
    ];
    this.#faces = { regular: facesOf('regular'), bold: facesOf('bold') };
  }

  faces(): readonly Face[] {
    return [...new Set([...this.#faces.regular, ...this.#faces.bold])];
  }

  /** Whether every letter of the text has a form. */
  has(text: string): boolean {
    return [...segments.segment(text)].every(({ segment }) => this.#faceFor(segment, 'bold', null) !== null);
  }

  /** The text in runs, as they are seen. A letter that no font has is left out, and remembered in `missing`. */
  runs(text: string, weight: Weight): Run[] {
    const key = `${weight} ${text}`;
    const known = this.#laid.get(key);
    if (known !== undefined) return known;
    if (this.#laid.size >= MOST_REMEMBERED) this.#laid.clear();
    const laid = this.#lay(text, weight);
    this.#laid.set(key, laid);
    return laid;
  }

  #lay(text: string, weight: Weight): Run[] {
    const pieces: { face: Face; text: string }[] = [];
    for (const { segment } of segments.segment(text.normalize('NFC'))) {
      const letters = [...segment].filter((letter) => !FORMLESS.test(letter)).join('');
      if (letters === '') continue;
      const last = pieces.at(-1);
      const face = this.#faceFor(letters, weight, last?.face ?? null);
      if (face === null) this.missing.add(letters);
      else if (last?.face === face) last.text += letters;
      else pieces.push({ face, text: letters });
    }
    const runs = pieces.flatMap(({ face, text: piece }) => directed(piece).map((part) => runOf(face, part)));
    return inOrder(runs);
  }

  /** The width of a line, in parts of the letters' size. */
  width(text: string, weight: Weight): number {
    return this.runs(text, weight).reduce((sum, { width }) => sum + width, 0);
  }

  /** The first font with all of these letters; the one before for what is in both, so that a word stays together. */
  #faceFor(letters: string, weight: Weight, before: Face | null): Face | null {
    const has = ({ font }: Face) =>
      [...letters].every((letter) => FORMLESS.test(letter) || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
    const neutral = /^[\p{P}\p{Z}\p{N}]+$/u.test(letters);
    if (neutral && before !== null && has(before)) return before;
    return this.#faces[weight].find(has) ?? null;
  }
}

/** A piece in parts of one direction each; one that runs from right to left word by word, for words are laid singly. */
function directed(text: string): { text: string; rtl: boolean }[] {
  if (!RIGHT_TO_LEFT.test(text)) return [{ text, rtl: false }];
  return text
    .split(/(\s+)/)
    .filter((word) => word !== '')
    .map((word) => ({ text: word, rtl: RIGHT_TO_LEFT.test(word) || /^\s+$/.test(word) }));
}

const runOf = (face: Face, { text, rtl }: { text: string; rtl: boolean }): Run => ({
  face,
  text,
  rtl,
  width: face.font.layout(text).advanceWidth / face.font.unitsPerEm,
});

/** A line whose first word runs from right to left is seen from its end; in any other only such stretches are. */
function inOrder(runs: readonly Run[]): Run[] {
  const turned = (list: readonly Run[], flip: boolean): Run[] => {
    const out: Run[] = [];
    for (let i = 0; i < list.length; ) {
      let end = i;
      while (end < list.length && list[end]?.rtl === list[i]?.rtl) end++;
      const stretch = list.slice(i, end);
      const seen = stretch[0]?.rtl ? stretch.toReversed() : stretch;
      if (flip) out.unshift(...seen);
      else out.push(...seen);
      i = end;
    }
    return out;
  };
  return turned(runs, runs[0]?.rtl ?? false);
}

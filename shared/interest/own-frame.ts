/**
 * The own frame: what only one viewer may know, in a few bytes.
 *
 *     flags            1 my dot, 2 my body, 4 my partner
 *     dot              when flag 1
 *     level x y accuracy  when flag 2; accuracy in decimetres
 *     level x y        when flag 4
 *
 * Places are whole steps of {@link STEP_METRES} from the venue's origin.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { STEP_METRES } from './pieces.ts';
import type { OwnView } from './shown.ts';

const DOT = 1;
const BODY = 2;
const PARTNER = 4;
/** The largest accuracy told: 6.5 km, which is "somewhere". */
const MOST_DECIMETRES = 0xffff;

const to = new ByteWriter();

/** The bytes; `before` itself when they are the same as these. Throws when a level is not the venue's. */
export function encodeOwn(own: OwnView, levels: readonly string[], before: Uint8Array | null = null): Uint8Array {
  const { dot, body, partner } = own;
  to.reset().u8((dot === null ? 0 : DOT) | (body === null ? 0 : BODY) | (partner === null ? 0 : PARTNER));
  if (dot !== null) to.varint(dot);
  if (body !== null) {
    writePlace(body, levels);
    to.varint(Math.min(MOST_DECIMETRES, Math.max(0, Math.round(body.accuracyMetres * 10))));
  }
  if (partner !== null) writePlace(partner, levels);
  return before !== null && to.holds(before) ? before : to.take();
}

function writePlace(at: { readonly level: string; readonly x: number; readonly y: number }, levels: readonly string[]) {
  const level = levels.indexOf(at.level);
  if (level < 0) throw new Error(`the level "${at.level}" is none of the venue's`);
  to.varint(level)
    .signed(Math.round(at.x / STEP_METRES))
    .signed(Math.round(at.y / STEP_METRES));
}

/** Null when these bytes are no own frame of this venue. */
export function decodeOwn(bytes: Uint8Array, levels: readonly string[]): OwnView | null {
  const from = new ByteReader(bytes);
  const place = () => {
    const level = levels[from.varint()] ?? null;
    if (level === null) from.failed = true;
    return { level: level ?? '', x: from.signed() * STEP_METRES, y: from.signed() * STEP_METRES };
  };
  const flags = from.u8();
  const dot = flags & DOT ? from.varint() : null;
  const body = flags & BODY ? { ...place(), accuracyMetres: from.varint() / 10 } : null;
  const partner = flags & PARTNER ? place() : null;
  return from.failed || from.left > 0 || flags > 7 ? null : { dot, body, partner };
}

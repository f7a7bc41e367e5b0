/** The words on a face as bytes. */
import { ByteReader, type ByteWriter } from './bytes.ts';
import type { DotCard } from './shown.ts';

/** A face's words: whether it is simulated and how many gives, then name, line and gives. */
export function encodeCard(to: ByteWriter, card: DotCard): Uint8Array {
  to.reset()
    .u8((card.simulated ? 1 : 0) | (Math.min(card.gives.length, 7) << 1))
    .text(card.firstName)
    .text(card.giveLine);
  for (const give of card.gives.slice(0, 7)) to.text(give);
  return to.take();
}

/** The words in these bytes. */
export function decodeCard(bytes: Uint8Array): DotCard {
  return readCard(new ByteReader(bytes));
}

export function readCard(from: ByteReader): DotCard {
  const head = from.u8();
  if (head > 15) from.failed = true;
  const firstName = from.text();
  const giveLine = from.text();
  const gives: string[] = [];
  for (let i = 0; i < head >> 1 && !from.failed; i++) gives.push(from.text());
  return { firstName, gives, giveLine, simulated: (head & 1) === 1 };
}

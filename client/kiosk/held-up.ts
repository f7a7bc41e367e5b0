/** What is held before a kiosk's camera. */
import { meaningOf } from '../sensors/scanner/meaning.ts';

/** No code of ours is longer. */
const LONGEST = 300;

/** What the server is told of a text: of a badge's address the badge alone, and not its secret. */
export function codeOf(text: string, origin: string, venue: string): string | null {
  const meaning = meaningOf(text, origin, venue);
  if (meaning.kind === 'badge') return meaning.id;
  // A sign that is held up is nobody's.
  return meaning.kind === 'foreign' && text.length <= LONGEST ? text : null;
}

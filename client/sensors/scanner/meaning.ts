/** What the text of a code means here. Nothing of it is ever opened: an address is read for what it names, and no more. */

export type Meaning =
  /** One of this venue's signs, or the code of a screen. Whether it is genuine the server says. */
  | { readonly kind: 'sign'; readonly marker: string; readonly signature: string }
  | { readonly kind: 'badge'; readonly id: string; readonly secret: string }
  /** One of ours, of another venue. */
  | { readonly kind: 'other-venue' }
  | { readonly kind: 'foreign' };

/** No longer text of a code is looked at. */
const LONGEST = 600;

const FOREIGN: Meaning = { kind: 'foreign' };

/** The parts of a path; null when they cannot be read. */
function partsOf(text: string, origin: string): readonly string[] | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.origin !== origin || url.username !== '' || url.password !== '') return null;
  try {
    return url.pathname.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}

/**
 * @param origin the page's own
 * @param venue the venue of the page's event
 */
export function meaningOf(text: string, origin: string, venue: string): Meaning {
  const [v, house = '', marker = '', signature = '', secret = '', ...more] = partsOf(text, origin) ?? [];
  if (v !== 'v' || house === '' || marker === '' || signature === '' || more.length > 0) return FOREIGN;
  if (house !== venue) return { kind: 'other-venue' };
  if (secret === '') return { kind: 'sign', marker, signature };
  return marker === 'badge' ? { kind: 'badge', id: signature, secret } : FOREIGN;
}

/** Ids made from names, as parts of addresses. */
import type { LocalText } from './venue-file.ts';

const LONGEST = 50;

/**
 * An id of a-z 0-9 and - made from a name, that nothing has yet: "foyer-du-theatre", else "foyer-du-theatre-2".
 * @param otherwise what it is called when the name has no such letter
 */
export function freeId(name: LocalText, otherwise: string, taken: ReadonlySet<string>): string {
  const plain = Object.values(name)
    .map((text) =>
      text
        .normalize('NFKD')
        .replace(/\p{Mark}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, LONGEST)
        .replace(/-+$/, ''),
    )
    .find((text) => text !== '');
  const stem = plain ?? otherwise;
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** Short ids from the long ones of a source: the same feature has the same id after every import. */

/**
 * The first eight characters of each id behind a prefix; where two begin alike, the later in order of the ids keeps
 * all of its own.
 */
export function shortIds(prefix: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const short = new Map<string, string>();
  for (const id of [...ids].sort()) {
    const clean = id.replace(/[^A-Za-z0-9._:-]/g, '-');
    const cut = clean.slice(0, 8);
    short.set(id, `${prefix}${taken.has(cut) ? clean.slice(0, 70) : cut}`);
    taken.add(cut);
  }
  return short;
}

/** The levels that a tag names: "0", "0;1", "0-3", "-1-3", "0.5". */

/** The same bounds as of a venue file's ordinals. */
const LOWEST = -50;
const HIGHEST = 200;

const NUMBER = '-?\\d+(?:\\.\\d+)?';
const ONE = new RegExp(`^${NUMBER}$`);
/** The first minus may be the lower level's own: "-1-3" is -1 to 3. */
const RANGE = new RegExp(`^(${NUMBER})\\s*-\\s*(${NUMBER})$`);

const possible = (level: number) => level >= LOWEST && level <= HIGHEST;

/** Both ends and every whole level between them. */
function rangeOf(from: number, to: number): number[] {
  const levels = [from];
  for (let level = Math.floor(from) + 1; level < to; level++) levels.push(level);
  return to > from ? [...levels, to] : levels;
}

/**
 * The levels in ascending order, each once; a half level is its own and never rounded. Null when a part of the text is
 * no level from -50 to 200 or no range from a lower to a higher one.
 */
export function levelsOf(text: string): number[] | null {
  const levels = new Set<number>();
  for (const part of text.split(';').map((one) => one.trim())) {
    const range = RANGE.exec(part);
    const [from, to] = range ? [Number(range[1]), Number(range[2])] : [Number(part), Number(part)];
    if ((!range && !ONE.test(part)) || !possible(from) || !possible(to) || from > to) return null;
    for (const level of rangeOf(from, to)) levels.add(level + 0);
  }
  return [...levels].sort((a, b) => a - b);
}

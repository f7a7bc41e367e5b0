/** Which levels are imported: those that are asked for, by number, short name or name. */
import { type LocalText, textIn } from '../../shared/venue/venue-file.ts';
import { VenueError } from './venue-error.ts';

/** A level as far as it can be asked for. */
interface Askable {
  readonly ordinal: number;
  readonly name: LocalText;
  readonly shortName: string;
}

/** "0,1;2" as its parts. */
export const askedLevels = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const plain = (text: string): string => text.trim().toLowerCase();

/**
 * Those that are asked for; all when nothing is asked. Throws VenueError, with what there is, for one that is not there.
 */
export function chooseLevels<T extends Askable>(levels: readonly T[], asked: readonly string[] | undefined): T[] {
  if (asked === undefined || asked.length === 0) return [...levels];
  const called = ({ ordinal, name, shortName }: T): string[] =>
    [String(ordinal), shortName, ...Object.values(name)].map(plain);
  const missing = asked.find((one) => !levels.some((level) => called(level).includes(plain(one))));
  if (missing !== undefined) {
    const there = levels.map(({ ordinal, name }) => `${ordinal} (${textIn(name)})`).join(', ');
    throw new VenueError([['no-such-level', missing, there]]);
  }
  return levels.filter((level) => asked.some((one) => called(level).includes(plain(one))));
}

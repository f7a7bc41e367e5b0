/** Where the measured data lie that tests read: `VISAVIS_DATA`, or `../shared/data` beside the project. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const data = resolve(root, process.env.VISAVIS_DATA ?? '../shared/data');

/**
 * The path of a data set, or null where it is not at hand: the test then says so and is skipped.
 * Throws on the build machine (`CI`), where it must be there.
 */
export function dataPath(set: string): string | null {
  const path = resolve(data, set);
  if (existsSync(path)) return path;
  const sentence = `The data set ${set} is not in ${data}; set VISAVIS_DATA to where it is.`;
  if (process.env.CI) throw new Error(sentence);
  console.warn(sentence);
  return null;
}

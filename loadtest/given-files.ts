/** Files that options name. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { UsageFault } from './options.ts';
import { RecordingFault, readRecording } from './replay/recording.ts';

/** Nothing that anybody means to give is larger, also unpacked. */
const MOST_BYTES = 200_000_000;

/**
 * The text of a file; of one that ends in .gz, unpacked.
 * @param option whose value names it
 * @throws {UsageFault} when there is none that can be read
 */
export function readGiven(option: string, path: string): string {
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error('it is larger than 200 MB');
    const bytes = readFileSync(path);
    return (path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes).toString('utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageFault(`--${option} ${path} cannot be read: ${why}`);
  }
}

/** Codes as they were given: with commas between them, or a file with one a line. */
export function readCodes(given: string): string[] {
  const words = existsSync(given) ? readGiven('admission', given).split('\n') : given.split(',');
  const codes = words.map((code) => code.trim()).filter((code) => code !== '');
  if (codes.length === 0) throw new UsageFault(`--admission ${given} holds no code`);
  if (codes.some((code) => code.length > 60)) throw new UsageFault('--admission: a code has 60 characters at most');
  return codes;
}

/** The text of a recording, which was read once to see that it is one. Of a folder, that of its obsmat.txt. */
export function readRecordingFile(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const text = readGiven('replay', isFolder ? join(path, 'obsmat.txt') : path);
  try {
    readRecording(text);
  } catch (error) {
    if (error instanceof RecordingFault) throw new UsageFault(`--replay ${path}: ${error.message}`);
    throw error;
  }
  return text;
}

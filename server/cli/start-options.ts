/** The options of `npm start` and `npm run dev`, and what is said when they, or the settings, are wrong. */
import { parseArgs } from 'node:util';
import { ConfigFault, describeSettings } from '../config.ts';

const USAGE = `[--venue PATH] [--crowd N] [--port PORT] [--help]
Opens an event in each venue and serves everything on one port.

  --venue PATH   a venue file, or a folder or zip of IMDF; may be given several times; the demo venue when not given
  --crowd N      simulated people, 0 to 2000; 120 in the demo venue, none elsewhere
  --port PORT    as the setting PORT
  --help         this text

Settings, from the environment or a file .env here:`;

/** A wish that USAGE does not list. */
class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

export interface StartOptions {
  readonly venues: readonly string[];
  readonly crowd: number | null;
  readonly port: number | null;
}

/** The text of --help for this script. */
function usage(script: string): string {
  return `${script} -- ${USAGE}\n${describeSettings()}`;
}

function wholeNumber(name: string, text: string | undefined, most: number): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,6}$/.test(text) || Number(text) > most) {
    throw new WrongOption(`--${name} wants a whole number from 0 to ${most}, not ${JSON.stringify(text)}.`);
  }
  return Number(text);
}

/**
 * The options in these words; null when --help was asked for, and printed.
 * @throws {WrongOption} with the list of right ones
 */
export function readStartOptions(script: string, words: string[] = process.argv.slice(2)): StartOptions | null {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        venue: { type: 'string', multiple: true },
        crowd: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      console.info(usage(script));
      return null;
    }
    return {
      venues: values.venue ?? [],
      crowd: wholeNumber('crowd', values.crowd, 2_000),
      port: wholeNumber('port', values.port, 65_535),
    };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new WrongOption(`${fault}\n\n${usage(script)}`);
  }
}

/** Say why it could not start, as a person can use it, and end with code 2. */
export function sayFault(error: unknown): never {
  if (error instanceof ConfigFault) console.error(`${error.message}\n\nThe settings are:\n${describeSettings()}`);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error('The port is taken. Choose another one with --port PORT; 0 takes a free one.');
  } else console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

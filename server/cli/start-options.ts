/** The options of `npm start` and `npm run dev`, and what is said when they, or the settings, are wrong. */
import { parseArgs } from 'node:util';
import { ConfigFault, describeSettings } from '../config.ts';
import { UserFault } from '../fault.ts';

const USAGE = `[--venue PATH | --replay FOLDER [--speed N]] [--event FILE] [--crowd N] [--port PORT] [--as-built] [--allow-insecure] [--help]
Opens an event in each venue and serves everything on one port.

  --venue PATH   a venue file, an IMDF folder or zip, or a building from OpenStreetMap; may be given several times; the demo venue when not given
  --event FILE   what takes place there, a JSON file; may be given several times, once for each venue. Any of: id, venue
                 (which of the venues, by its id), name, timeZone, hours, topics, admission, firstCheckIn,
                 minimumAgeYears, encounterDays, demo, badges; what it does not say is as in the event that runs without it
  --crowd N      simulated people, 0 to 2000; 120 in the demo venue, none elsewhere; they come to a demo only
  --replay FOLDER  instead of a venue a recorded walk, in the format of npm run evaluate: heard again as it was, and shown
                 on a kiosk beside where they truly were
  --speed N      how many times as fast, 1 to 4; bodies walk at their own pace
  --port PORT    as the setting PORT
  --as-built     serve the pages as they were built last, without a look at their sources: a start changes no file there
  --allow-insecure  print signs for an address that is not https, or this machine's own: for trying out only
  --help         this text

Settings, from the environment or a file .env here:`;

/** A wish that USAGE does not list. */
class WrongOption extends UserFault {
  override readonly name = 'WrongOption';
}

export interface StartOptions {
  readonly venues: readonly string[];
  readonly eventFiles: readonly string[];
  readonly crowd: number | null;
  readonly port: number | null;
  readonly allowInsecure: boolean;
  readonly asBuilt: boolean;
  /** A recorded walk to be replayed, in place of a venue. */
  readonly replay: { readonly folder: string; readonly speed: number } | null;
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
        event: { type: 'string', multiple: true },
        crowd: { type: 'string' },
        replay: { type: 'string' },
        speed: { type: 'string' },
        port: { type: 'string' },
        'allow-insecure': { type: 'boolean', default: false },
        'as-built': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      console.info(usage(script));
      return null;
    }
    const others = [values.venue, values.event, values.crowd].some((value) => value !== undefined);
    if (values.replay !== undefined && others) throw new Error('--replay stands alone: it has a venue of its own.');
    if (values.replay === undefined && values.speed !== undefined) throw new Error('--speed goes with --replay.');
    const speed = wholeNumber('speed', values.speed, 4) ?? 1;
    if (speed < 1) throw new Error('--speed wants 1 to 4.');
    return {
      replay: values.replay === undefined ? null : { folder: values.replay, speed },
      venues: values.venue ?? [],
      eventFiles: values.event ?? [],
      crowd: wholeNumber('crowd', values.crowd, 2_000),
      port: wholeNumber('port', values.port, 65_535),
      allowInsecure: values['allow-insecure'],
      asBuilt: values['as-built'],
    };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new WrongOption(`${fault}\n\n${usage(script)}`);
  }
}

/**
 * Say why it could not start, and end: what a person can mend in its sentence alone, with code 2; a bug of ours with
 * where it happened, with code 1.
 */
export function sayFault(error: unknown): never {
  if (error instanceof ConfigFault) console.error(`${error.message}\n\nThe settings are:\n${describeSettings()}`);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error('The port is taken. Choose another one with --port PORT; 0 takes a free one.');
  } else if (error instanceof UserFault || isOfTheMachine(error)) console.error(error.message);
  else {
    console.error('This is a bug of Vis-à-vis:', error);
    process.exit(1);
  }
  process.exit(2);
}

/** A file or port that the machine does not give, or a database that it cannot open. */
function isOfTheMachine(error: unknown): error is Error {
  return error instanceof Error && ('syscall' in error || ('code' in error && error.code === 'ERR_SQLITE_ERROR'));
}

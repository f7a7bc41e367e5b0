/** The options of `npm run simulate`, and what is said when they are wrong. */
import { parseArgs } from 'node:util';
import { CROWD_PROFILES, type CrowdProfileName } from '../../../shared/crowd/profiles.ts';
import { UserFault } from '../../fault.ts';

export interface SimulateOptions {
  readonly attendees: number;
  readonly minutes: number;
  readonly seed: number;
  readonly profile: CrowdProfileName;
  /** The share of people who wear a badge, 0 to 1. */
  readonly badges: number;
  /** Null: a hall that is as large as its people need. */
  readonly venue: string | null;
  readonly json: boolean;
  /** A contact list of two days to fit the talking groups to, instead of a simulation. */
  readonly fit: string | null;
}

export const USAGE = `npm run simulate -- [options]
A crowd of bodies lives through an event in this process, without sockets, faster than real time: they come, walk, scan,
open, answer cards and meet. Prints how many met, and how long they waited and walked for it.

  --attendees N   how many people, 1 to 20000 (1000)
  --minutes M     how long, by the venue's clock, 1 to 1440 (60)
  --seed N        the same seed is the same event (1)
  --profile NAME  congress, fair, doors-open or evening (congress)
  --badges SHARE  the share of people who wear a badge, 0 to 1, where the venue has gateways (0)
  --venue PATH    a venue file, or what can be imported as one; without it a hall as large as its people need
  --json          print one JSON object and nothing else
  --fit FILE      instead: fit the talking groups to the first day of this contact list (t i j, 20 s windows), judge them
                  by the second, and print the best as JSON; takes minutes
  --help          this text`;

/**
 * Read the command line.
 * @returns null when only the usage is wanted
 * @throws {UserFault} naming the option that is wrong, and its value
 */
export function readOptions(args: readonly string[]): SimulateOptions | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    attendees: whole('attendees', values.attendees, 1, 20_000),
    minutes: whole('minutes', values.minutes, 1, 1_440),
    seed: whole('seed', values.seed, 0, 2 ** 32 - 1),
    profile: profileOf(values.profile),
    badges: shareOf(values.badges),
    venue: values.venue ?? null,
    json: values.json,
    fit: values.fit ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        attendees: { type: 'string', default: '1000' },
        minutes: { type: 'string', default: '60' },
        seed: { type: 'string', default: '1' },
        profile: { type: 'string', default: 'congress' },
        badges: { type: 'string', default: '0' },
        venue: { type: 'string' },
        json: { type: 'boolean', default: false },
        fit: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UserFault(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UserFault(`--${name} is a whole number from ${least} to ${most}, not '${text}'.`);
}

function shareOf(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new UserFault(`--badges is a share from 0 to 1, not '${text}'.`);
}

const isProfile = (name: string): name is CrowdProfileName => Object.hasOwn(CROWD_PROFILES, name);

function profileOf(name: string): CrowdProfileName {
  if (isProfile(name)) return name;
  throw new UserFault(`--profile is one of ${Object.keys(CROWD_PROFILES).join(', ')}, not '${name}'.`);
}

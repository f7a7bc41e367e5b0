/** The commands of `npm run venue`. */
import { VenueError } from '../venue-error.ts';
import { type Answer, type Command, helpOf, runCommand } from './arguments.ts';
import { calibrateCommand } from './calibrate.ts';
import { checkCommand } from './check.ts';
import { importCommand } from './import.ts';
import { publishCommand } from './publish.ts';
import { routeCommand } from './route.ts';
import { signsCommand } from './signs.ts';
import { suggestCommand } from './suggest.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  calibrate: calibrateCommand,
  check: checkCommand,
  import: importCommand,
  publish: publishCommand,
  route: routeCommand,
  signs: signsCommand,
  suggest: suggestCommand,
};

const usage = (): string => Object.values(COMMANDS).map(helpOf).join('\n\n');

/** Whether a command line asks for French, in either way that options are written. */
const asksForFrench = (args: readonly string[]): boolean =>
  args.includes('--language=fr') || args[args.indexOf('--language') + 1] === 'fr';

/** Answers one command line; a venue that cannot be read is told in its sentences. */
export async function runVenueCommand(args: readonly string[]): Promise<Answer> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') return { out: usage(), err: '', code: 0 };
  const command = name === undefined || !Object.hasOwn(COMMANDS, name) ? undefined : COMMANDS[name];
  if (command === undefined) {
    const why = name === undefined ? 'Say what to do.' : `There is no command '${name}'.`;
    return { out: '', err: `${why}\n\n${usage()}`, code: 2 };
  }
  try {
    return await runCommand(command, rest);
  } catch (error) {
    if (!(error instanceof VenueError)) throw error;
    const sentences = error.told(asksForFrench(rest) ? 'fr' : 'en');
    if (rest.includes('--json')) return { out: JSON.stringify({ good: false, errors: sentences }), err: '', code: 1 };
    return { out: '', err: sentences.join('\n'), code: 1 };
  }
}

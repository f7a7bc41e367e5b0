/** The command line of `npm run venue`: what may be asked, and what is answered to what may not. */
import { parseArgs } from 'node:util';

/** An option whose value cannot be; answered with the usage. */
export class WrongValue extends Error {
  override readonly name = 'WrongValue';
}

/** Prints nothing itself, so that it can be tested: text for stdout and stderr, and the exit code. */
export interface Answer {
  readonly out: string;
  readonly err: string;
  /** 0 good, 1 the venue has faults or there is no way, 2 the command was not understood. */
  readonly code: 0 | 1 | 2;
}

interface Option {
  readonly type: 'string' | 'boolean';
  readonly value?: string;
  readonly help: string;
}

/** One of the things that `npm run venue` does. */
export interface Command {
  readonly usage: string;
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly needs: readonly string[];
  /** @throws {WrongValue} when an option's value cannot be */
  run(path: string, options: Options): Promise<Answer>;
}

export interface Options {
  text(name: string): string | undefined;
  flag(name: string): boolean;
}

/** The language that a command answers in. Throws WrongValue for one that is none. */
export function languageOf(options: Options): 'en' | 'fr' {
  const language = options.text('language') ?? 'en';
  if (language !== 'en' && language !== 'fr') throw new WrongValue(`--language is en or fr, not '${language}'.`);
  return language;
}

const JSON_OPTION: Option = { type: 'boolean', help: 'print one JSON object and nothing else' };
const HELP_OPTION: Option = { type: 'boolean', help: 'print this' };

const withShared = (command: Command): Readonly<Record<string, Option>> => ({
  ...command.options,
  json: JSON_OPTION,
  help: HELP_OPTION,
});

function optionLines(command: Command): string[] {
  return Object.entries(withShared(command)).map(
    ([name, { value, help }]) => `      ${`--${name}${value === undefined ? '' : ` ${value}`}`.padEnd(22)} ${help}`,
  );
}

/** The help of one command. */
export const helpOf = (command: Command): string =>
  [`npm run venue -- ${command.usage}`, `  ${command.about}`, ...optionLines(command)].join('\n');

/** Parses and runs one command. */
export async function runCommand(command: Command, args: readonly string[]): Promise<Answer> {
  const refused = (why: string): Answer => ({ out: '', err: `${why}\n\n${helpOf(command)}`, code: 2 });
  let values: Readonly<Record<string, unknown>>;
  let positionals: readonly string[];
  try {
    const options = Object.fromEntries(Object.entries(withShared(command)).map(([name, { type }]) => [name, { type }]));
    ({ values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
  if (values.help === true) return { out: helpOf(command), err: '', code: 0 };
  const [path, ...more] = positionals;
  if (path === undefined) return refused('Say which file or folder.');
  if (more.length > 0) return refused(`One path at a time; what is '${more.join(' ')}'?`);
  const missing = command.needs.find((name) => values[name] === undefined);
  if (missing !== undefined) return refused(`--${missing} is missing.`);
  try {
    return await command.run(path, {
      text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
      flag: (name) => values[name] === true,
    });
  } catch (error) {
    if (error instanceof WrongValue) return refused(error.message);
    throw error;
  }
}

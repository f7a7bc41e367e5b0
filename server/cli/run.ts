import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** A child of this project's own Node with its own tools first on the path. Resolves with the exit code. */
export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const path = `${resolve(ROOT, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, PATH: path },
    });
    child.on('error', fail);
    child.on('exit', (code, signal) => done(signal ? 1 : (code ?? 1)));
  });
}

export interface Step {
  readonly name: string;
  readonly what: string;
  readonly run: () => Promise<number>;
}

/**
 * The command line of a script that is a list of steps: `--only NAME` (repeatable) picks some, `--help` prints them,
 * anything else is answered with the list. Runs all wanted steps, also after one failed, and returns the exit code.
 */
export async function runSteps(script: string, about: string, steps: readonly Step[]): Promise<number> {
  const usage = [
    `npm run ${script} -- [--only NAME …]`,
    about,
    ...steps.map((step) => `  ${step.name.padEnd(10)} ${step.what}`),
  ].join('\n');
  const names = steps.map((step) => step.name);
  let only: readonly string[];
  try {
    const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, help: { type: 'boolean' } } });
    if (values.help) {
      console.info(usage);
      return 0;
    }
    only = values.only ?? names;
    const wrong = only.find((name) => !names.includes(name));
    if (wrong !== undefined) throw new Error(`There is no step '${wrong}'.`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const failed: string[] = [];
  for (const step of steps.filter((candidate) => only.includes(candidate.name))) {
    const started = performance.now();
    console.info(`\n── ${step.name}: ${step.what}`);
    const code = await step.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.info(`── ${step.name}: ${code === 0 ? 'good' : 'FAILED'} (${seconds} s)`);
    if (code !== 0) failed.push(step.name);
  }
  console.info(failed.length === 0 ? '\nAll steps are good.' : `\nFailed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

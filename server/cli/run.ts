import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

/** How many tests of this command passed, failed and were skipped, summed over all `runTests` of this process. */
const totals = { passed: 0, failed: 0, skipped: 0 };

/** Runs vitest and adds its counts to the closing line. */
export async function runTests(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-tests-'));
  const report = join(folder, 'report.json');
  try {
    const code = await run(
      'vitest',
      ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      env,
    );
    // A run that broke off has left no report; what it said stands above.
    if (!existsSync(report)) return 1;
    const counts: { numPassedTests: number; numFailedTests: number; numPendingTests: number } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    totals.passed += counts.numPassedTests;
    totals.failed += counts.numFailedTests;
    totals.skipped += counts.numPendingTests;
    return counts.numPassedTests === 0 ? 1 : code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
    `npm run ${script} -- [--only NAME …] [--help]`,
    about,
    ...steps.map((step) => `  ${step.name.padEnd(10)} ${step.what}`),
    '  --only NAME  this step alone; may be given several times',
    '  --help       this text',
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
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
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
  if (totals.passed + totals.failed > 0) {
    console.info(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  }
  console.info(failed.length === 0 ? '\nAll steps are good.' : `\nFailed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

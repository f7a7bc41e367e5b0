/** `npm run soak`: the seeded fuzzes again and again with new seeds, until the time is over or one fails. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { run } from './run.ts';

const USAGE = `npm run soak -- [--minutes N] [--commands N] [--seed N] [--help]
The seeded fuzzes again and again with new seeds; stops at the first that fails and names its seed.
  --minutes N    how long, 1 to 10000 (30)
  --commands N   how many commands the World takes from a seed, 10000 to 100000000 (500000)
  --seed N       the first seed; chosen by chance when not given`;

const FUZZES = ['shared/world/fuzz', 'shared/interest/floor', 'server/room/privacy', 'server/gateway/payloads-fuzz'];

/** So many payloads of gateways are mutated in a round. */
const PAYLOADS = 1_000_000;

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`--${name} wants a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.`);
  }
  return value;
}

async function soak(): Promise<number> {
  let minutes: number;
  let commands: number;
  let seed: number;
  try {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string', default: '30' },
        commands: { type: 'string', default: '500000' },
        seed: { type: 'string', default: String(randomInt(2 ** 31)) },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.info(USAGE);
      return 0;
    }
    minutes = wholeNumber('minutes', values.minutes, 1, 10_000);
    commands = wholeNumber('commands', values.commands, 10_000, 100_000_000);
    seed = wholeNumber('seed', values.seed, 0, 2 ** 31);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  const end = performance.now() + minutes * 60_000;
  for (let round = 1; performance.now() < end; round += 1, seed += 1) {
    console.info(`\n── round ${round}, seed ${seed}`);
    const code = await run('vitest', ['run', ...FUZZES, '--testTimeout=3600000'], {
      VISAVIS_FUZZ_SEED: String(seed),
      VISAVIS_FUZZ_COMMANDS: String(commands),
      VISAVIS_FUZZ_PAYLOADS: String(PAYLOADS),
    });
    if (code !== 0) {
      console.error(`Seed ${seed} failed; again with: npm run soak -- --seed ${seed} --minutes 1`);
      return 1;
    }
  }
  return 0;
}

process.exitCode = await soak();

/** `npm run bench`: measures parts of the house and prints the figures. */
import { parseArgs } from 'node:util';
import { VenueError } from '../venues/venue-error.ts';
import type { Bench } from './bench/bench.ts';
import { routingBench } from './bench/routing.ts';

/** Every bench there is. */
const benches: readonly Bench[] = [routingBench];

const OPTIONS = {
  json: { type: 'boolean' },
  only: { type: 'string' },
  venue: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const usage = (): string =>
  [
    'Usage: npm run bench -- [NAME] [--json] [--only FIGURE] [--venue PATH] [--help]',
    '',
    'Benches (all of them without a name):',
    ...benches.flatMap(({ name, about, figures }) => [`  ${name}: ${about}`, `    figures: ${figures.join(', ')}`]),
    '',
    'Options:',
    '  --json         print one JSON object and nothing else',
    '  --only FIGURE  measure this figure alone',
    '  --venue PATH   a venue file, an IMDF folder or a zip instead of the demo venue',
    '  --help         print this',
  ].join('\n');

/** Ends the command because it was not understood. */
function refuse(message: string): never {
  console.error(`${message}\n\n${usage()}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The options were not understood.';
    return refuse(message.split('.')[0] ?? message);
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  console.log(usage());
  process.exit(0);
}
const [name, ...more] = positionals;
const chosen = name === undefined ? benches : benches.filter((bench) => bench.name === name);
if (chosen.length === 0 || more.length > 0) refuse(`There is no bench "${[name, ...more].join(' ')}".`);
const { only } = values;
const figures = chosen.flatMap((bench) => bench.figures);
if (only !== undefined && !figures.includes(only)) refuse(`There is no figure "${only}".`);

try {
  const results: Record<string, unknown> = {};
  for (const bench of chosen) {
    if (only !== undefined && !bench.figures.includes(only)) continue;
    Object.assign(results, await bench.measure(new Set(only === undefined ? bench.figures : [only]), values.venue));
  }
  if (values.json) console.log(JSON.stringify(results));
  else {
    for (const [figure, value] of Object.entries(results)) {
      console.log(`${figure.padEnd(16)} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
    }
  }
} catch (error) {
  if (!(error instanceof VenueError)) throw error;
  console.error(error.message);
  process.exit(1);
}

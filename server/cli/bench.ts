/** `npm run bench`: measures parts of the house and prints the figures. */
import { parseArgs } from 'node:util';
import { VenueError } from '../venues/venue-error.ts';
import { badgesBench } from './bench/badges.ts';
import type { Bench } from './bench/bench.ts';
import { linesOf } from './bench/lines.ts';
import { matchingBench } from './bench/matching.ts';
import { motionBench } from './bench/motion.ts';
import { phoneBench } from './bench/phone.ts';
import { roomBench } from './bench/room/room.ts';
import { routingBench } from './bench/routing.ts';

/** Every bench there is. */
const benches: readonly Bench[] = [routingBench, matchingBench, badgesBench, motionBench, roomBench, phoneBench];

const OPTIONS = {
  json: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  venue: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const usage = (): string =>
  [
    'npm run bench -- [NAME] [--only FIGURE …] [--venue PATH] [--json] [--help]',
    'Measures parts of the house and prints the figures.',
    'Benches (all of them without a name):',
    ...benches.flatMap(({ name, about, figures }) => [`  ${name}: ${about}`, `    figures: ${figures.join(', ')}`]),
    '  --only FIGURE  measure this figure alone; may be given several times',
    '  --venue PATH   a venue file, or what can be imported as one, instead of the venues of the bench',
    '  --json         print one JSON object and nothing else',
    '  --help         this text',
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
    return refuse(error instanceof Error ? error.message : String(error));
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
const figures = chosen.flatMap((bench) => bench.figures);
const only = values.only ?? figures;
const wrong = only.find((figure) => !figures.includes(figure));
if (wrong !== undefined) refuse(`There is no figure "${wrong}".`);

/** What goes on, beside what is printed at the end. */
const tell = (line: string): void => console.error(line);

try {
  const results: Record<string, unknown> = {};
  for (const bench of chosen) {
    const wanted = bench.figures.filter((figure) => only.includes(figure));
    if (wanted.length > 0) Object.assign(results, await bench.measure(new Set(wanted), values.venue, tell));
  }
  if (values.json) console.log(JSON.stringify(results));
  else {
    const bars = Object.assign({}, ...chosen.map((bench) => bench.bars ?? {}));
    for (const line of linesOf(results, bars)) console.log(line);
  }
} catch (error) {
  if (!(error instanceof VenueError)) throw error;
  console.error(error.message);
  process.exit(1);
}

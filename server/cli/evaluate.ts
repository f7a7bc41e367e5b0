/** `npm run evaluate`: replays what was recorded through the code that the server runs, and says how good it is. */
import { parseArgs } from 'node:util';
import { UserFault } from '../fault.ts';
import { convertFlat } from './evaluate/converters.ts';
import { printed } from './evaluate/printed.ts';
import { readRecorded } from './evaluate/recorded.ts';
import { evaluate } from './evaluate/replay.ts';
import { sayFault } from './start-options.ts';

const USAGE = `npm run evaluate -- positioning --data FOLDER [--seed N] [--json]
Replays a recorded data set through the filter that the server runs, sighting by sighting, and compares with the truth.
npm run evaluate -- convert --data FOLDER --out FOLDER
Brings the recorded walk of a robot through a flat (doi 10.5281/zenodo.5457591) into that format.
  --data FOLDER  anchors.csv, sightings.csv, truth.csv and, if they are there, walkable.geojson and calibration.csv
  --seed N       of the filter's luck; 1 when not given
  --out FOLDER   with convert: where the data set is written
  --json         print one JSON object and nothing else
  --help         this text`;

const OPTIONS = {
  data: { type: 'string' },
  out: { type: 'string' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function wished() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UserFault(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function run(): void {
  const { values, positionals } = wished();
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (positionals.join(' ') === 'convert' && values.data !== undefined && values.out !== undefined) {
    convertFlat(values.data, values.out, { calibrated: true, walker: 'robot' });
    return;
  }
  const seed = Number(values.seed);
  if (positionals.join(' ') !== 'positioning')
    throw new UserFault(`Nothing else than "positioning" can be evaluated.\n\n${USAGE}`);
  if (values.data === undefined) throw new UserFault(`--data is missing.\n\n${USAGE}`);
  if (!Number.isInteger(seed)) throw new UserFault(`--seed: a whole number is expected, not "${values.seed}".`);
  const evaluation = evaluate(readRecorded(values.data), seed);
  console.log(values.json ? JSON.stringify(evaluation) : printed(evaluation));
}

try {
  run();
} catch (error) {
  sayFault(error);
}

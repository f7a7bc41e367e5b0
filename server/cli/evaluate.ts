/** `npm run evaluate`: replays what was recorded through the code that the server runs, and says how good it is. */
import { parseArgs } from 'node:util';
import { UserFault } from '../fault.ts';
import { convertEspresense, convertFlat, convertUji, convertWaldo } from './evaluate/converters.ts';
import { printed } from './evaluate/printed.ts';
import { readRecorded } from './evaluate/recorded.ts';
import { evaluate } from './evaluate/replay.ts';
import { sayFault } from './start-options.ts';

const USAGE = `npm run evaluate -- positioning --data FOLDER [--seed N] [--json]
Replays a recorded data set through the filter that the server runs, sighting by sighting, and compares with the truth.
npm run evaluate -- convert [SET] --data FOLDER --out FOLDER
Brings a measured set into that format. SET is
  robot, robot-uncalibrated, person, person-uncalibrated   walks through a flat, doi 10.5281/zenodo.5457591 (robot when not given;
                                                           of the person only the path is known, so they have no truth)
  lib-single, lib-five-seconds, lib-all, lib-averaged      scans in a library, doi 10.5281/zenodo.1618692; geo-… in a laboratory
  waldo                                                    scans in a library, doi 10.24432/C54G80
  espresense                                               a watch that lies still
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

const ZONES = ['lib', 'geo'] as const;
const SCANS = ['single', 'five-seconds', 'all', 'averaged'] as const;

/** What writes each set that can be brought into the format. */
const CONVERTERS: ReadonlyMap<string, (from: string, to: string) => void> = new Map([
  ...(['robot', 'person'] as const).flatMap((walker) =>
    [true, false].map((calibrated) => {
      const name = calibrated ? walker : `${walker}-uncalibrated`;
      return [name, (from: string, to: string) => convertFlat(from, to, { calibrated, walker })] as const;
    }),
  ),
  ...ZONES.flatMap((zone) =>
    SCANS.map(
      (scans) => [`${zone}-${scans}`, (from: string, to: string) => convertUji(from, zone, to, { scans })] as const,
    ),
  ),
  ['waldo', convertWaldo] as const,
  ['espresense', convertEspresense] as const,
]);

function run(): void {
  const { values, positionals } = wished();
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const [task, set = 'robot'] = positionals;
  if (task === 'convert' && positionals.length <= 2 && values.data !== undefined && values.out !== undefined) {
    const convert = CONVERTERS.get(set);
    if (convert === undefined) throw new UserFault(`There is no set "${set}".\n\n${USAGE}`);
    convert(values.data, values.out);
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

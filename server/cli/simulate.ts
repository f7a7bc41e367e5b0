/** `npm run simulate`: a crowd of bodies lives through an event in this process, faster than real time. */
import { Simulation, TICK } from '../../shared/crowd/simulation/simulation.ts';
import { buildWays } from '../../shared/routing/build-ways.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { loadVenue } from '../venues/library.ts';
import { fitManners } from './simulate/fit.ts';
import { simulatedHall } from './simulate/hall.ts';
import { readContacts } from './simulate/measured.ts';
import { readOptions, type SimulateOptions, USAGE } from './simulate/options.ts';
import { printed, progressLine } from './simulate/printed.ts';
import { sayFault } from './start-options.ts';

/** The line is written this often, milliseconds; where nobody looks at a terminal, ever so often. */
const SAID_EVERY = 500;
const SAID_TO_FILE_EVERY = 30_000;
/** A Monday at nine. */
const BEGINS = Date.UTC(2026, 10, 23, 9);

const { stderr } = process;
const say = (line: string): void => void stderr.write(stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);

const seconds = (since: number): number => (performance.now() - since) / 1000;

async function run({ attendees, minutes, seed, profile, badges, venue: path, json }: SimulateOptions): Promise<void> {
  say('making the ways of the venue and its people');
  const venue = path === null ? simulatedHall(attendees) : (await loadVenue(path)).venue;
  const event = defaultEvent(venue.id);
  const simulation = new Simulation({
    ...buildWays(venue),
    ...{ venue, event, attendees, seed, profile, badges, now: BEGINS },
  });
  const all = minutes * 60;
  const began = performance.now();
  const cpu = process.cpuUsage();
  const every = stderr.isTTY ? SAID_EVERY : SAID_TO_FILE_EVERY;
  let said = Number.NEGATIVE_INFINITY;
  for (let done = 0; done < all; done += TICK / 1000) {
    if (performance.now() - said >= every) {
      said = performance.now();
      say(progressLine(done, all, seconds(began), simulation.figures()));
      // Lets a signal through.
      await new Promise((go) => setImmediate(go));
    }
    simulation.step();
  }
  if (stderr.isTTY) stderr.write('\r\x1b[K');
  const { user, system } = process.cpuUsage(cpu);
  const cost = { venueSeconds: all, wallSeconds: seconds(began), processorSeconds: (user + system) / 1e6 };
  const figures = simulation.figures();
  console.log(
    json ? JSON.stringify({ attendees, minutes, seed, profile, ...figures, ...cost }) : printed(figures, cost),
  );
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) console.log(USAGE);
  else if (options.fit !== null) console.log(JSON.stringify(fitManners(readContacts(options.fit), options.seed, say)));
  else await run(options);
} catch (error) {
  sayFault(error);
}

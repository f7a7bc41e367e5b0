/** What `npm run simulate` says while it runs, and at its end. */
import type { SimulationFigures } from '../../../shared/crowd/simulation/simulation.ts';
import type { Spread } from '../../../shared/crowd/simulation/tally.ts';

/** What the run itself cost. */
export interface Cost {
  readonly venueSeconds: number;
  readonly wallSeconds: number;
  readonly processorSeconds: number;
}

const spread = (of: Spread | null, unit: string): string =>
  of === null ? 'never' : `median ${of.median} ${unit}, nine of ten within ${of.p90} ${unit} (of ${of.count})`;

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** One line while it runs: how far, how fast, how long still. */
export function progressLine(done: number, all: number, wallSeconds: number, figures: SimulationFigures): string {
  const share = done / all;
  const left = share > 0 ? (wallSeconds / share) * (1 - share) : 0;
  const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
  const speed = wallSeconds > 0 ? done / wallSeconds : 0;
  return `${bar} ${clock(done)} of ${clock(all)}, ${speed.toFixed(1)} times real time, ${clock(left)} left; ${figures.came} here, ${figures.talks} talks`;
}

/** The figures as lines for a person. */
export function printed(figures: SimulationFigures, cost: Cost): string {
  const refusals = Object.entries(figures.refusals);
  const rows: [string, string][] = [
    ['people', `${figures.came} came, ${figures.joined} joined, ${figures.opened} opened`],
    ['cards', `${figures.cards}, ${Math.round(figures.yesShare * 100)} % answered with yes`],
    ['meetings', `${figures.meetings}, ${figures.talks} came to talk, ${figures.kept} kept by both`],
    ['met somebody', `${figures.met} people, ${Math.round(figures.metShare * 100)} % of those who opened`],
    ['open until a card', spread(figures.waitForCardSeconds, 's')],
    ['yes to hello', spread(figures.yesToHelloSeconds, 's')],
    ['wait at the spot', spread(figures.waitAtSpotSeconds, 's')],
    ['walk to the spot', spread(figures.walkMetres, 'm')],
    ['one walks farther by', spread(figures.walkDifferenceMetres, 'm')],
    ['fairness', `${figures.fairness} (Jain's index of talks among those who opened)`],
    ['refused', refusals.length === 0 ? 'nothing' : refusals.map(([what, times]) => `${what} ×${times}`).join(', ')],
    [
      'cost',
      `${cost.wallSeconds.toFixed(0)} s for ${clock(cost.venueSeconds)} of venue time; ${(cost.processorSeconds / cost.venueSeconds).toFixed(2)} processor seconds a second`,
    ],
  ];
  return rows.map(([name, value]) => `${name.padEnd(22)}${value}`).join('\n');
}

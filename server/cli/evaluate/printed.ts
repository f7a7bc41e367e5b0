/** An evaluation as a person reads it. */
import type { Figures } from './figures.ts';
import type { Evaluation } from './replay.ts';

const metres = (value: number | null): string => (value === null ? '' : value.toFixed(2)).padStart(8);
const share = (value: number | null): string => (value === null ? '' : `${(100 * value).toFixed(1)} %`).padStart(9);

function line(name: string, f: Figures): string {
  const errors = [f.mean, f.median, f.p75, f.p90, f.p95].map(metres).join('');
  return `${name.padEnd(18)}${errors}${share(f.insideRing)}${share(f.levelAccuracy)}${share(f.offFloor)}`;
}

/** A table: one line for the filter, and one for each baseline. */
export function printed(evaluation: Evaluation): string {
  const { filter, nearestAnchor, weightedCentroid, mobiles, sightings, notUsed, isCalibrated, seconds } = evaluation;
  return [
    `${mobiles} mobiles, ${sightings} sightings (${notUsed} not used), ${seconds.toFixed(0)} s, ${isCalibrated ? 'calibrated' : 'without calibration'}`,
    `${'errors in metres'.padEnd(18)}${['mean', 'median', 'p75', 'p90', 'p95'].map((name) => name.padStart(8)).join('')}  in ring    level  off floor`,
    line('filter', filter),
    line('nearest anchor', nearestAnchor),
    line('weighted centroid', weightedCentroid),
    `rings: median ${filter.ringMedian?.toFixed(2)} m; errors of the tightest third ${filter.tightestThirdMedian?.toFixed(2)} m, of the widest ${filter.widestThirdMedian?.toFixed(2)} m (medians)`,
    `${filter.fixesPerSecond.toFixed(1)} fixes and ${filter.cpuPerSecond.toFixed(4)} s of processor time a second of data (${filter.cpuMicrosPerSighting.toFixed(0)} µs a sighting)`,
  ].join('\n');
}

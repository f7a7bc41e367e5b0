/** `npm run venue -- check PATH`: what is in a venue, and every fault with its place. */
import { checkVenue, type Fault } from '../../../shared/venue/check-venue.ts';
import { textIn } from '../../../shared/venue/venue-file.ts';
import type { VenueSummary } from '../../../shared/venue/venue-summary.ts';
import { openPath } from '../library.ts';
import type { Command } from './arguments.ts';

const kinds = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');

const counted = (count: number, counts: Readonly<Record<string, number>>) =>
  count === 0 ? '0' : `${count} (${kinds(counts)})`;

function* summaryLines(summary: VenueSummary): Generator<string> {
  yield `${textIn(summary.name)} (${summary.id})`;
  yield `  levels          ${summary.levels.length}`;
  for (const level of summary.levels) yield `    ${textIn(level.name)} (${level.id}): ${level.areas} areas`;
  yield `  areas           ${summary.areas}, ${summary.namedAreas} with a name`;
  for (const [kind, count] of Object.entries(summary.areasByKind)) yield `    ${kind.padEnd(14)}${count}`;
  yield `  walls           ${summary.walls}`;
  yield `  obstacles       ${summary.obstacles}`;
  yield `  doors           ${counted(summary.doors, summary.doorsByKind)}`;
  yield `  connections     ${counted(summary.connections, summary.connectionsByKind)}`;
  yield `  landmarks       ${summary.landmarks}`;
  yield `  markers         ${counted(summary.markers, summary.markersByKind)}`;
  yield `  meeting points  ${summary.meetingPoints}`;
}

function faultLines(faults: readonly Fault[]): string[] {
  if (faults.length === 0) return ['No faults.'];
  const lines = faults.map(({ path, message }) => `  ${path === '' ? 'the file' : path}: ${message}`);
  return [`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:`, ...lines];
}

export const checkCommand: Command = {
  usage: 'check PATH [--json]',
  about:
    'Prints what is in a venue file, an IMDF folder or zip, or a building from OpenStreetMap, and every fault with its place. The demo venue is heron-house.',
  options: {},
  needs: [],
  async run(path, options) {
    const opened = await openPath(path);
    const { faults, summary } = checkVenue(opened.kind === 'file' ? opened.json : opened.venue);
    const code = faults.length === 0 ? 0 : 1;
    if (options.flag('json')) {
      return { out: JSON.stringify({ good: code === 0, faults, ...summary }), err: '', code };
    }
    const lines = [...(summary === null ? [] : summaryLines(summary)), ...faultLines(faults)];
    return { out: lines.join('\n'), err: '', code };
  },
};

/** `npm run venue -- calibrate FILE --measurements CSV`: how radio behaves in a venue, fitted to what was measured there. */
import { readFile, writeFile } from 'node:fs/promises';
import { calibrateVenue } from '../../../shared/positioning/locating/calibrate-venue.ts';
import type { ScanReading } from '../../../shared/positioning/locating/cross-check.ts';
import { isReading } from '../../../shared/positioning/sighting.ts';
import { UserFault } from '../../fault.ts';
import { asLoaded, loadVenue } from '../library.ts';
import { numberIn, readTable } from '../table.ts';
import { VenueError } from '../venue-error.ts';
import type { Command } from './arguments.ts';

const COLUMNS = ['scan_id', 'x_m', 'y_m', 'level', 'anchor_id', 'rssi_dbm'];

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The readings in a list; what no receiver measures is left out. */
async function readMeasurements(path: string): Promise<ScanReading[]> {
  try {
    return readTable(path, await readFile(path, 'utf8'), COLUMNS)
      .map((row) => ({
        scan: row.cells.scan_id ?? '',
        level: row.cells.level ?? '',
        anchor: row.cells.anchor_id ?? '',
        x: numberIn(path, row, 'x_m'),
        y: numberIn(path, row, 'y_m'),
        rssiDbm: numberIn(path, row, 'rssi_dbm'),
      }))
      .filter(({ rssiDbm }) => isReading(rssiDbm));
  } catch (error) {
    if (error instanceof UserFault) throw new VenueError([error.message]);
    throw new VenueError([`${path} cannot be read: ${reason(error)}.`]);
  }
}

const metres = ({ median, p90 }: { readonly median: number; readonly p90: number }): string =>
  `median ${median.toFixed(2)} m, p90 ${p90.toFixed(2)} m`;

export const calibrateCommand: Command = {
  usage: 'calibrate FILE --measurements CSV [--out FILE] [--json]',
  about:
    'Fits how radio behaves in the venue to readings at known places, writes it into the venue file, and says the error before and after, at places that were not fitted on.',
  options: {
    measurements: { type: 'string', value: 'CSV', help: `a list with the columns ${COLUMNS.join(', ')}` },
    out: {
      type: 'string',
      value: 'FILE',
      help: 'where the calibrated venue file is written; FILE itself when not given',
    },
  },
  needs: ['measurements'],
  async run(path, options) {
    const { venue } = await loadVenue(path);
    const list = options.text('measurements') ?? '';
    const result = calibrateVenue(venue, await readMeasurements(list));
    if ('fault' in result) throw new VenueError([`${list}: ${result.fault}`]);
    const { radio, check, unknown } = result;
    const out = options.text('out') ?? path;
    await writeFile(out, asLoaded({ ...venue, radio }).json).catch((error: unknown) => {
      throw new VenueError([`${out} cannot be written: ${reason(error)}.`]);
    });
    if (options.flag('json')) {
      const { exponent, atOneMetreDbm, aboveDb, belowDb } = radio;
      const fitted = { exponent, atOneMetreDbm, aboveDb, belowDb, gateways: radio.gateways };
      return { out: JSON.stringify({ good: true, ...check, unknown, fitted, out }), err: '', code: 0 };
    }
    const lines = [
      `${check.scans} scans at ${check.places} places; each place is judged by what was fitted at the others.`,
      `Before: ${metres(check.before)}.`,
      `After:  ${metres(check.after)}.`,
      `Strength falls by exponent ${radio.exponent} from ${radio.atOneMetreDbm} dBm at one metre.`,
      ...(unknown.length > 0 ? [`No beacon of the venue, left out: ${unknown.join(', ')}.`] : []),
      `The venue with it is in ${out}.`,
    ];
    return { out: lines.join('\n'), err: '', code: 0 };
  },
};

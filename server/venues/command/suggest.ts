/** `npm run venue -- suggest FILE --signs N`: where further signs help most, and where people could meet. */
import { writeFile } from 'node:fs/promises';
import { textIn, type VenueFile } from '../../../shared/venue/venue-file.ts';
import { asLoaded, loadVenue } from '../library.ts';
import { tentOf } from '../signage/meeting-places.ts';
import type { Coverage } from '../signage/reckon.ts';
import { MOST_SIGNS, suggestSigns } from '../signage/suggest-signs.ts';
import { VenueError } from '../venue-error.ts';
import { type Command, WrongValue } from './arguments.ts';

const figures = ({ mean, p95, max, within15 }: Coverage): string =>
  `mean ${mean} m, p95 ${p95} m, most ${max} m, ${Math.round(within15 * 100)} % of the floor within 15 m`;

export const suggestCommand: Command = {
  usage: 'suggest FILE --signs N [--meeting-points] [--out FILE] [--json]',
  about:
    'Places N more signs where they help most, and says how far people walk to the nearest one before and after (100 m stands for farther). Says where people could meet, too.',
  options: {
    signs: { type: 'string', value: 'N', help: `how many signs, 0 to ${MOST_SIGNS}` },
    'meeting-points': {
      type: 'boolean',
      help: 'write the places to meet as well, each with the sign of its table tent',
    },
    out: { type: 'string', value: 'FILE', help: 'where the venue file with the new signs is written' },
  },
  needs: ['signs'],
  async run(path, options) {
    const count = Number(options.text('signs'));
    if (!Number.isInteger(count) || count < 0 || count > MOST_SIGNS) {
      throw new WrongValue(`--signs is a whole number from 0 to ${MOST_SIGNS}, not '${options.text('signs')}'.`);
    }
    const { venue } = await loadVenue(path);
    const { markers, before, after, meetingPoints, traffic } = suggestSigns(venue, count);
    const out = options.text('out');
    const added = options.flag('meeting-points') ? meetingPoints : [];
    if (out !== undefined) {
      const next: VenueFile = {
        ...venue,
        markers: [...venue.markers, ...markers, ...added.map(tentOf)],
        meetingPoints: [...venue.meetingPoints, ...added],
      };
      await writeFile(out, asLoaded(next).json).catch((error: unknown) => {
        throw new VenueError([`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}.`]);
      });
    }
    if (options.flag('json')) {
      const signs = markers.map((marker, i) => ({ ...marker, traffic: traffic[i] ?? 0 }));
      return {
        out: JSON.stringify({ good: true, before, after, signs, meetingPoints, out: out ?? null }),
        err: '',
        code: 0,
      };
    }
    const levelName = (id: string) => textIn(venue.levels.find((level) => level.id === id)?.name ?? {});
    const lines = [
      `Before: ${figures(before)}.`,
      `After ${markers.length} more signs: ${figures(after)}.`,
      ...markers.map(
        ({ level, standAt: [x, y], name }, i) =>
          `${String(i + 1).padStart(4)}. ${textIn(name)}, ${levelName(level)} (${x}, ${y})`,
      ),
      `${meetingPoints.length} more places to meet:`,
      ...meetingPoints.map(
        ({ level, at: [x, y], name, number }) =>
          `  Vis-à-vis ${number}: ${textIn(name)}, ${levelName(level)} (${x}, ${y})`,
      ),
      ...(out === undefined ? [] : [`The venue with them is in ${out}.`]),
    ];
    return { out: lines.join('\n'), err: '', code: 0 };
  },
};

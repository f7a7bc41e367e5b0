/**
 * Heron House, the demo venue: a conference house of two floors in a former market on a river.
 *
 * A foyer under a light well, the Great Hall behind it, talk rooms to the west, the market hall and the garden to the
 * east. About 60 x 40 m; the front door is in the south, which is down on the plan.
 */
import { VENUE_FORMAT_VERSION, type VenueFile } from '../venue-file.ts';
import { connection, sheetWalls, text } from './drafting.ts';
import { groundFloor } from './ground-floor.ts';
import { PLACES } from './places.ts';
import { LANDMARKS, MARKERS, MEETING_POINTS } from './signs.ts';
import { upperFloor } from './upper-floor.ts';

/** The id of the demo venue, as it stands in its addresses. */
export const DEMO_VENUE_ID = 'heron-house';

/** The demo venue; the same on every call. */
export function demoVenue(): VenueFile {
  const sheets = [groundFloor(), upperFloor()];
  const levels = ['ground', 'upper'];
  return {
    format: 'vis-a-vis-venue',
    version: VENUE_FORMAT_VERSION,
    id: DEMO_VENUE_ID,
    name: text('Heron House', 'Maison du Héron'),
    levels: [
      { id: 'ground', ordinal: 0, name: text('Ground floor', 'Rez-de-chaussée'), shortName: '0' },
      { id: 'upper', ordinal: 1, name: text('Upper floor', 'Étage'), shortName: '1' },
    ],
    areas: sheets.flatMap((sheet) => sheet.areas),
    walls: sheets.flatMap(sheetWalls),
    obstacles: sheets.flatMap((sheet) => sheet.obstacles),
    doors: sheets.flatMap((sheet) => sheet.doors),
    connections: [
      connection('grand-stairs', 'stairs', text('the grand stairs', 'le grand escalier'), levels, [14.4, 22.25]),
      connection('lift', 'lift', text('the lift', "l'ascenseur"), levels, [9.65, 22.2]),
      connection('east-stairs', 'stairs', text('the east stairs', "l'escalier est"), levels, [57, 17.9]),
    ],
    landmarks: [...LANDMARKS],
    meetingPoints: [...MEETING_POINTS],
    markers: [...MARKERS],
    places: [...PLACES],
  };
}

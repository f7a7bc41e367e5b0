/** Where one sign belongs: its level's plan, with its number, as a drawing without a word. */
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { HOUSE_COLOUR, PAPER } from './colour.ts';
import { drawLevel } from './level-plan.ts';
import type { PrintedSign } from './print-job.ts';
import { svgOf } from './svg-sheet.ts';
import { Typeface } from './typeface.ts';

const WIDTH = 520;
const HEIGHT = 400;

let typeface: Typeface | null = null;

/** An SVG to stand in a page. */
export function signPlace(venue: VenueFile, sign: PrintedSign): string {
  typeface ??= new Typeface();
  const level = venue.levels.find(({ id }) => id === sign.level);
  const page = {
    width: WIDTH,
    height: HEIGHT,
    draw(sheet: Parameters<typeof drawLevel>[0]) {
      sheet.box(0, 0, WIDTH, HEIGHT, { fill: PAPER });
      if (level === undefined) return;
      const frame = { x: 12, y: 12, width: WIDTH - 24, height: HEIGHT - 24 };
      drawLevel(
        sheet,
        { venue, level, signs: [sign], colour: venue.colour ?? HOUSE_COLOUR, radius: 15, nameOf: null },
        frame,
      );
    },
  };
  return svgOf(page, String(sign.number), typeface);
}

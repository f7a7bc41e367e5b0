/** What was measured of radio in a venue, as its file keeps it. */
import type { VenueFile, VenueRadio } from '../../venue/venue-file.ts';
import { CALIBRATED, type Calibration, type MeasuredSquare, residualOf } from './calibrate.ts';
import { type Anchor, DEFAULT_RADIO, type RadioModel, type Residual } from './radio-model.ts';

/** A venue file holds no more squares: those that were measured most often are kept. */
const MOST_SQUARES = 20_000;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** What the venue file keeps of a calibration; null where nothing could be fitted. */
export function radioFrom({ radio, anchors, squares }: Calibration): VenueRadio | null {
  if (squares.length === 0) return null;
  const most = [...squares].sort((a, b) => b.readings - a.readings).slice(0, MOST_SQUARES);
  const lists = new Map<string, VenueRadio['squares'][number]>();
  for (const { anchor, level, column, row, readings, meanDb } of most) {
    const key = `${anchor} ${level}`;
    const list = lists.get(key) ?? { marker: anchor, level, heard: [] };
    lists.set(key, list);
    list.heard.push([column, row, readings, tenth(meanDb)]);
  }
  return {
    exponent: Math.round(radio.exponent * 100) / 100,
    atOneMetreDbm: tenth(radio.atOneMetreDbm),
    gateways: anchors.flatMap(({ id, atOneMetreDbm }) =>
      atOneMetreDbm === undefined ? [] : [{ marker: id, atOneMetreDbm: tenth(atOneMetreDbm) }],
    ),
    aboveDb: tenth(radio.aboveDb),
    belowDb: tenth(radio.belowDb),
    squares: [...lists.values()],
  };
}

/** What the filter believes of radio in this venue, by what was measured there or else by what is usual. */
export function radioOf(
  { radio }: Pick<VenueFile, 'radio'>,
  anchors: readonly Anchor[],
): { readonly radio: RadioModel; readonly anchors: readonly Anchor[]; readonly residual: Residual | undefined } {
  if (radio === undefined) return { radio: DEFAULT_RADIO, anchors, residual: undefined };
  const powers = new Map(radio.gateways.map(({ marker, atOneMetreDbm }) => [marker, atOneMetreDbm]));
  const squares = radio.squares.flatMap(({ marker, level, heard }) =>
    heard.map(
      ([column, row, readings, meanDb]): MeasuredSquare => ({ anchor: marker, level, column, row, readings, meanDb }),
    ),
  );
  const { exponent, atOneMetreDbm, aboveDb, belowDb } = radio;
  return {
    radio: { ...DEFAULT_RADIO, ...CALIBRATED, exponent, atOneMetreDbm, aboveDb, belowDb },
    anchors: anchors.map((anchor) => ({ ...anchor, atOneMetreDbm: powers.get(anchor.id) ?? atOneMetreDbm })),
    residual: residualOf(anchors, squares),
  };
}

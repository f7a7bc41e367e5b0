/** The room's Schema state: what is small, the same for all and public. Never a person. */
import { type SchemaType, schema, t } from '@colyseus/schema';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { PublicCounts } from './ports.ts';

const AreaState = schema({ area: t.string(), present: t.uint32(), open: t.uint32() }, 'AreaState');

const DensityState = schema(
  { level: t.string(), x: t.number(), y: t.number(), sizeMetres: t.number(), people: t.uint32() },
  'DensityState',
);

export const VenueState = schema(
  {
    protocol: t.uint16().default(PROTOCOL_VERSION),
    event: t.string().default(''),
    venueHash: t.string().default(''),
    present: t.uint32().default(0),
    open: t.uint32().default(0),
    /** By the area's id. */
    areas: t.map(AreaState),
    /** By level and place. */
    density: t.map(DensityState),
    /** Markers at which a kiosk shows codes that change. */
    screens: t.array('string'),
  },
  'VenueState',
);
export type VenueState = SchemaType<typeof VenueState>;

/** Write where the screens are; the same as before is not sent. */
export function showScreens(state: VenueState, markers: readonly string[]): void {
  if (markers.join('\0') === [...state.screens].join('\0')) return;
  state.screens.clear();
  state.screens.push(...markers);
}

/** Write these numbers into the state; what has not changed is not sent. */
export function showCounts(state: VenueState, { areas, density, present, open }: PublicCounts): void {
  state.present = present;
  state.open = open;
  const here = new Map(areas.map((one) => [one.area, one]));
  for (const area of [...state.areas.keys()]) if (!here.has(area)) state.areas.delete(area);
  for (const [area, one] of here) {
    const shown = state.areas.get(area);
    if (shown === undefined) state.areas.set(area, new AreaState({ ...one }));
    else Object.assign(shown, one);
  }
  const full = new Map(density.map((one) => [`${one.level} ${one.x} ${one.y}`, one]));
  for (const cell of [...state.density.keys()]) if (!full.has(cell)) state.density.delete(cell);
  for (const [cell, one] of full) {
    const shown = state.density.get(cell);
    if (shown === undefined) state.density.set(cell, new DensityState({ ...one }));
    else Object.assign(shown, one);
  }
}

import type { AreaCounts, DensityCell } from '../../shared/world/events.ts';
import type { PublicState } from './link.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function readArea(entry: unknown): AreaCounts[] {
  if (!isRecord(entry)) return [];
  const { area, present, open } = entry;
  return typeof area === 'string' && isNumber(present) && isNumber(open) ? [{ area, present, open }] : [];
}

function readCell(entry: unknown): DensityCell[] {
  if (!isRecord(entry)) return [];
  const { level, x, y, sizeMetres, people } = entry;
  const whole = typeof level === 'string' && isNumber(x) && isNumber(y) && isNumber(sizeMetres) && isNumber(people);
  return whole ? [{ level, x, y, sizeMetres, people }] : [];
}

/** A list that came as a list or, with its own keys, as a map. */
const entriesOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];

/** The room's schema state as plain data; what cannot be read is left out, for an older page beside a newer server. */
export function readPublicState(json: unknown): PublicState {
  const state = isRecord(json) ? json : {};
  return {
    venueHash: typeof state.venueHash === 'string' ? state.venueHash : null,
    areas: entriesOf(state.areas).flatMap(readArea),
    density: entriesOf(state.density).flatMap(readCell),
    screens: entriesOf(state.screens).filter((entry) => typeof entry === 'string'),
  };
}

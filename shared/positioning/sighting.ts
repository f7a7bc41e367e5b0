/** What of a sighting is good for anything: its strength and its age. */
import type { Milliseconds } from '../geometry/point.ts';

/** Readings outside of these are no readings: receivers report -128, 0 or 127 when they heard nothing. */
const RSSI_RANGE_DBM = { weakest: -110, strongest: -20 } as const;

/** A reading older than this says nothing about where somebody is now: the door and the World both drop it. */
export const READING_GOOD_FOR: Milliseconds = 60_000;

/** Whether a signal strength can be one that a receiver measured. */
export const isReading = (rssiDbm: number): boolean =>
  rssiDbm >= RSSI_RANGE_DBM.weakest && rssiDbm <= RSSI_RANGE_DBM.strongest;

/** Checks a venue file: its schema first, then what the schema cannot say. Every fault has its place in the file. */
import { type Fault, FaultList, TooIntricate } from './check/faults.ts';
import { placeFaults } from './check/place-faults.ts';
import { referenceFaults } from './check/reference-faults.ts';
import { parseVenue } from './check/schema-faults.ts';
import { shapeFaults } from './check/shape-faults.ts';
import type { VenueFile } from './venue-file.ts';
import { summaryOf, type VenueSummary } from './venue-summary.ts';

export type { Fault } from './check/faults.ts';

export interface VenueCheck {
  /** The file, when it keeps the schema; whether it may be opened is for `faults` to say. */
  readonly venue: VenueFile | null;
  readonly faults: readonly Fault[];
  readonly summary: VenueSummary | null;
}

/**
 * Looks at parsed JSON from anywhere. Never throws, and does a bounded amount of work: a file with more in it than any
 * building has is answered with a fault.
 */
export function checkVenue(json: unknown): VenueCheck {
  const faults = new FaultList();
  const venue = parseVenue(json, faults);
  if (venue === null) return { venue: null, faults: faults.list(), summary: null };
  try {
    referenceFaults(venue, faults);
    shapeFaults(venue, faults);
    placeFaults(venue, faults);
  } catch (error) {
    if (!(error instanceof TooIntricate)) throw error;
    faults.add('', 'The shapes in this file are too intricate to be checked; simplify them.');
  }
  return { venue, faults: faults.list(), summary: summaryOf(venue) };
}

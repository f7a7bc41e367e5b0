/** The check of a venue in a thread of its own. */
import { checkVenue, type Fault } from '../../../shared/venue/check-venue.ts';
import { type NowhereToMeet, nowhereToMeet } from '../../../shared/venue/nowhere-to-meet.ts';

/** What was found: faults, or, of a plan without any, whether people can meet in it. */
export interface Checked {
  readonly faults: readonly Fault[];
  readonly nowhere: NowhereToMeet;
}

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const { venue, faults } = checkVenue(data);
  const nowhere = venue === null || faults.length > 0 ? null : nowhereToMeet(venue);
  self.postMessage({ faults, nowhere } satisfies Checked);
});

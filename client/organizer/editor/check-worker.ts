/** The check of a venue in a thread of its own. */
import { checkVenue } from '../../../shared/venue/check-venue.ts';

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  self.postMessage(checkVenue(data).faults);
});

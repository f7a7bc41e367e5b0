/** Runs in a thread of its own: a suggestion for a large house takes seconds. */
import { parentPort, workerData } from 'node:worker_threads';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { suggestSigns } from './suggest-signs.ts';

const wish: { readonly venue: VenueFile; readonly count: number } = workerData;
parentPort?.postMessage(suggestSigns(wish.venue, wish.count));

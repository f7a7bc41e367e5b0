/** Runs in a thread of its own, so that no tick waits: reads a venue, checks it, and makes what is slow to make. */
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { packGround } from '../../shared/routing/pack.ts';
import { layGround } from '../../shared/routing/wayfinder.ts';
import { checkedVenue, encodeVenue, loadVenue } from './library.ts';
import type { Prepared } from './prepare.ts';
import { VenueError } from './venue-error.ts';

const wish = z.object({
  from: z.union([z.object({ path: z.string() }), z.object({ json: z.string() })]),
  known: z.string(),
});

async function prepare(): Promise<Prepared> {
  try {
    const { from, known } = wish.parse(workerData);
    const loaded = 'path' in from ? await loadVenue(from.path) : checkedVenue(JSON.parse(from.json), null);
    const { venue, hash } = loaded;
    if (hash === known) return { kind: 'known' };
    const ground = packGround(layGround(venue), hash);
    return { kind: 'ready', venue, hash, body: await encodeVenue(venue), ground };
  } catch (error) {
    if (error instanceof VenueError) return { kind: 'faulty', faults: error.sentences };
    throw error;
  }
}

parentPort?.postMessage(await prepare());

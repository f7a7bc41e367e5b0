/** Runs in a thread of its own, so that no tick waits: reads a venue's file, checks it, and makes what is slow to make. */
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { packGround } from '../../shared/routing/pack.ts';
import { layGround } from '../../shared/routing/wayfinder.ts';
import { encodeVenue, loadVenue } from './library.ts';
import type { Prepared } from './prepare.ts';
import { VenueError } from './venue-error.ts';

async function prepare(): Promise<Prepared> {
  try {
    const { venue, json, hash } = await loadVenue(z.string().parse(workerData));
    const ground = packGround(layGround(venue), hash);
    return { kind: 'ready', venue, hash, body: await encodeVenue(json), ground };
  } catch (error) {
    if (error instanceof VenueError) return { kind: 'faulty', faults: error.sentences };
    throw error;
  }
}

parentPort?.postMessage(await prepare());

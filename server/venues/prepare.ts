/**
 * Reads a venue while events run. Reading, checking and meshing a large house takes seconds, so a thread
 * of its own does it (prepare-worker.ts); what it does wrong, or never finishes, is no harm to this one.
 */
import { Worker } from 'node:worker_threads';
import type { VenueVersion } from './versions.ts';

/** A version that an event can take. */
export interface ReadyVenue extends VenueVersion {
  readonly kind: 'ready';
  /** Its groundwork, packed. */
  readonly ground: Uint8Array;
}

/** What came of it. */
export type Prepared =
  | ReadyVenue
  /** It is the version that is known. */
  | { readonly kind: 'known' }
  /** Sentences for a person, each naming the file and the thing. */
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** No house takes longer, in milliseconds. */
const LONGEST_MS = 120_000;

/** A file that would take more memory than this, in MB, is no venue. */
const MOST_MB = 1024;

/** What came from another thread, with its bytes as the buffers that they were. */
function asSent(prepared: Prepared): Prepared {
  if (prepared.kind !== 'ready') return prepared;
  const { type, plain, gzip, brotli } = prepared.body;
  const [zipped, pressed] = [gzip && Buffer.from(gzip), brotli && Buffer.from(brotli)];
  return { ...prepared, body: { type, plain: Buffer.from(plain), gzip: zipped, brotli: pressed } };
}

/** Where a venue is read: what `loadVenue` reads at a path, or a text that keeps the schema. */
export type VenueOrigin = { readonly path: string } | { readonly json: string };

/**
 * Read a venue, check it and make its meshes. Rejects when it cannot be done at all.
 * @param known the hash of the version that holds
 */
export function prepareVenue(from: VenueOrigin, known: string): Promise<Prepared> {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), {
      workerData: { from, known },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    });
    const timer = setTimeout(() => end(() => fail(new Error('the venue took too long to read'))), LONGEST_MS);
    const end = (say: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      say();
    };
    worker.once('message', (prepared: Prepared) => end(() => done(asSent(prepared))));
    worker.once('error', (error) => end(() => fail(error)));
    worker.once('exit', () => end(() => fail(new Error('the venue could not be read'))));
  });
}

/** Runs in a thread of its own: reads the drafts of large houses, so that no tick waits while somebody draws. */
import { parentPort } from 'node:worker_threads';
import * as z from 'zod/mini';
import { readDraft } from './draft-reading.ts';

const asked = z.object({ number: z.number(), text: z.string(), id: z.string() });

parentPort?.on('message', (message: unknown) => {
  const { number, text, id } = asked.parse(message);
  parentPort?.postMessage({ number, reading: readDraft(text, id) });
});

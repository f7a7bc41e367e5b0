/** Runs in a thread of its own: reads what somebody brings in, or merges it into a draft. */
import { parentPort, workerData } from 'node:worker_threads';
import { doImport } from './import-file.ts';

parentPort?.postMessage(doImport(workerData));

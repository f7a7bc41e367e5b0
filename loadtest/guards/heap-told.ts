/**
 * Loaded by node before the server that a guard starts: told to by SIGUSR2, it collects all garbage there is, and writes
 * into the file that HEAP_FILE names how many bytes are held still, and how often it was asked. What is compiled is left out:
 * that grows with what is used often, not with who comes.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const file = process.env.HEAP_FILE ?? '';
/** What is let go by one collection's finalizers is found by the next. */
const COLLECTIONS = 4;
/** Where values are, by what V8 calls these parts of its heap. */
const VALUES = /^(old|new|new_large_object|large_object|shared)(_space)?$/;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
let asked = 0;

process.on('SIGUSR2', () => {
  if (typeof collect === 'function') for (let i = 0; i < COLLECTIONS; i++) collect();
  asked += 1;
  let held = process.memoryUsage().external;
  for (const { space_name, space_used_size } of getHeapSpaceStatistics())
    if (VALUES.test(space_name)) held += space_used_size;
  writeFileSync(`${file}.new`, JSON.stringify({ asked, held, rss: process.memoryUsage.rss() }));
  renameSync(`${file}.new`, file);
});

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Attacks and bad days against a real server process: one file at a time, for each may take the machine's whole breath. */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '../..'),
    include: ['loadtest/guards/**/*.guard.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Browser tests: one file at a time, for software WebGL takes a core by itself. */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '../..'),
    include: ['client/e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const test = {
  root: resolve(import.meta.dirname, '../..'),
  testTimeout: 600_000,
  hookTimeout: 120_000,
};

/** Their pages are slowed, and software WebGL takes a core by itself. */
const lines = 'client/e2e/*-line.e2e.ts';

/** Browser tests: those on slowed pages one at a time, the others, which mostly wait for cards, two at a time before them. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...test, name: 'lines', include: [lines], fileParallelism: false, sequence: { groupOrder: 1 } } },
      {
        test: {
          ...test,
          name: 'pages',
          include: ['client/e2e/*.e2e.ts'],
          exclude: [lines],
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';
import { ROOT } from './run.ts';

export default defineConfig({
  test: { root: ROOT, include: ['{shared,server}/**/*.soak.ts'], testTimeout: 3_600_000, fileParallelism: false },
});

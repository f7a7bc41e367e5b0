import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { slimSdk } from './client/link/slim-sdk.ts';

const page = (name: string) => resolve(import.meta.dirname, 'client', name);

/** The three pages, and the tests that stand beside the code. Browser tests run under their own config in client/e2e. */
export default defineConfig({
  root: 'client',
  publicDir: 'public',
  plugins: [slimSdk()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: resolve(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    rolldownOptions: {
      input: { phone: page('index.html'), kiosk: page('kiosk.html'), organizer: page('organizer.html') },
    },
  },
  test: {
    root: import.meta.dirname,
    include: ['{shared,server,client,loadtest}/**/*.test.{ts,tsx}'],
    exclude: ['client/e2e/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Half of their time they wait for sockets and disks, so no core is left free for the runner.
    maxWorkers: '100%',
    // A fact that is awaited comes, on a busy machine later.
    expect: { poll: { timeout: 30_000 } },
  },
});

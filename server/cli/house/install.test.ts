import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../../..');
const json = (path: string): unknown => JSON.parse(readFileSync(resolve(root, path), 'utf8'));

const lock = z
  .object({
    packages: z.record(z.string(), z.object({ name: z.string(), resolved: z.string(), version: z.string() }).partial()),
  })
  .parse(json('package-lock.json'));
test('HO 3 an install takes packages from the registry alone and runs none of their scripts', () => {
  const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(entries.length).toBeGreaterThan(200);
  const elsewhere = entries.filter(
    ([, { resolved, version }]) =>
      !/^\d/.test(version ?? '') ||
      !(resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere).toEqual([]);
  expect(readFileSync(resolve(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

test('HO 3 what Colyseus starts by itself where it finds it, a reporter to a service, is not to be found', () => {
  expect(lock.packages['node_modules/@pm2/io']?.name).toBe('empty-npm-package');
});

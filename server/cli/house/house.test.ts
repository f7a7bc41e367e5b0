import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readModule, readTree } from './modules.ts';
import { houseFaults } from './rules.ts';

const root = resolve(import.meta.dirname, '../../..');

test('HO 1 the import rules, the purity of shared and the absence of cycles hold over the whole tree', () => {
  const modules = readTree(root);
  expect(modules.length).toBeGreaterThan(20);
  expect(modules.flatMap((module) => module.local).length).toBeGreaterThan(20);
  expect(houseFaults(modules)).toEqual([]);
});

/** Each must be found: a checker that sees no modules, or no imports in them, would be green for ever. */
const canaries: readonly [string, Record<string, string>, RegExp][] = [
  [
    'client importing server',
    { 'client/a.ts': "import { x } from '../server/b.ts';", 'server/b.ts': '' },
    /client may not import server/,
  ],
  [
    'server importing client types',
    { 'server/a.ts': "import type { X } from '../client/b.ts';" },
    /server may not import client/,
  ],
  [
    'loadtest reaching past the link',
    { 'loadtest/a.ts': "import '../client/map/b.ts';" },
    /loadtest may not import client\/map/,
  ],
  [
    'shared importing upward',
    { 'shared/venue/a.ts': "import { w } from '../world/w.ts';" },
    /shared\/venue may not import shared\/world/,
  ],
  ['siblings', { 'shared/interest/a.ts': "export * from '../positioning/p.ts';" }, /shared\/interest may not import/],
  [
    'an inline type import',
    { 'shared/geometry/a.ts': "export type W = import('../world/w.ts').World;" },
    /geometry may not import/,
  ],
  ['node in shared', { 'shared/world/a.ts': "import { readFileSync } from 'node:fs';" }, /may not import node:fs/],
  ['a clock in shared', { 'shared/world/a.ts': 'export const t = () => Date.now();' }, /may not use Date\.now/],
  ['today in shared', { 'shared/world/a.ts': 'export const t = () => new Date();' }, /may not use new Date/],
  ['chance in shared', { 'shared/world/a.ts': 'export const r = () => Math.random();' }, /may not use Math\.random/],
  ['a timer in shared', { 'shared/world/a.ts': 'setTimeout(() => {}, 1);' }, /may not use setTimeout/],
  [
    'phaser outside the map',
    { 'client/panels/a.ts': "import { Scene } from 'phaser';" },
    /phaser has its home elsewhere/,
  ],
  ['a dynamic import', { 'server/a.ts': "const m = await import('../client/b.ts');" }, /server may not import client/],
  [
    'a cycle through types',
    {
      'server/a.ts': "import type { B } from './b.ts';",
      'server/b.ts': "import { a } from './c.ts';",
      'server/c.ts': "import './a.ts';",
    },
    /import cycle: server\/a\.ts -> server\/b\.ts -> server\/c\.ts -> server\/a\.ts/,
  ],
];

test.each(canaries)('HO 2 a canary is caught: %s', (_name, files, fault) => {
  const modules = Object.entries(files).map(([path, source]) => readModule(path, source));
  expect(houseFaults(modules).join('\n')).toMatch(fault);
});

test('HO 2 what the rules allow is not reported', () => {
  const allowed = {
    'loadtest/a.ts': "import { link } from '../client/link/link.ts';",
    'client/link/link.ts': "import type { Notice } from '../../shared/protocol/notices.ts';",
    'shared/protocol/notices.ts': "import type { Route } from '../routing/route.ts';",
    'shared/routing/route.ts': 'export const at = new Date(0);',
  };
  expect(houseFaults(Object.entries(allowed).map(([path, source]) => readModule(path, source)))).toEqual([]);
});

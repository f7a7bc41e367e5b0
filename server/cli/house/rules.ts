import type { SourceModule } from './modules.ts';

/** Inside shared, who may import whom (besides itself). Imports run downward. */
const SHARED_BELOW: Readonly<Record<string, readonly string[]>> = {
  geometry: [],
  venue: ['geometry'],
  routing: ['geometry', 'venue'],
  protocol: ['geometry', 'venue', 'routing'],
  editing: ['geometry', 'venue', 'routing', 'protocol'],
  positioning: ['geometry', 'venue', 'routing', 'protocol'],
  interest: ['geometry', 'venue', 'routing', 'protocol'],
  meeting: ['geometry', 'venue', 'routing', 'protocol', 'positioning', 'interest'],
  world: ['geometry', 'venue', 'routing', 'protocol', 'positioning', 'interest', 'meeting'],
  crowd: ['geometry', 'venue', 'routing', 'protocol', 'positioning', 'interest', 'meeting', 'world'],
};

/** Packages that shared may use: pure JavaScript, the same on a server, in a page and in a bot. */
const SHARED_PACKAGES = new Set(['zod/mini', 'matter-js', 'rbush', 'clipper2-ts']);

/** Packages with one home: nobody else imports them. */
const HOMES: readonly { readonly package: RegExp; readonly home: RegExp }[] = [
  { package: /^phaser$/, home: /^client\/map\// },
  { package: /^@colyseus\/sdk/, home: /^client\/link\/colyseus-link\.ts$/ },
  { package: /^matter-js$/, home: /^shared\/(positioning|crowd)\// },
  {
    package: /^(colyseus|@colyseus\/core|@colyseus\/schema)/,
    home: /^(server\/(room|app|doors\/(seat-route|upgrades)\.ts|operations\/guarded-socket\.ts|cli\/bench\/room\/(served|rivals)\.ts)|client\/link\/colyseus-link\.ts)/,
  },
  { package: /^node:sqlite$/, home: /^server\/store\// },
];

/** Tests and what they attack a server with may reach for anything. */
const isTest = (path: string): boolean =>
  /\.(test|bench)\.tsx?$/.test(path) ||
  path === 'server/organizer/house.ts' ||
  path.startsWith('client/e2e/') ||
  path.startsWith('loadtest/guards/');
const folder = (path: string, depth: number): string => path.split('/').slice(0, depth).join('/');

function layerFaults(module: SourceModule): string[] {
  const faults: string[] = [];
  const [top = '', room = ''] = module.path.split('/');
  for (const target of module.local) {
    const [targetTop = '', targetRoom = ''] = target.split('/');
    if (targetTop === top) {
      if (top !== 'shared' || room === targetRoom || isTest(module.path)) continue;
      if (!SHARED_BELOW[room]?.includes(targetRoom))
        faults.push(`${module.path}: shared/${room} may not import shared/${targetRoom}`);
      continue;
    }
    if (targetTop === 'shared') continue;
    if (top === 'loadtest' && folder(target, 2) === 'client/link') continue;
    // Browser tests have the guards' broker for the gateways.
    if (folder(module.path, 2) === 'client/e2e' && target === 'loadtest/guards/broker.ts') continue;
    faults.push(`${module.path}: ${top} may not import ${target}`);
  }
  return faults;
}

function purityFaults(module: SourceModule): string[] {
  if (!module.path.startsWith('shared/') || isTest(module.path)) return [];
  const foreign = module.packages.filter((name) => !SHARED_PACKAGES.has(name));
  return [
    ...foreign.map((name) => `${module.path}: shared may not import ${name}`),
    ...module.impure.map((name) => `${module.path}: shared may not use ${name}`),
  ];
}

function homeFaults(module: SourceModule): string[] {
  if (isTest(module.path)) return [];
  return module.packages.flatMap((name) =>
    HOMES.filter((rule) => rule.package.test(name) && !rule.home.test(module.path)).map(
      () => `${module.path}: ${name} has its home elsewhere`,
    ),
  );
}

/** Every import cycle once, as a chain of paths; type imports count, for they couple as much. */
function cycleFaults(modules: readonly SourceModule[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const chain: string[] = [];
  const faults: string[] = [];
  const walk = (path: string): void => {
    const at = chain.indexOf(path);
    if (at >= 0) {
      faults.push(`import cycle: ${[...chain.slice(at), path].join(' -> ')}`);
      return;
    }
    if (done.has(path)) return;
    chain.push(path);
    for (const next of byPath.get(path)?.local ?? []) walk(next);
    chain.pop();
    done.add(path);
  };
  for (const module of modules) walk(module.path);
  return faults;
}

/** All that the import rules forbid, one sentence each; empty for a house in order. */
export function houseFaults(modules: readonly SourceModule[]): string[] {
  return [
    ...modules.flatMap((module) => [...layerFaults(module), ...purityFaults(module), ...homeFaults(module)]),
    ...cycleFaults(modules),
  ];
}

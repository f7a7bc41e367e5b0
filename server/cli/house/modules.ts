import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { parseSync } from 'vite';

/** One source file with what it imports, types included, and the impure names it reaches for. */
export interface SourceModule {
  /** Path from the project's root, with forward slashes: "shared/world/apply.ts". */
  readonly path: string;
  /** Imported files of this project, by path from the root. */
  readonly local: readonly string[];
  /** Imported packages and node: modules, as written. */
  readonly packages: readonly string[];
  /** "Math.random", "Date.now", "new Date()" and the like, as found in the syntax tree. */
  readonly impure: readonly string[];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

const IMPURE_MEMBERS = new Set([
  'Math.random',
  'Date.now',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);
const IMPURE_CALLS = new Set(['Date', 'setTimeout', 'setInterval', 'queueMicrotask', 'fetch']);

const nameOf = (node: unknown): string =>
  isNode(node) && node.type === 'Identifier' && typeof node.name === 'string' ? node.name : '';

/** Reads imports and impure calls from one file's syntax tree. Throws when the file cannot be parsed. */
export function readModule(path: string, source: string): SourceModule {
  const parsed = parseSync(path, source);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);
  const wanted = new Set<string>();
  const impure: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (!isNode(value)) return;
    const from = value.source;
    if (isNode(from) && typeof from.value === 'string' && /Import|Export/.test(value.type)) wanted.add(from.value);
    if (value.type === 'TSImportType' && isNode(value.source) && typeof value.source.value === 'string') {
      wanted.add(value.source.value);
    }
    if (value.type === 'MemberExpression') {
      const member = `${nameOf(value.object)}.${nameOf(value.property)}`;
      if (IMPURE_MEMBERS.has(member)) impure.push(member);
    }
    if (value.type === 'CallExpression' && IMPURE_CALLS.has(nameOf(value.callee)))
      impure.push(`${nameOf(value.callee)}()`);
    if (value.type === 'NewExpression' && nameOf(value.callee) === 'Date' && Array.isArray(value.arguments)) {
      if (value.arguments.length === 0) impure.push('new Date()');
    }
    for (const key of Object.keys(value)) if (key !== 'parent') visit(value[key]);
  };
  visit(parsed.program);
  const local: string[] = [];
  const packages: string[] = [];
  for (const specifier of wanted) {
    if (specifier.startsWith('.'))
      local.push(
        normalize(join(dirname(path), specifier))
          .split(sep)
          .join('/')
          .replace(/\?.*$/, ''),
      );
    else packages.push(specifier);
  }
  return { path, local, packages, impure };
}

/** Every TypeScript file of the project, tests included. `root` is the project's folder. */
export function readTree(root: string): SourceModule[] {
  const modules: SourceModule[] = [];
  for (const top of ['server', 'client', 'shared', 'loadtest']) {
    for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
      const full = join(entry.parentPath, entry.name);
      const path = relative(root, full).split(sep).join('/');
      modules.push(readModule(path, readFileSync(full, 'utf8')));
    }
  }
  return modules;
}

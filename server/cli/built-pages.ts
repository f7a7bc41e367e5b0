/** Builds the pages, aside and then exchanged, so that a server that starts meanwhile never reads half of them. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserFault } from '../fault.ts';
import { compressAssets } from '../operations/assets.ts';
import { run } from './run.ts';

/** What the pages are made from. */
const SOURCES = ['client', 'shared', 'vite.config.ts', 'package-lock.json'];

/** When any file here was last changed, in milliseconds; tests do not count. */
function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|bench)\.tsx?$/.test(entry.name) && !entry.parentPath.includes('e2e'))
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

/** Whether the built pages are there and no older than their sources. */
export function isBuilt(root: string): boolean {
  const built = join(root, 'dist', 'index.html');
  return existsSync(built) && statSync(built).mtimeMs >= Math.max(...SOURCES.map((path) => newestIn(join(root, path))));
}

/** Another process that exchanges the same folder may be faster this often. */
const MOST_TRIES = 20;

const isOvertaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(String(error.code));

/** Puts the folder `fresh` in the place of `place`, which may be there; several processes may do so at once. */
export function exchange(fresh: string, place: string): void {
  const old = `${fresh}-before`;
  for (let tries = 1; ; tries++) {
    try {
      if (existsSync(place)) renameSync(place, old);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
    try {
      renameSync(fresh, place);
      break;
    } catch (error) {
      if (!isOvertaken(error) || tries === MOST_TRIES) throw error;
    }
    rmSync(old, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** Builds the pages into `dist`, compressed. Resolves with the exit code of Vite, which has said what is wrong. */
export async function buildPages(root: string): Promise<number> {
  const aside = join(root, 'node_modules', '.vis-a-vis');
  const fresh = join(aside, `built-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  // In a process of its own, whose memory is not the server's.
  const code = await run('vite', ['build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn']);
  if (code !== 0) return code;
  await compressAssets(fresh);
  exchange(fresh, resolve(root, 'dist'));
  return 0;
}

/**
 * The folder of the built pages, compressed, after building them if need be.
 * @param asBuilt take them as they were built last, if they ever were
 */
export async function ensureBuilt(root: string, asBuilt: boolean, say: (line: string) => void): Promise<string> {
  const dist = resolve(root, 'dist');
  if (asBuilt && existsSync(join(dist, 'index.html'))) return dist;
  if (!isBuilt(root)) {
    say('Building the pages …');
    const code = await buildPages(root);
    if (code !== 0) throw new UserFault('The pages could not be built; what is wrong stands above.');
  }
  await compressAssets(dist);
  return dist;
}

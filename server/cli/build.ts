/** Builds the pages when there are none, or when their sources are newer. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

/**
 * The folder of the built pages, compressed, after building them if need be. They are built aside and then exchanged, so
 * that a server that starts meanwhile never reads half of them.
 */
export async function ensureBuilt(root: string, say: (line: string) => void): Promise<string> {
  const dist = resolve(root, 'dist');
  if (!isBuilt(root)) {
    say('Building the pages …');
    const aside = join(root, 'node_modules', '.vis-a-vis');
    const [fresh, old] = [join(aside, `built-${process.pid}`), join(aside, `old-${process.pid}`)];
    mkdirSync(aside, { recursive: true });
    // In a process of its own, whose memory is not the server's.
    const code = await run('vite', ['build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error']);
    if (code !== 0) throw new Error('The pages could not be built; what is wrong stands above.');
    await compressAssets(fresh);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
    rmSync(old, { recursive: true, force: true });
  }
  await compressAssets(dist);
  return dist;
}

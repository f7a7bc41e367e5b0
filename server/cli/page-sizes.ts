import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

/** Bytes of JavaScript and CSS, brotli-compressed, that the phone page may load. */
const MOST_BYTES = { beforeMap: 70_000, withMap: 420_000 };

/**
 * Weighs what the phone page loads, from Vite's manifest in dist/: everything that `index.html` imports (before the
 * map), and everything reachable by dynamic imports too (with the map). Returns a sentence for each bar that is broken.
 */
export function pageSizeFaults(root: string, say: (line: string) => void): string[] {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(root, 'dist/manifest.json'), 'utf8'));
  const files = (withDynamic: boolean): Set<string> => {
    const seen = new Set<string>();
    const found = new Set<string>();
    const visit = (key: string): void => {
      const chunk = manifest[key];
      if (!chunk || seen.has(key)) return;
      seen.add(key);
      found.add(chunk.file);
      for (const sheet of chunk.css ?? []) found.add(sheet);
      for (const next of chunk.imports ?? []) visit(next);
      if (withDynamic) for (const next of chunk.dynamicImports ?? []) visit(next);
    };
    visit('index.html');
    return found;
  };
  const weigh = (names: Set<string>): number => {
    let bytes = 0;
    for (const name of names)
      if (/\.(js|css)$/.test(name)) bytes += brotliCompressSync(readFileSync(join(root, 'dist', name))).length;
    return bytes;
  };
  const beforeMap = weigh(files(false));
  const withMap = weigh(files(true));
  say(`phone page before the map: ${beforeMap} bytes brotli (at most ${MOST_BYTES.beforeMap})`);
  say(`phone page with the map: ${withMap} bytes brotli (at most ${MOST_BYTES.withMap})`);
  const faults: string[] = [];
  if (beforeMap > MOST_BYTES.beforeMap)
    faults.push(`The phone page is ${beforeMap - MOST_BYTES.beforeMap} bytes too heavy before the map.`);
  if (withMap > MOST_BYTES.withMap)
    faults.push(`The phone page is ${withMap - MOST_BYTES.withMap} bytes too heavy with the map.`);
  return faults;
}

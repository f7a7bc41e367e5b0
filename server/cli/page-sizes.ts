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

/** The chunk that a phone loads after its card works: Phaser and all that draws. */
const MAP = 'map/index.ts';
/** The cards that nobody sees before they have joined: fetched once the line stands. What joining takes is not in it. */
const LATER = 'panels/later.tsx';
/** Asking the way: fetched when somebody first does. */
const ASKING = 'panels/asking.tsx';
/** The camera: fetched when somebody wants to scan with it. */
const SCANNING = 'panels/scanning.tsx';
const NOT_AT_FIRST: readonly string[] = [MAP, LATER, ASKING, SCANNING];
/** Chunks of which a phone loads one: the words of its language. */
const ONE_OF = /^i18n\//;

/**
 * Weighs what the phone page loads, from Vite's manifest in dist/: all that it needs until somebody has joined, dynamic
 * imports too (before the map), then the other cards, and the map with it. Of the languages the heaviest counts. Returns a sentence for each broken bar.
 */
export function pageSizeFaults(root: string, say: (line: string) => void): string[] {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(root, 'dist/manifest.json'), 'utf8'));
  const weights = new Map<string, number>();
  const weigh = (name: string): number => {
    const known = weights.get(name) ?? brotliCompressSync(readFileSync(join(root, 'dist', name))).length;
    weights.set(name, known);
    return known;
  };
  const load = (keys: readonly string[], files: Set<string>, seen: Set<string>): void => {
    for (const key of keys) {
      const chunk = manifest[key];
      if (!chunk || seen.has(key)) continue;
      seen.add(key);
      for (const name of [chunk.file, ...(chunk.css ?? [])]) if (/\.(js|css)$/.test(name)) files.add(name);
      load(chunk.imports ?? [], files, seen);
      load(
        (chunk.dynamicImports ?? []).filter((next) => !NOT_AT_FIRST.includes(next) && !ONE_OF.test(next)),
        files,
        seen,
      );
    }
  };
  const sum = (files: Set<string>): number => [...files].reduce((bytes, name) => bytes + weigh(name), 0);
  const files = new Set<string>();
  const seen = new Set<string>();
  load(['index.html'], files, seen);
  const languages = Object.entries(manifest).filter(([key]) => ONE_OF.test(key));
  const words = Math.max(0, ...languages.map(([, chunk]) => weigh(chunk.file)));
  const beforeMap = sum(files) + words;
  if (NOT_AT_FIRST.some((part) => !manifest[part]) || languages.length === 0)
    return ['The phone page has no map, no later cards, no asking or no words: the sizes cannot be judged.'];
  load([LATER, ASKING, SCANNING], files, seen);
  const withCards = sum(files) + words;
  load([MAP], files, seen);
  const withMap = sum(files) + words;
  say(`phone page before the map: ${beforeMap} bytes brotli (at most ${MOST_BYTES.beforeMap})`);
  say(`phone page with all its cards: ${withCards} bytes brotli`);
  say(`phone page with the map: ${withMap} bytes brotli (at most ${MOST_BYTES.withMap})`);
  const faults: string[] = [];
  if (beforeMap > MOST_BYTES.beforeMap)
    faults.push(`The phone page is ${beforeMap - MOST_BYTES.beforeMap} bytes too heavy before the map.`);
  if (withMap > MOST_BYTES.withMap)
    faults.push(`The phone page is ${withMap - MOST_BYTES.withMap} bytes too heavy with the map.`);
  return faults;
}

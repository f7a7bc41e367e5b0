/** The built files of the pages, held in memory: scripts, styles, fonts and icons. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { RequestHandler } from 'express';
import { type Body, encode, sendBody } from './encodings.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
};

const TEXTS = new Set(['.js', '.mjs', '.css', '.svg', '.json', '.webmanifest', '.txt', '.wasm']);

/** Files whose name carries a hash of their content never change. */
const HASHED = /^\/assets\/.*-[A-Za-z0-9_-]{8,}\.\w+$/;

interface Asset extends Body {
  readonly etag: string;
  readonly cache: string;
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TYPES[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name));
}

const besides = (file: string): Buffer | null => (existsSync(file) ? readFileSync(file) : null);

/** Nobody, such as another server that starts meanwhile, reads half of it. */
function writeWhole(file: string, content: Buffer): void {
  const aside = `${file}.${randomUUID()}`;
  writeFileSync(aside, content);
  renameSync(aside, file);
}

/**
 * Compress once, beside each file, what is worth it: `app.js.br` and `app.js.gz`. Does nothing for those that are there.
 * @param folder where the pages were built
 */
export async function compressAssets(folder: string): Promise<void> {
  const missing = files(folder).filter((file) => TEXTS.has(extname(file)) && !existsSync(`${file}.br`));
  await Promise.all(
    missing.map(async (file) => {
      const body = await encode('', readFileSync(file), 11);
      if (body.gzip === null || body.brotli === null) return;
      writeWhole(`${file}.gz`, body.gzip);
      writeWhole(`${file}.br`, body.brotli);
    }),
  );
}

/** Serves the built files of this folder, all read now; passes on what it does not have. Pages are not among them. */
export function serveAssets(folder: string): RequestHandler {
  const assets = new Map<string, Asset>();
  for (const file of files(folder)) {
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const plain = readFileSync(file);
    assets.set(path, {
      type: TYPES[extname(file)] ?? '',
      plain,
      gzip: besides(`${file}.gz`),
      brotli: besides(`${file}.br`),
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      cache: HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    });
  }
  return (request, response, next) => {
    const asset = assets.get(request.path);
    if (asset === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response.set('Cache-Control', asset.cache).set('ETag', asset.etag);
    if (request.headers['if-none-match'] === asset.etag) return void response.status(304).end();
    sendBody(request, response, asset);
  };
}

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressAssets, serveAssets } from './assets.ts';

const script = `console.log(${JSON.stringify('a long line '.repeat(400))});`;
const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-assets-'));
let server: Server;
let base: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'phone-Ab3dEf9_.js'), script);
  writeFileSync(join(folder, 'assets', 'pdf.worker.min-CIqJB0yW.mjs'), script);
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  await compressAssets(folder);
  const app = express();
  app.use(serveAssets(folder));
  app.use((_request, response) => void response.status(404).end());
  server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((done, fail) => {
    const asked = request(base + path, { headers, method }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', fail).end();
  });
}

test('DO 34 a built script comes in the smallest encoding that the browser takes, and is asked for once', async () => {
  const path = '/assets/phone-Ab3dEf9_.js';
  const pressed = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
  expect(pressed.headers['content-encoding']).toBe('br');
  expect(pressed.headers['content-type']).toMatch(/^text\/javascript/);
  expect(pressed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(brotliDecompressSync(pressed.body).toString()).toBe(script);
  const zipped = await get(path, { 'accept-encoding': 'gzip, br;q=0' });
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(zipped.body).toString()).toBe(script);
  const thread = await get('/assets/pdf.worker.min-CIqJB0yW.mjs', { 'accept-encoding': 'br' });
  expect([thread.headers['content-encoding'], thread.headers['content-type']]).toEqual([
    'br',
    expect.stringMatching(/^text\/javascript/),
  ]);
  const plain = await get(path);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(script);
  expect((await get(path, {}, 'HEAD')).body).toHaveLength(0);
});

test('DO 34 what has no hash in its name is asked for again, and answered 304 while it is the same', async () => {
  const first = await get('/icon.svg');
  expect(first.headers['cache-control']).toBe('public, max-age=3600');
  const again = await get('/icon.svg', { 'if-none-match': String(first.headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test('DO 34 nothing but built files is served: no page template, no compressed twin, nothing outside', async () => {
  for (const path of [
    '/index.html',
    '/assets/phone-Ab3dEf9_.js.br',
    '/assets',
    '/../package.json',
    '/%2e%2e/x',
    '/none',
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
  expect((await get('/icon.svg', {}, 'POST')).status).toBe(404);
});

test('DO 34 compressing again does nothing', async () => {
  const stamps = () =>
    readdirSync(join(folder, 'assets')).map((name) => statSync(join(folder, 'assets', name)).mtimeMs);
  const before = stamps();
  expect(before).toHaveLength(6);
  await compressAssets(folder);
  expect(stamps()).toEqual(before);
});

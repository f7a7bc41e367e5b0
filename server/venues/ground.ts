/** The groundwork of venues, laid once and kept in a folder by the venue's hash, so that the next start is quick. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packGround, unpackGround } from '../../shared/routing/pack.ts';
import { type Groundwork, layGround } from '../../shared/routing/wayfinder.ts';
import type { LoadedVenue } from './library.ts';

/** The newest are kept: each edit of a venue leaves one behind. */
const MOST_KEPT = 20;

/** A SHA-256 before the bytes themselves: a disk that lies must not send people through walls. */
const DIGEST_BYTES = 32;

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

async function read(path: string, hash: string): Promise<Groundwork | null> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null || bytes.length <= DIGEST_BYTES) return null;
  const body = bytes.subarray(DIGEST_BYTES);
  return digestOf(body).equals(bytes.subarray(0, DIGEST_BYTES)) ? unpackGround(body, hash) : null;
}

/** Written beside and renamed, so that whoever reads meanwhile finds the old one or the new one whole. */
async function keep(folder: string, path: string, ground: Groundwork, hash: string): Promise<void> {
  const body = packGround(ground, hash);
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, Buffer.concat([digestOf(body), body]));
  await rename(draft, path);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ways'));
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const old = aged.sort((a, b) => b.at - a.at).slice(MOST_KEPT);
  await Promise.all(old.map(({ name }) => unlink(join(folder, name)).catch(() => {})));
}

/** Where the ground came from, for the log and for measuring. */
export interface LaidGround {
  readonly ground: Groundwork;
  readonly kept: boolean;
}

/**
 * The groundwork of a venue: read from `folder` where it was kept there, else laid and kept. A folder that cannot be
 * written to is no harm: it is laid anew the next time.
 */
export async function groundOf({ venue, hash }: LoadedVenue, folder: string): Promise<LaidGround> {
  const path = join(folder, `${hash}.ways`);
  const known = await read(path, hash);
  if (known !== null) return { ground: known, kept: true };
  const ground = layGround(venue);
  await keep(folder, path, ground, hash).catch(() => {});
  return { ground, kept: false };
}

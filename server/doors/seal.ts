/**
 * Sealed words: JSON given to a device to keep and to bring back unchanged. AES-256-GCM, so that the device can neither
 * alter nor read it: it may name others by ids that no phone should see. The nonce is made from key and content, so
 * that the same word sealed twice is the same bytes, and different words never share one.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type * as z from 'zod/mini';
import { type Keys, mac } from './keys.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** No sealed word is longer, in characters. */
const LONGEST = 1200;

/** Seal a value for one purpose. What is sealed for one purpose opens for no other. */
export function seal(keys: Keys, purpose: string, value: unknown): string {
  const text = JSON.stringify(value);
  const nonce = mac(keys[0], `nonce ${purpose}`, text).subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keys[0], nonce).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}

/** What was sealed for this purpose; null for whatever we did not seal ourselves, to the letter. */
export function unseal<Value>(keys: Keys, purpose: string, sealed: string, schema: z.ZodMiniType<Value>): Value | null {
  if (sealed.length > LONGEST) return null;
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== sealed) return null;
  for (const key of keys) {
    const text = decipher(key, purpose, bytes);
    if (text === null) continue;
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  }
  return null;
}

function decipher(key: Buffer, purpose: string, bytes: Buffer): string | null {
  const end = bytes.length - TAG_BYTES;
  const opened = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(end));
  const text = opened.update(bytes.subarray(NONCE_BYTES, end));
  try {
    return Buffer.concat([text, opened.final()]).toString();
  } catch {
    // The tag is not ours: forged, altered, or sealed by another key.
    return null;
  }
}

/** Sign addresses: PUBLIC_URL/v/<venue>/<marker>/<signature>, what the QR on the wall carries. */
import { type Keys, mac, sameText } from './keys.ts';

/** A signature is HMAC-SHA256 cut to this many bytes: 128 bits, 22 characters of base64url. */
const SIGNATURE_BYTES = 16;

const signedBy = (key: Buffer, venue: string, marker: string): string =>
  mac(key, 'sign', `${venue}\0${marker}`).subarray(0, SIGNATURE_BYTES).toString('base64url');

/** The signature of a marker's sign, by the newest key. */
export function signSign(keys: Keys, venue: string, marker: string): string {
  return signedBy(keys[0], venue, marker);
}

/** Whether this very signature is on this marker's sign of this venue, by a key that was not withdrawn. */
export function isSignGenuine(keys: Keys, venue: string, marker: string, signature: string): boolean {
  return keys.some((key) => sameText(signature, signedBy(key, venue, marker)));
}

/** The address that a sign carries. */
export function signAddress(publicUrl: string, venue: string, marker: string, signature: string): string {
  return `${publicUrl}/v/${venue}/${encodeURIComponent(marker)}/${signature}`;
}

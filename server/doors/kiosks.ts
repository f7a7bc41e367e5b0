/** What opens a kiosk page that shows signed codes: a link that the organizer makes for one marker. */
import { type Keys, mac, sameText } from './keys.ts';

/** 128 bits, 22 characters of base64url. */
const KEY_BYTES = 16;

/** The key in the link of a kiosk at this marker, by the newest key of the event's signs. */
export function kioskKey(keys: Keys, venue: string, marker: string): string {
  return mac(keys[0], 'kiosk', `${venue}\0${marker}`).subarray(0, KEY_BYTES).toString('base64url');
}

/**
 * Whether this opens a kiosk at this marker. Only the newest key counts: whoever rotates the keys takes back every link
 * that was given out, for a link, other than a sign on a wall, is easily carried elsewhere and easily made anew.
 */
export function opensKiosk(keys: Keys, venue: string, marker: string, key: string): boolean {
  return sameText(key, kioskKey(keys, venue, marker));
}

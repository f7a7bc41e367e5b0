/** How a device is named by what it says of itself on the air. */

const MAC = /^[0-9a-f]{12}$|^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i;

/** An address that is written as it shall be, as nearly all are. */
const WRITTEN_WELL = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;

/** Names that are made of what a beacon's frame holds. */
const FRAME = /^(ibeacon|eddystone|altbeacon):/i;

/**
 * The one way in which a badge's or gateway's name is written, however a list or payload writes it. An address of
 * Bluetooth or a network: `ac:23:3f:c0:2f:87`. A frame, in lower case: `ibeacon:<uuid>:<major>:<minor>`,
 * `eddystone:<namespace>:<instance>`, `altbeacon:<id>`. Any other name stays as it is.
 */
export function radioName(name: string): string {
  if (WRITTEN_WELL.test(name)) return name;
  if (FRAME.test(name)) return name.toLowerCase();
  if (!MAC.test(name)) return name;
  const digits = name.replaceAll(/[:-]/g, '').toLowerCase();
  return (digits.match(/../g) ?? []).join(':');
}

import type { HeldTap, HeldTaps } from '../link/held.ts';
import { fields, list, number, oneOf, orNull, text } from './reader.ts';
import { readFrom, type Shelf, writeTo } from './shelf.ts';

/** No opening and no meeting lasts longer: what was tapped before has come true by itself. */
const HOLD_MS = 2 * 3600_000;
/** The last taps say it all. */
const MOST = 4;

const written = list(fields({ id: text, at: number, type: oneOf('close', 'end'), of: orNull(text) }));

/**
 * Taps that hold without a line, kept on the device: sent when the network is back, though the page was closed or loaded
 * anew meanwhile. Whichever page of the device has the line first sends them, before anything new can be said.
 * @param key where on the shelf
 * @param random in [0, 1), for ids that two pages do not give twice
 */
export function heldOnDevice(shelf: Shelf, key: string, now: () => number, random = Math.random): HeldTaps {
  const read = () => readFrom(shelf, key, written, []).filter(({ at }) => Math.abs(now() - at) < HOLD_MS);
  const write = (taps: ReturnType<typeof read>): void => {
    if (taps.length > 0) writeTo(shelf, key, taps.slice(-MOST));
    else shelf.removeItem(key);
  };
  return {
    list: () =>
      read().map(
        ({ id, type, of }): HeldTap => ({ id, command: type === 'end' && of !== null ? { type, of } : { type } }),
      ),
    add(command) {
      const id = `${now()}-${random()}`;
      const of = command.type === 'end' ? (command.of ?? null) : null;
      write([...read(), { id, at: now(), type: command.type, of }]);
      return id;
    },
    drop: (id) => write(read().filter((tap) => tap.id !== id)),
  };
}

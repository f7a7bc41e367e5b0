import type { Reader } from './reader.ts';

/** Where the device keeps strings: localStorage, or a Map where a browser allows none. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What is written there; what cannot be read is as if it were not there. */
export function readFrom<T>(shelf: Shelf, key: string, reader: Reader<T>, otherwise: T): T {
  try {
    return reader(JSON.parse(shelf.getItem(key) ?? 'null')) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Writes it. On a full or forbidden shelf nothing happens: the page works on, and only the next visit starts anew. */
export function writeTo(shelf: Shelf, key: string, value: unknown): void {
  try {
    shelf.setItem(key, JSON.stringify(value));
  } catch {
    // As said.
  }
}

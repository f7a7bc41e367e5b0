/**
 * Reading what was once written: a reader takes anything and gives what it knows of it, or undefined. Unknown fields are
 * left out, so that what another version of the page wrote is never said to the server.
 */
export type Reader<T> = (value: unknown) => T | undefined;

export const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
export const number: Reader<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export function oneOf<const T extends string | number>(...allowed: readonly T[]): Reader<T> {
  return (value) => allowed.find((each) => each === value);
}

export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value) => (value === null ? null : reader(value));
}

/** All of them, or none when one cannot be read. */
export function list<T>(reader: Reader<T>): Reader<T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const read = value.map(reader).filter((entry) => entry !== undefined);
    return read.length === value.length ? read : undefined;
  };
}

/** All fields, or nothing when one is missing or cannot be read. */
export function fields<T extends object>(readers: { readonly [K in keyof T]: Reader<T[K]> }): Reader<T> {
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const written = new Map<string, unknown>(Object.entries(value));
    const read: Partial<T> = {};
    for (const key in readers) {
      const field = readers[key](written.get(key));
      if (field === undefined) return undefined;
      read[key] = field;
    }
    return read as T;
  };
}

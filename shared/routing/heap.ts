/** A binary heap of whole numbers: gives back first the one that was put in with the least key. */

/** A list twice as long that begins with the same numbers. */
export function grown<T extends Float64Array | Int32Array>(list: T): T {
  const larger = list instanceof Float64Array ? new Float64Array(2 * list.length) : new Int32Array(2 * list.length);
  larger.set(list);
  return larger as T;
}

export class Heap {
  #keys = new Float64Array(256);
  #items = new Int32Array(256);
  #size = 0;

  push(key: number, item: number): void {
    if (this.#size === this.#keys.length) {
      this.#keys = grown(this.#keys);
      this.#items = grown(this.#items);
    }
    const keys = this.#keys;
    const items = this.#items;
    let i = this.#size++;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const above = keys[up] as number;
      if (above <= key) break;
      keys[i] = above;
      items[i] = items[up] as number;
      i = up;
    }
    keys[i] = key;
    items[i] = item;
  }

  /** The item of the least key; -1 when there is none. */
  pop(): number {
    if (this.#size === 0) return -1;
    const keys = this.#keys;
    const items = this.#items;
    const top = items[0] as number;
    const size = --this.#size;
    const key = keys[size] as number;
    const item = items[size] as number;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= size) break;
      let below = keys[down] as number;
      if (down + 1 < size && (keys[down + 1] as number) < below) below = keys[++down] as number;
      if (below >= key) break;
      keys[i] = below;
      items[i] = items[down] as number;
      i = down;
    }
    keys[i] = key;
    items[i] = item;
    return top;
  }
}

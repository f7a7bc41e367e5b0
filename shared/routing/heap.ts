/** A binary heap: gives back first what has the least `estimate`. */
export class Heap<T extends { readonly estimate: number }> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    const items = this.#items;
    let i = items.push(item) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = items[up] as T;
      if (parent.estimate <= item.estimate) break;
      items[i] = parent;
      i = up;
    }
    items[i] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= items.length) break;
      if (down + 1 < items.length && (items[down + 1] as T).estimate < (items[down] as T).estimate) down++;
      const child = items[down] as T;
      if (child.estimate >= last.estimate) break;
      items[i] = child;
      i = down;
    }
    items[i] = last;
    return top;
  }
}

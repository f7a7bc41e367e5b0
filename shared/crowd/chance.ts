/** Seeded chance: the only luck that the crowd has, so that a run can be repeated from its seed. */
export class Chance {
  #state: number;

  /** @param seed any finite number; only its lower 32 bits count. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next number in [0, 1). mulberry32 by Tommy Ettinger (public domain). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A number in [low, high). */
  between([low, high]: readonly [number, number]): number {
    return low + (high - low) * this.next();
  }

  /** True with the given probability (0 to 1). */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the items, each as likely as its weight among the sum of weights; null when all weigh nothing. */
  pick<T>(items: readonly T[], weight: (item: T) => number = () => 1): T | null {
    const total = items.reduce((sum, item) => sum + weight(item), 0);
    let left = this.next() * total;
    for (const item of items) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return null;
  }

  /** The items in a new order, all orders equally likely (Fisher-Yates). */
  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    const order: T[] = [];
    while (left.length > 0) order.push(...left.splice(Math.floor(this.next() * left.length), 1));
    return order;
  }
}

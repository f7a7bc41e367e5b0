/** Faults: what is wrong in a venue file, where it stands, and how much looking is allowed. */

/** One thing that is wrong. */
export interface Fault {
  /** Where it stands in the file: "areas[3].polygon[0]"; "" is the file itself. */
  readonly path: string;
  /** One sentence that names the thing and says what is wrong with it. */
  readonly message: string;
}

/** More than this many faults are only counted. */
const MOST_LISTED = 500;

/** Thrown inside the check alone, when a file asks for more work than any building does. */
export class TooIntricate extends Error {}

/** A list of faults that cannot grow without end, and a purse of work that cannot either. */
export class FaultList {
  readonly #faults: Fault[] = [];
  #more = 0;
  /** A congress centre of five levels needs less than a tenth of it. */
  #work = 10_000_000;

  add(path: string, message: string): void {
    // What it names may come from the file as it stands there, and is printed on a terminal.
    const printable = message.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '\ufffd');
    if (this.#faults.length < MOST_LISTED) this.#faults.push({ path, message: printable });
    else this.#more++;
  }

  /** Pays for looking at so many points or pieces. Throws TooIntricate when the purse is empty. */
  spend(steps: number): void {
    this.#work -= steps;
    if (this.#work < 0) throw new TooIntricate();
  }

  get any(): boolean {
    return this.#faults.length > 0;
  }

  list(): Fault[] {
    if (this.#more === 0) return [...this.#faults];
    return [
      ...this.#faults,
      { path: '', message: `There are ${this.#more} more faults of which only the count is given.` },
    ];
  }
}

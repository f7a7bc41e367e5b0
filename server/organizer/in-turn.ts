/** Work that must not overlap. */

/** Runs what it is given one after another, in the order in which it was given; what fails holds up nobody. */
export function inTurn(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = before.then(work);
    before = done.catch(() => {});
    return done;
  };
}

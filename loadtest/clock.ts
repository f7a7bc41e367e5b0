/**
 * One clock for all processes of a run: milliseconds that only ever go on. It is the machine's own, counted from its
 * start, the same in every process, and nobody sets it; the time of day is corrected now and then, and each process
 * would have taken it at another moment.
 */
export const sharedNow = (): number => Number(process.hrtime.bigint()) / 1e6;

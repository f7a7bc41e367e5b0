/**
 * What `promise` resolves to, if it does within `ms` milliseconds; else rejects. What comes too late is given to
 * `late`.
 */
export async function within<Result>(
  ms: number,
  promise: Promise<Result>,
  late: (result: Result) => void,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      over = true;
      reject(new Error(`nothing came within ${ms} ms`));
    }, ms);
  });
  promise.then(
    (result) => {
      if (over) late(result);
    },
    () => {},
  );
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** A call as a stack has it, with the place in the code. */
const CALL = /^ {4}at [^\n]{0,300}:\d+:\d+\)?$/;

/** The kind of an error and the lines of code that it came from; never its message, which may hold anything. */
export function traceOf(error: unknown): { readonly error: string; readonly where: string } {
  if (!(error instanceof Error)) return { error: 'unknown', where: '' };
  const { stack = '', message } = error;
  // The message stands before the calls, and may have lines that look like one.
  const after = message === '' ? 0 : stack.indexOf(message) + message.length;
  const calls = stack
    .slice(after)
    .split('\n')
    .filter((line) => CALL.test(line));
  return { error: error.name, where: calls.slice(0, 3).join('') };
}

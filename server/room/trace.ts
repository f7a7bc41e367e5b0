/** The kind of an error and the lines of code that it came from; never its message, which may hold anything. */
export function traceOf(error: unknown): { readonly error: string; readonly where: string } {
  if (!(error instanceof Error)) return { error: 'unknown', where: '' };
  const calls = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { error: error.name, where: calls.slice(0, 3).join('') };
}

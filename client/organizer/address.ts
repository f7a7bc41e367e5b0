/**
 * A sign's address as people may read it: host and path without the signature, which nobody would type. Shown under
 * the code so that one sees where it leads before scanning.
 */
export function shortAddress(url: string): string {
  const { host, pathname } = new URL(url);
  const [kind, venue] = pathname.split('/').filter((part) => part !== '');
  return [host, kind, venue].filter((part) => part !== undefined).join('/');
}

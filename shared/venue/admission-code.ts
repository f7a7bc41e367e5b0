/** Codes that let people in, as they are typed: on a phone, from a badge or a mail, in a hurry. */

/** What two ways of writing one code have in common: neither case, nor spaces, nor hyphens count. */
export function plainCode(code: string): string {
  return code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}_.]/gu, '');
}

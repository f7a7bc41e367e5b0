import type { Encounter } from '../../shared/protocol/notices.ts';

/** Text as a vCard value: RFC 6350, section 3.4. */
const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** Lines of at most 75 octets, continued by a space: RFC 6350, section 3.2. Never inside a letter. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  for (const letter of line) {
    if (encoder.encode(current + letter).length > 75) {
      lines.push(current);
      current = ' ';
    }
    current += letter;
  }
  return [...lines, current].join('\r\n');
}

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const NUMBER = /^\+?[\d\s().-]{6,}$/;

/**
 * An encounter as a vCard 4.0. The line that the other left becomes a mail address or a number where it is one, and a
 * note in every case.
 */
export function vcardOf(encounter: Pick<Encounter, 'firstName' | 'reach'>, note: string): string {
  const name = escaped(encounter.firstName);
  const reach = encounter.reach.trim();
  const lines = ['BEGIN:VCARD', 'VERSION:4.0', `FN:${name}`, `N:;${name};;;`];
  if (MAIL.test(reach)) lines.push(`EMAIL:${escaped(reach)}`);
  if (NUMBER.test(reach)) lines.push(`TEL:${escaped(reach)}`);
  lines.push(`NOTE:${escaped(reach ? `${note}\n${reach}` : note)}`, 'END:VCARD');
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vcardOf } from './vcard.ts';

/** Undoes folding and escaping (RFC 6350), to read back what was written. */
function read(card: string): Map<string, string> {
  const lines = card.replace(/\r\n /g, '').trimEnd().split('\r\n');
  return new Map(
    lines.map((line) => {
      const [name = '', ...rest] = line.split(':');
      return [name, rest.join(':').replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))];
    }),
  );
}

test('CL 30 a vCard holds any name, line and note, in lines of at most 75 octets', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 }).map((s) => s.replace(/\r\n|\r/g, '\n'));
  fc.assert(
    fc.property(text, text, text, (firstName, reach, note) => {
      const card = vcardOf({ firstName, reach }, note);
      for (const line of card.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      const fields = read(card);
      expect(fields.get('FN')).toBe(firstName);
      expect(fields.get('NOTE')).toBe(reach.trim() ? `${note}\n${reach.trim()}` : note);
      expect(card).not.toMatch(/[^\r]\n/);
    }),
  );
});

test('CL 30 a line that is a mail address or a number can be tapped', () => {
  expect(vcardOf({ firstName: 'Léa', reach: ' lea@example.org ' }, '')).toContain('EMAIL:lea@example.org');
  expect(vcardOf({ firstName: 'Léa', reach: '+33 6 12 34 56 78' }, '')).toContain('TEL:+33 6 12 34 56 78');
  expect(vcardOf({ firstName: 'Léa', reach: 'at the bakery' }, '')).not.toMatch(/EMAIL|TEL/);
});

import { expect, test } from 'vitest';
import { isolated, isolating } from './isolated.ts';

test('TR 3 a text that runs from right to left is put into our sentences as an isolate; others stay as they are', () => {
  expect(isolated('Zoë 3 👩🏽‍🚀')).toBe('Zoë 3 👩🏽‍🚀');
  for (const text of ['שירה', 'أمل 3', 'Ada ﷽', '𞤀𞤣𞤤𞤢𞤥']) expect(isolated(text)).toBe(`\u2068${text}\u2069`);
  expect(isolated('Hall \u202eleft\u202c')).toBe('Hall left');
});

test('TR 3 whole languages are made so, at any depth, and lists of texts in them', () => {
  const words = isolating({
    plain: 'Close',
    meet: { title: (name: string, count: number) => `Meet ${name}, ${count}?` },
    and: (items: readonly string[]) => items.join(' and '),
  });
  expect(words.plain).toBe('Close');
  expect(words.meet.title('שירה', 3)).toBe('Meet \u2068שירה\u2069, 3?');
  expect(words.and(['maps', 'מפות'])).toBe('maps and \u2068מפות\u2069');
});

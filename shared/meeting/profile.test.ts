import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../protocol/commands.ts';
import { cleanProfile, cleanText, hasContact } from './profile.ts';

const TOPICS = new Set(['maps', 'music', 'law']);
const profile = (more: Partial<Profile>): Profile => ({
  firstName: 'Ada',
  gives: [],
  seeks: [],
  giveLine: '',
  seekLine: '',
  languages: [],
  ...more,
});
const cleaned = (more: Partial<Profile>) => cleanProfile(profile(more), TOPICS);

test('ME 1 names and lines are trimmed, on one line, in any script, without invisible and direction characters', () => {
  expect(cleaned({ firstName: '  Zoë\u200b\u202e  \n Ö. ', giveLine: '\tmaps\u0007  of\u2066 Paris ' })).toMatchObject({
    firstName: 'Zoë Ö.',
    giveLine: 'maps of Paris',
  });
  for (const firstName of ['Олег', '小林', 'שירה', 'أمل', 'Nguyễn', 'ก้อง', 'Ọlá', '👩🏽‍🚀']) {
    expect(cleaned({ firstName })).toMatchObject({ firstName: firstName.normalize('NFC') });
  }
  // Nine marks piled on one letter become four.
  expect(cleanText(`q${'\u0335'.repeat(9)}`)).toBe(`q${'\u0335'.repeat(4)}`);
});

test('ME 1 cleaning a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
  );
});

test('ME 2 a name has 1 to 40 characters, a line up to 120, counted as one reads them', () => {
  expect(cleaned({ firstName: ' \u200b ' })).toBe('name-missing');
  expect(cleaned({ firstName: '. - .' })).toBe('name-missing');
  expect(cleaned({ firstName: 'é'.repeat(40) })).toMatchObject({ firstName: 'é'.repeat(40) });
  expect(cleaned({ firstName: 'e'.repeat(41) })).toBe('name-not-allowed');
  expect(cleaned({ giveLine: '🎻'.repeat(120) })).toMatchObject({ giveLine: '🎻'.repeat(120) });
  expect(cleaned({ seekLine: 'x'.repeat(121) })).toBe('line-too-long');
});

test('ME 3 topics are the event’s, each once', () => {
  expect(cleaned({ gives: ['maps', 'maps'], seeks: ['law'] })).toMatchObject({ gives: ['maps'], seeks: ['law'] });
  expect(cleaned({ seeks: ['astrology'] })).toBe('topic-unknown');
});

describe('ME 4 links, addresses and telephone numbers are refused in lines and names', () => {
  test.each([
    'https://example.org/me',
    'see www.example',
    'write to ada@example.org',
    'find me @ada_lovelace',
    'ada.dev',
    'my-site.co.uk has it',
    'call 06 12 34 56 78',
    '+33 6 12 34 56 78',
    '(555) 123-4567 8',
    'tel 0612345678',
    '٠٦١٢٣٤٥٦٧٨',
    '０６１２３４５６７８',
    'linkedin.com/in/ada',
    'mailto:ada',
  ])('ME 4 refused: %s', (line) => {
    expect(hasContact(line)).toBe(true);
    expect(cleaned({ giveLine: line })).toBe('line-has-contact');
    expect(cleaned({ firstName: line.slice(0, 40) })).toBe('name-not-allowed');
  });

  test.each([
    'Node.js and Socket.io since 2009',
    'ASP.NET, a little',
    'worked there 2019-2024',
    '20 years of bread, 3 ovens',
    'e.g. maps, i.e. paper ones. And atlases',
    'half past 10, room 214',
    'C++ and F#',
    'J’ai 45 ans, 12 000 photos',
    'Dr. Who fans',
  ])('ME 4 allowed: %s', (line) => {
    expect(hasContact(line)).toBe(false);
  });
});

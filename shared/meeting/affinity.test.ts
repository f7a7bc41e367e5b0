import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../protocol/commands.ts';
import { DEFAULT_TOPICS } from '../venue/demo/default-event.ts';
import { affinity, nearbyAffinity, understand } from './affinity.ts';

const TOPICS = new Map(DEFAULT_TOPICS.map((topic) => [topic.id, topic]));
type Words = Partial<Pick<Profile, 'gives' | 'seeks' | 'giveLine' | 'seekLine' | 'languages'>>;
const person = (words: Words) =>
  understand(
    { firstName: 'A', gives: [], seeks: [], giveLine: '', seekLine: '', languages: ['en', 'fr'], ...words },
    TOPICS,
  );
const give = (giveLine: string, more: Words = {}): Words => ({ giveLine, ...more });
const seek = (seekLine: string, more: Words = {}): Words => ({ seekLine, ...more });

/** Forty pairs: whether what one gives is what the other looks for, as a person who knows both would say. */
const PAIRS: readonly [suits: boolean, a: Words, b: Words][] = [
  // Topics meet topics.
  [true, { gives: ['maps'] }, { seeks: ['maps'] }],
  [true, { gives: ['maps', 'law'] }, { seeks: ['music', 'law'] }],
  [true, { seeks: ['climate'] }, { gives: ['climate'] }],
  [false, { gives: ['maps'] }, { gives: ['maps'] }],
  [false, { seeks: ['law'] }, { seeks: ['law'] }],
  [false, { gives: ['maps'] }, { seeks: ['music'] }],
  [false, {}, {}],
  // Lines meet topics.
  [true, give('I have been a lawyer for twenty years'), { seeks: ['law'] }],
  [true, { gives: ['law'] }, seek('Besoin d’un avocat pour mes contrats')],
  [true, give('OpenStreetMap depuis 2009'), { seeks: ['maps'] }],
  [true, { gives: ['machine-learning'] }, seek('comprendre l’intelligence artificielle')],
  [true, give('Je répare des vélos'), { seeks: ['mobility'] }],
  [true, { gives: ['accessibility'] }, seek('somebody who uses a screen reader')],
  [true, give('photo argentique'), { seeks: ['film'] }],
  [true, { gives: ['funding'] }, seek('a business angel')],
  [true, { gives: ['hiring'] }, seek('an internship in Lyon')],
  [false, give('I have been a lawyer for twenty years'), { seeks: ['music'] }],
  [false, { gives: ['food'] }, seek('a bicycle for tomorrow')],
  [false, give('I work with many people'), { seeks: ['leadership'] }],
  [false, give('playing the piano'), { seeks: ['games'] }],
  // Lines meet lines, in one language and across two.
  [true, give('I teach the guitar'), seek('cours de guitare')],
  [true, give('Sourdough bread'), seek('apprendre à faire du pain')],
  [true, give('Rédaction de romans'), seek('help with writing my first novel')],
  [true, give('pompes à chaleur'), seek('heat pumps for old houses')],
  [true, give('kayak on wild rivers'), seek('someone to talk about kayaks')],
  [true, give('Recrutement de développeurs'), seek('a new job')],
  [true, give('Kubernetes war stories'), seek('docker, kubernetes')],
  [true, give('ÉCOLOGIE URBAINE'), seek('ecology')],
  [true, give('benevolat dans une association'), seek('volunteering nearby')],
  [true, give('traduction de l’anglais'), seek('a translator')],
  [false, give('I would like to share my experience'), seek('share some experience, please')],
  [false, give('help with questions'), seek('help')],
  [false, give('pottery'), seek('poetry')],
  [false, give('J’aime beaucoup les gens'), seek('des gens qui aiment parler')],
  [false, give('painting'), seek('bread and pain au chocolat')],
  [false, give('a good conversation about chess'), seek('a good conversation about opera')],
  // Languages in common.
  [true, { gives: ['maps'], languages: ['fr'] }, { seeks: ['maps'], languages: ['en', 'fr'] }],
  [false, { gives: ['maps'], languages: ['fr'] }, { seeks: ['maps'], languages: ['en', 'de'] }],
  [true, { gives: ['maps'], languages: [] }, { seeks: ['maps'], languages: ['ja'] }],
  [false, give('guitar', { languages: ['it'] }), seek('guitare', { languages: ['fr'] })],
];

describe('ME 5 give meets look-for: forty pairs in English and French', () => {
  test('ME 5 there are forty', () => expect(PAIRS).toHaveLength(40));

  const titled = PAIRS.map(([suits, a, b]) => [JSON.stringify([a, b]), suits, a, b] as const);
  test.each(titled)('ME 5 %s: %s', (_, suits, a, b) => {
    expect(affinity(person(a), person(b)) !== null).toBe(suits);
    expect(affinity(person(b), person(a)) !== null).toBe(suits);
  });
});

describe('ME 5 a word that means something else in the other language says nothing', () => {
  const pairs: [Words, Words][] = [
    [give('J’ai vingt ans de métier'), { seeks: ['machine-learning'] }],
    [give('ask me about these'), { seeks: ['research'] }],
    [give('sourdough bread'), seek('chronic pain')],
    [give('lights for a stage'), { seeks: ['hiring'] }],
    [give('state of the art'), seek('peinture')],
    [give('French cuisine'), seek('learning French')],
  ];
  test.each(pairs.map(([a, b]) => [JSON.stringify([a, b]), a, b] as const))('ME 5 not %s', (_, a, b) => {
    expect(affinity(person(a), person(b))).toBe(null);
  });
});

test('ME 6 each reads why from their own side', () => {
  const ada = person({ gives: ['maps'], seeks: ['law'] });
  expect(affinity(ada, person({ seeks: ['maps'] }))).toMatchObject({
    whyA: { kind: 'you-give', topic: 'maps' },
    whyB: { kind: 'they-give', topic: 'maps' },
  });
  expect(affinity(ada, person({ seeks: ['maps'], gives: ['law'] }))).toMatchObject({
    whyA: { kind: 'each-gives', theirs: 'law', yours: 'maps' },
    whyB: { kind: 'each-gives', theirs: 'maps', yours: 'law' },
  });
  // A topic that one of them chose is said by its name, a mere word as it was written.
  expect(affinity(person(give('avocate')), person({ seeks: ['law'] }))).toMatchObject({
    whyB: { kind: 'they-give', topic: 'law' },
  });
  expect(affinity(person(give('kayak')), person(seek('kayaks')))).toMatchObject({ whyB: { topic: 'kayak' } });
});

test('ME 6 why is said by a topic or in the giver’s own words, as they were written', () => {
  const why = (a: Words, b: Words) => affinity(person(a), person(b))?.whyB;
  const says = (topic: string) => ({ kind: 'they-give', topic });
  expect(why(give('Céramiques du soir'), seek('pottery'))).toEqual(says('Céramiques'));
  expect(why(give('Intelligence artificielle, sans magie'), seek('machine learning'))).toEqual(
    says('Intelligence artificielle'),
  );
  expect(why(give('Kayaks'), seek('kayak'))).toEqual(says('Kayaks'));
  expect(why({ gives: ['machine-learning'] }, seek('de l’IA'))).toEqual(says('machine-learning'));
  expect(why(give('un peu d’IA'), { seeks: ['machine-learning'] })).toEqual(says('machine-learning'));
});

test('ME 6 giving and receiving is worth more than either, and a chosen topic more than a word', () => {
  const score = (a: Words, b: Words) => affinity(person(a), person(b))?.score ?? 0;
  const topic = score({ gives: ['maps'] }, { seeks: ['maps'] });
  const both = score({ gives: ['maps'], seeks: ['law'] }, { seeks: ['maps'], gives: ['law'] });
  expect(both).toBeGreaterThan(2 * topic);
  expect(topic).toBeGreaterThan(score(give('kayak'), seek('kayak')));
});

test('ME 6 affinity is the same whoever is named first, but for the two whys', () => {
  const ids = DEFAULT_TOPICS.map(({ id }) => id);
  const words = fc.record({
    gives: fc.subarray(ids, { maxLength: 3 }),
    seeks: fc.subarray(ids, { maxLength: 3 }),
    giveLine: fc.constantFrom('', 'guitar', 'le pain', 'maps and law', 'kayak'),
    seekLine: fc.constantFrom('', 'guitare', 'baking bread', 'an atlas', 'kayak'),
    languages: fc.subarray(['en', 'fr', 'de']),
  });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const ab = affinity(person(a), person(b));
      const ba = affinity(person(b), person(a));
      expect(ba && { score: ba.score, whyA: ba.whyB, whyB: ba.whyA }).toEqual(ab);
    }),
  );
});

test('ME 7 two who are merely near need a language in common', () => {
  expect(nearbyAffinity(person({}), person({}))?.whyA).toEqual({ kind: 'nearby' });
  expect(nearbyAffinity(person({ languages: ['fr'] }), person({ languages: ['en'] }))).toBe(null);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { affinity, understand } from '../meeting/affinity.ts';
import { cleanProfile } from '../meeting/profile.ts';
import { DEFAULT_TOPICS } from '../venue/demo/default-event.ts';
import type { Topic } from '../venue/event-plan.ts';
import { crowdCharacters } from './characters.ts';

const event = { topics: [...DEFAULT_TOPICS] };
const topics = new Map(DEFAULT_TOPICS.map((topic) => [topic.id, topic]));
const someTopics = (count: number): Topic[] =>
  Array.from({ length: count }, (_, i) => ({ id: `topic-${i}`, name: { en: `Topic ${'abcdefghij'[i % 10]}` } }));

test('CR 1 the same seed makes the same people, another seed others, and more people do not change the first', () => {
  const people = crowdCharacters(7, 60, event);
  expect(crowdCharacters(7, 60, event)).toEqual(people);
  expect(crowdCharacters(7, 200, event).slice(0, 60)).toEqual(people);
  expect(crowdCharacters(8, 60, event)).not.toEqual(people);
});

test('CR 10 a group gives every topic and looks for every topic; nobody looks for what they give', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 2, max: 40 }), (seed, count) => {
      const of = someTopics(count);
      const people = crowdCharacters(seed, 150, { topics: of });
      const first = people.filter(({ group }) => group === 1);
      for (const side of ['gives', 'seeks'] as const) {
        const said = new Set(first.flatMap(({ profile }) => profile[side]));
        expect([...said].sort()).toEqual(of.map(({ id }) => id).sort());
      }
      for (const { profile } of people) {
        expect(profile.gives.filter((id) => profile.seeks.includes(id))).toEqual([]);
        expect(Math.max(profile.gives.length, profile.seeks.length)).toBeLessThanOrEqual(3);
      }
    }),
    { numRuns: 60 },
  );
});

test('CR 10 people can be made for an event without topics or with a single one', () => {
  const bare = crowdCharacters(3, 12, { topics: [] }).map(({ profile }) => [...profile.gives, ...profile.seeks]);
  expect(bare).toEqual(Array.from({ length: 12 }, () => []));
  const single = crowdCharacters(3, 12, { topics: someTopics(1) }).map(({ profile }) => profile);
  for (const { gives, seeks } of single) expect([gives, seeks]).toEqual([['topic-0'], []]);
});

test('CR 10 all of them may join as they are, under different names, in English and in French', () => {
  const people = crowdCharacters(1, 120, event);
  const allowed = new Set(topics.keys());
  for (const { profile } of people) expect(cleanProfile(profile, allowed)).toEqual(profile);
  expect(new Set(people.map(({ profile }) => profile.firstName)).size).toBe(120);
  for (const language of ['en', 'fr']) {
    expect(people.filter((person) => person.language === language).length).toBeGreaterThanOrEqual(40);
  }
  for (const show of ['spot', 'area']) {
    expect(people.filter((person) => person.show === show).length).toBeGreaterThanOrEqual(40);
  }
});

test('CR 10 whatever one topic a newcomer picks, in whichever of both languages, twelve or more suit', () => {
  const people = crowdCharacters(1, 120, event).map(({ profile }) => understand(profile, topics));
  for (const { id } of DEFAULT_TOPICS) {
    for (const language of ['en', 'fr']) {
      for (const side of ['gives', 'seeks'] as const) {
        const profile = { firstName: 'Ana', gives: [], seeks: [], giveLine: '', seekLine: '', languages: [language] };
        const newcomer = understand({ ...profile, [side]: [id] }, topics);
        const suiting = people.filter((other) => affinity(newcomer, other) !== null);
        expect(suiting.length, `${side} ${id} in ${language}`).toBeGreaterThanOrEqual(12);
      }
    }
  }
});

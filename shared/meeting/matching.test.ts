import { expect, test } from 'vitest';
import type { Profile } from '../protocol/commands.ts';
import { understand } from './affinity.ts';
import { type Candidate, LONELY_AFTER, type Match, type MatchingFloor, matching } from './matching.ts';
import { BEAT } from './proposal.ts';

const now = 1_000_000_000;

/** All of a beat's matching at once. */
function matchBeat(...about: Parameters<typeof matching>): readonly Match[] {
  const job = matching(...about);
  for (;;) {
    const { done, value } = job.next();
    if (done) return value;
  }
}

/** Candidates on a line, by their metre on it. */
class Line {
  readonly candidates = new Map<string, Candidate>();
  readonly at = new Map<string, number>();
  readonly barred = new Set<string>();
  walls = 0;
  /** How many of the nearest are looked at. */
  nearest = Number.POSITIVE_INFINITY;
  /** For whom was looked farther. */
  readonly farther: string[] = [];

  add(who: string, metre: number, words: Partial<Profile> = {}, more: Partial<Candidate> = {}): this {
    const profile = { firstName: who, gives: [], seeks: [], giveLine: '', seekLine: '', languages: [], ...words };
    this.at.set(who, metre);
    this.candidates.set(who, {
      who,
      simulated: false,
      understood: understand(profile, new Map()),
      openSince: now,
      lonelySince: now,
      votes: new Set(),
      ...more,
    });
    return this;
  }

  match(simulatedPairs = 100): string[] {
    const far = (a: string, b: string) => Math.abs((this.at.get(a) ?? 0) - (this.at.get(b) ?? 0));
    const others = (who: string) =>
      [...this.at.keys()]
        .filter((other) => other !== who)
        .map((other) => ({ who: other, metres: far(who, other) }))
        .sort((p, q) => p.metres - q.metres);
    const floor: MatchingFloor = {
      near: (who) => others(who).slice(0, this.nearest),
      nearSuiting: (who, suits) => {
        this.farther.push(who);
        return others(who).filter((other) => suits(other.who));
      },
      way: (a, b) => far(a, b) + this.walls,
      isBarred: (a, b) => this.barred.has(`${a}|${b}`) || this.barred.has(`${b}|${a}`),
    };
    return matchBeat(this.candidates, floor, now, simulatedPairs)
      .map(({ a, b }) => `${a}-${b}`)
      .sort();
  }
}
const GIVES = { gives: ['maps'] };
const SEEKS = { seeks: ['maps'] };
const waiting = { openSince: now - LONELY_AFTER };
const lonely = { ...waiting, lonelySince: now - LONELY_AFTER };

test('ME 12 two who suit and are near get a card; each is in one at most', () => {
  const line = new Line().add('a', 0, GIVES).add('b', 30, SEEKS).add('c', 31, SEEKS).add('d', 200, GIVES);
  expect(line.match()).toEqual(['a-b', 'c-d']);
});

test('ME 12 near is by the way and not by the straight line', () => {
  const line = new Line().add('a', 0, GIVES).add('b', 30, SEEKS);
  line.walls = 300;
  expect(line.match()).toEqual([]);
});

test('ME 25 whom none of the nearest suits finds who does, behind them; for twenty a beat, who opened last first', () => {
  const line = new Line().add('new', 0, SEEKS).add('far', 60, GIVES);
  for (let i = 1; i <= 30; i++) line.add(`other${i}`, i, {}, { openSince: now - i });
  line.nearest = 16;
  expect(line.match()).toEqual(['far-new']);
  expect(line.farther).toHaveLength(20);
  expect(line.farther.slice(0, 3)).toEqual(['far', 'new', 'other1']);
  const found = new Line().add('new', 0, SEEKS).add('near', 1, GIVES);
  expect(found.match()).toEqual(['near-new']);
  expect(found.farther).toEqual([]);
});

test('ME 13 who suit nobody are merely near: only after nobody better has come for both for two minutes', () => {
  expect(new Line().add('a', 0, {}, lonely).add('b', 30, {}, lonely).match()).toEqual(['a-b']);
  expect(new Line().add('a', 0, {}, lonely).add('b', 30).match()).toEqual([]);
  expect(new Line().add('a', 0, {}, lonely).add('b', 150, {}, lonely).match()).toEqual([]);
});

test('ME 13 somebody who suits is somebody better only where a short way leads to them', () => {
  const line = new Line().add('a', 0, GIVES, lonely).add('b', 30, SEEKS).add('c', 5, {}, lonely);
  const suited = (metres: number) => {
    const way = (a: string, b: string) => (a === 'a' && b === 'b' ? metres : 5);
    const near = (who: string) => [...line.candidates.keys()].filter((other) => other !== who);
    const floor: MatchingFloor = {
      near: (who) => near(who).map((other) => ({ who: other, metres: 3 })),
      nearSuiting: () => [],
      way,
      isBarred,
    };
    const matches = matchBeat(line.candidates, floor, now, 0);
    return [matches.map(({ a, b }) => `${a}-${b}`), matches.map(({ suits }) => suits)];
  };
  const isBarred = () => false;
  expect(suited(40)).toEqual([['a-b'], [true]]);
  // Behind a wall: they stop nothing.
  expect(suited(Infinity)).toEqual([['a-c'], [false]]);
});

test('ME 14 whoever is barred (blocked, or had a card today) is not matched, whoever suits', () => {
  const line = new Line().add('a', 0, GIVES).add('b', 5, SEEKS);
  line.barred.add('b|a');
  expect(line.match()).toEqual([]);
});

test('ME 15 a wave makes a pair of two who do not suit, before all others', () => {
  const line = new Line()
    .add('a', 0, GIVES, { ...waiting, votes: new Set(['c']) })
    .add('b', 1, SEEKS)
    .add('c', 60, {}, lonely);
  expect(line.match()).toEqual(['a-c']);
});

test('ME 15 a wave of two who do not suit makes no pair that merely being near could not have made, as the other sees it', () => {
  const votes = new Set(['b']);
  const match = (a: Partial<Candidate>, b: Partial<Candidate>, metres = 60) =>
    new Line().add('a', 0, {}, a).add('b', metres, {}, b).match();
  expect(match({ ...waiting, votes }, lonely)).toEqual(['a-b']);
  // The other has not waited, I have only just come, we are too far apart: each would tell them.
  expect(match({ ...lonely, votes }, waiting)).toEqual([]);
  expect(match({ votes }, lonely)).toEqual([]);
  expect(match({ ...waiting, votes }, lonely, 150)).toEqual([]);
  // Who waved too takes it for the answer to their own.
  expect(match({ ...waiting, votes }, { ...waiting, votes: new Set(['a']) })).toEqual(['a-b']);
});

test('ME 16 real people first: simulated pairs come last and only as many as are allowed', () => {
  const simulated = { simulated: true };
  const line = new Line()
    .add('real', 60, SEEKS)
    .add('s1', 0, GIVES, simulated)
    .add('s2', 1, SEEKS, simulated)
    .add('s3', 2, { ...GIVES, ...SEEKS }, simulated);
  expect(line.match(0)).toEqual(['real-s3']);
  expect(line.match(1)).toEqual(['real-s3', 's1-s2']);
});

test('ME 16 of the simulated the near one comes before one who suits better; of real people not', () => {
  const whom = (simulated: boolean) =>
    new Line()
      .add('new', 0, { ...GIVES, seeks: ['law'] })
      .add('near', 10, SEEKS, { simulated })
      .add('well', 90, { ...SEEKS, gives: ['law'] }, { simulated })
      .match(0);
  expect(whom(true)).toEqual(['near-new']);
  expect(whom(false)).toEqual(['new-well']);
});

test('ME 12 in a very full house a beat looks around for 500 at most, for everybody in turn', () => {
  const line = new Line();
  for (let i = 0; i < 1_200; i++) line.add(`p${i}`, i);
  const seen = new Set<string>();
  for (let beat = 0; beat < 3; beat++) {
    let asked = 0;
    const near = (who: string) => {
      asked += 1;
      seen.add(who);
      return [];
    };
    const nearSuiting = () => [];
    matchBeat(line.candidates, { near, nearSuiting, way: () => 1, isBarred: () => false }, now + beat * BEAT, 0);
    expect(asked).toBe(500);
  }
  expect(seen.size).toBe(1_200);
});

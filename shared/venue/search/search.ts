/**
 * Finds what somebody wants to go to while they are still typing: in every language of the venue at once, without
 * accents, with typing mistakes, by name, number, what it is and the floor that it is on; and "nearest toilet".
 */
import type { Place } from '../../geometry/point.ts';
import type { LocalText, VenueFile } from '../venue-file.ts';
import { type Entry, entriesOf, sharesName } from './entries.ts';
import { Fitter } from './fit.ts';
import { wordsOf } from './fold.ts';
import { readGoal } from './goal-text.ts';
import { targetsOf } from './goals.ts';
import { kindName, kindPhrases, NEAREST_KINDS, type NearestKind } from './kinds.ts';
import { type Query, readQuery, telling } from './query.ts';

export interface Found {
  /** What to ask the way to: see goals.ts. */
  readonly goal: string;
  readonly name: LocalText;
  /** What is written on it, where its name does not say so: a stand's number. */
  readonly number: string | null;
  /** The kind, when this is the nearest of it; its place is then not known yet. */
  readonly nearest: NearestKind | null;
  readonly at: Place | null;
  /** What it is near, where another of the same name is on the same level; null when the level says enough. */
  readonly beside: LocalText | null;
}

export interface Search {
  /** The kinds of which this venue has something, in the order in which they are offered. */
  readonly kinds: readonly NearestKind[];
  /**
   * The best first; the kinds of this venue when nothing is asked.
   * @param here where the asker is: of two that fit alike the nearer one comes first
   */
  find(query: string, options?: { readonly here?: Place | null; readonly most?: number }): Found[];
  /** The thing itself by its goal, for an address that brings one along; null when it is not one that is found. A place that fills an area is that area. */
  known(goal: string): Found | null;
}

/** What fits less than this share of the best is left out. */
const NEAR_THE_BEST = 0.52;

/** Scores this near to each other are alike. */
const ALIKE = 0.05;

/** As far as a long way round: what another level counts against what is on mine, in metres. */
const A_LEVEL = 60;

/** What a thing is said to be beside: nobody knows stairs by their names. */
const ROOMS = /^(area|place):/;

const nearestOf = (of: NearestKind): Found => ({
  goal: `nearest:${of}`,
  name: kindName(of),
  number: null,
  nearest: of,
  at: null,
  beside: null,
});

interface KindScore {
  readonly of: NearestKind;
  readonly score: number;
  /** Whether the kind was said in full, and not only the beginning of its name. */
  readonly full: boolean;
}

export function createSearch(venue: VenueFile): Search {
  const entries = entriesOf(venue);
  const kinds = NEAREST_KINDS.filter((of) => targetsOf(venue, { kind: 'nearest', of }).length > 0);
  const phrases = kinds.map((of) => ({ of, phrases: kindPhrases(of).map((phrase) => telling(wordsOf(phrase))) }));
  const ordinals = new Map(venue.levels.map(({ id, ordinal }) => [id, ordinal]));

  const distance = (from: Place, to: Place): number =>
    Math.hypot(from.x - to.x, from.y - to.y) +
    A_LEVEL * Math.abs((ordinals.get(from.level) ?? 0) - (ordinals.get(to.level) ?? 0));

  /** What tells this one from others of its name on its level: what is nearest to it alone, and is there once. */
  function beside(entry: Entry): LocalText | null {
    const here = entries.filter(({ at }) => at.level === entry.at.level);
    const alike = here.filter((one) => sharesName(one, entry) && one.number === entry.number);
    if (alike.length < 2) return null;
    const times = new Map<string, number>();
    for (const name of here.flatMap(({ plain }) => [...plain])) times.set(name, (times.get(name) ?? 0) + 1);
    const named = here.filter(
      ({ goal, plain }) => ROOMS.test(goal) && [...plain].every((name) => times.get(name) === 1),
    );
    const byDistance = (from: Entry) => named.toSorted((a, b) => distance(from.at, a.at) - distance(from.at, b.at));
    const taken = new Set(alike.flatMap((one) => (one === entry ? [] : (byDistance(one)[0] ?? []))));
    return byDistance(entry).find((one) => !taken.has(one))?.name ?? null;
  }

  const foundOf = (entry: Entry): Found => ({
    goal: entry.goal,
    name: entry.name,
    number: entry.number,
    nearest: null,
    at: entry.at,
    beside: beside(entry),
  });

  function kindsFor(fitter: Fitter): KindScore[] {
    return phrases
      .flatMap(({ of, phrases: known }) => {
        const scored = known.map((phrase) => ({ score: fitter.score(phrase), full: fitter.saysAll(phrase) }));
        const best = scored.reduce((a, b) => ((Number(b.full) - Number(a.full) || b.score - a.score) > 0 ? b : a));
        return best.score > 0 ? [{ of, ...best }] : [];
      })
      .toSorted((a, b) => b.score - a.score);
  }

  function named(fitter: Fitter, here: Place | null): { entry: Entry; score: number }[] {
    const rounded = (score: number) => Math.round(score / ALIKE);
    return entries
      .map((entry) => ({ entry, score: Math.max(...entry.names.map((name) => fitter.score(name, entry.more))) }))
      .filter(({ score }) => score > 0)
      .toSorted(
        (a, b) =>
          rounded(b.score) - rounded(a.score) ||
          b.entry.rank - a.entry.rank ||
          (here ? distance(here, a.entry.at) - distance(here, b.entry.at) : 0) ||
          (a.entry.goal < b.entry.goal ? -1 : 1),
      );
  }

  /** A word for a kind means the nearest of it, before any thing that has the word in its name. */
  function ranked(query: Query, here: Place | null): { kind: NearestKind | null; entry: Entry | null }[] {
    const fitter = new Fitter(query);
    const things = named(fitter, here);
    const best = things[0]?.score ?? 0;
    const asked = kindsFor(fitter);
    const first = asked.filter(({ score, full }) => full && (query.nearest || score >= best)).slice(0, 2);
    const highest = Math.max(best, first[0]?.score ?? 0);
    const fits = ({ score }: { readonly score: number }) => score >= NEAR_THE_BEST * highest;
    const after = asked.filter((kind) => !first.includes(kind)).filter(fits);
    return [
      ...first.map(({ of }) => ({ kind: of, entry: null })),
      ...things
        .filter(fits)
        .slice(0, 40)
        .map(({ entry }) => ({ kind: null, entry })),
      ...after.slice(0, 2).map(({ of }) => ({ kind: of, entry: null })),
    ];
  }

  return {
    kinds,
    find(text, { here = null, most = 8 } = {}) {
      const query = readQuery(text);
      if (query.words.length === 0) return kinds.slice(0, most).map(nearestOf);
      return ranked(query, here)
        .slice(0, most)
        .flatMap(({ kind, entry }) => (kind ? nearestOf(kind) : entry ? foundOf(entry) : []));
    },
    known(goal) {
      const read = readGoal(goal);
      if (read?.kind === 'nearest') return kinds.includes(read.of) ? nearestOf(read.of) : null;
      const entry = entries.find((one) => one.goal === goal || one.also.includes(goal));
      return entry ? foundOf(entry) : null;
    },
  };
}

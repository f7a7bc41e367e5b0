/**
 * Affinity: whether what one gives is what the other looks for. A pure function of two people's words; where they
 * stand and when they came is the business of matching.
 */
import type { Profile } from '../protocol/commands.ts';
import type { Why } from '../protocol/notices.ts';
import type { Topic } from '../venue/event-plan.ts';
import { ideasIn, tellingWords } from './words.ts';

/**
 * Comparable keys of one side of a person ("t:maps", "i:maps", "w:kayak"), each with how to say it: a topic by its id, for
 * which the page has names, all else in the person's own words.
 */
export type Meanings = ReadonlyMap<string, string>;

/** A profile understood once, so that thousands of pairs can be compared. */
export interface Understood {
  readonly gives: Meanings;
  readonly seeks: Meanings;
  readonly languages: ReadonlySet<string>;
}

export interface Affinity {
  /** Higher suits better; comparable between pairs. */
  readonly score: number;
  /** Why, as `a` reads it, and as `b` does. */
  readonly whyA: Why;
  readonly whyB: Why;
}

/** What one kind of meeting is worth: the same topic chosen, the same idea in words, the same rare word. */
const WORTH: Readonly<Record<string, number>> = { t: 4, i: 3, w: 2 };
/** Both giving and both receiving is worth more than twice one of them. */
const MUTUAL = 3;

function meanings(topicIds: readonly string[], line: string, topics: ReadonlyMap<string, Topic>): Meanings {
  const found = new Map<string, string>();
  for (const [word, said] of tellingWords(line)) found.set(`w:${word}`, said);
  for (const [idea, said] of ideasIn(line)) found.set(`i:${idea}`, said);
  for (const id of topicIds) {
    const names = Object.values(topics.get(id)?.name ?? {}).join(' . ');
    const ideas = ideasIn(names);
    for (const idea of ideas.keys()) found.set(`i:${idea}`, id);
    // "Games and play" is no answer to who plays the piano: words speak for a topic only where no idea does.
    if (ideas.size === 0) for (const word of tellingWords(names).keys()) found.set(`w:${word}`, id);
    found.set(`t:${id}`, id);
  }
  return found;
}

/** A profile, understood in the light of the event's topics. */
export const understand = (profile: Profile, topics: ReadonlyMap<string, Topic>): Understood => ({
  gives: meanings(profile.gives, profile.giveLine, topics),
  seeks: meanings(profile.seeks, profile.seekLine, topics),
  languages: new Set(profile.languages),
});

/** How well what one gives meets what the other seeks; null when it does not. `topic` says the best of it. */
function meeting(gives: Meanings, seeks: Meanings): { score: number; topic: string } | null {
  let best: { score: number; topic: string } | null = null;
  let count = 0;
  for (const [key, said] of gives) {
    const sought = seeks.get(key);
    if (sought === undefined) continue;
    const worth = WORTH[key.charAt(0)] ?? 0;
    if (worth >= 3) count += 1;
    // A topic can be said in every language, a word only as its giver wrote it.
    const topic = seeks.has(`t:${sought}`) ? sought : said;
    if (best === null || worth > best.score) best = { score: worth, topic };
  }
  return best && { score: best.score + Math.min(2, Math.max(0, count - 1)) / 2, topic: best.topic };
}

/** Whether two have a language in common; who named none is taken to manage. */
const shareLanguage = (a: Understood, b: Understood): boolean =>
  a.languages.size === 0 || b.languages.size === 0 || [...a.languages].some((language) => b.languages.has(language));

/** Whether these two suit each other, how well and why; null when they do not. Symmetrical but for the two whys. */
export function affinity(a: Understood, b: Understood): Affinity | null {
  if (!shareLanguage(a, b)) return null;
  const fromA = meeting(a.gives, b.seeks);
  const fromB = meeting(b.gives, a.seeks);
  if (fromA && fromB) {
    return {
      score: fromA.score + fromB.score + MUTUAL,
      whyA: { kind: 'each-gives', theirs: fromB.topic, yours: fromA.topic },
      whyB: { kind: 'each-gives', theirs: fromA.topic, yours: fromB.topic },
    };
  }
  if (fromB) {
    const { score, topic } = fromB;
    return { score, whyA: { kind: 'they-give', topic }, whyB: { kind: 'you-give', topic } };
  }
  if (fromA) {
    const { score, topic } = fromA;
    return { score, whyA: { kind: 'you-give', topic }, whyB: { kind: 'they-give', topic } };
  }
  return null;
}

/** Two who have a language in common, with nothing else to say for them. Null when they have none. */
export const nearbyAffinity = (a: Understood, b: Understood): Affinity | null =>
  shareLanguage(a, b) ? { score: 0, whyA: { kind: 'nearby' }, whyB: { kind: 'nearby' } } : null;

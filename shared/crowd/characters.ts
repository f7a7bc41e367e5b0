/** Who the people of the crowd are: drawn so that whatever a newcomer gives or looks for, several of them suit. */
import type { Profile, Show } from '../protocol/commands.ts';
import type { EventPlan, Topic } from '../venue/event-plan.ts';
import { Chance } from './chance.ts';
import { lineAbout } from './lines.ts';
import { FIRST_NAMES } from './names.ts';

/** Who somebody of the crowd is. */
export interface CrowdCharacter {
  readonly profile: Profile;
  readonly language: 'en' | 'fr';
  readonly show: Show;
  /** Together, the people of one group give every topic of the event, and look for every one. */
  readonly group: number;
}

const MOST_TOPICS = 3;
const OTHER_LANGUAGES = ['ar', 'de', 'es', 'it', 'ja', 'nl', 'pl', 'pt', 'tr', 'zh'];

/**
 * So many people, the same ones for the same seed and event. The i-th one does not depend on how many there are.
 * @param event its topics are what people give and look for; without topics they have none
 */
export function crowdCharacters(seed: number, count: number, event: Pick<EventPlan, 'topics'>): CrowdCharacter[] {
  const chance = new Chance(seed);
  const names = chance.shuffled(FIRST_NAMES);
  const { topics } = event;
  const each = Math.max(1, Math.min(MOST_TOPICS, Math.floor(topics.length / 2)));
  const groupSize = Math.max(1, Math.ceil(topics.length / each));
  const characters: CrowdCharacter[] = [];
  for (let group = 0; characters.length < count; group++) {
    const order = chance.shuffled(topics);
    // What one looks for stands so far down the same order that it is never what one gives.
    const apart = Math.floor(chance.between([each, Math.max(each, topics.length - each) + 1]));
    // Every third group says it plainly, so that not too many say the same.
    const plain = group % 3 === 2;
    for (let member = 0; member < groupSize; member++) {
      const index = characters.length;
      const gives = around(order, member * each, each);
      const seeks = around(order, member * each + apart, each).filter((topic) => !gives.includes(topic));
      const language = index % 3 === 0 ? 'fr' : 'en';
      const other = chance.pick(OTHER_LANGUAGES) ?? 'de';
      characters.push({
        profile: {
          firstName: names[index % names.length] ?? 'Sam',
          gives: gives.map(({ id }) => id),
          seeks: seeks.map(({ id }) => id),
          giveLine: gives[0] ? lineAbout(gives[0], 'give', language, plain) : '',
          seekLine: seeks[0] ? lineAbout(seeks[0], 'seek', language, plain) : '',
          // Who suits must also share a language, so all speak both of the house's.
          languages: [...(language === 'fr' ? ['fr', 'en'] : ['en', 'fr']), ...(index % 2 === 0 ? [other] : [])],
        },
        language,
        show: index % 5 < 3 ? 'spot' : 'area',
        group,
      });
    }
  }
  return characters.slice(0, count);
}

/** `count` topics of the round from `start` on. */
function around(round: readonly Topic[], start: number, count: number): Topic[] {
  const taken: Topic[] = [];
  for (let i = 0; i < Math.min(count, round.length); i++) {
    const topic = round[(start + i) % round.length];
    if (topic) taken.push(topic);
  }
  return taken;
}

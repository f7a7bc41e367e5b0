import type { Topic } from '../venue/event-plan.ts';
import { textIn } from '../venue/venue-file.ts';
import { TOPIC_LINES } from './topic-lines.ts';

/** What can be said of any topic, also of one that has no lines of its own. */
const ANY_TOPIC = {
  give: { en: '{topic}: ask me how we did it', fr: '{topic} : je raconte volontiers' },
  seek: { en: '{topic}: where do I begin?', fr: '{topic} : par où commencer ?' },
};

/** One line about a topic, an offer or a question: its own line, or one that fits any topic. */
export function lineAbout(topic: Topic, kind: 'give' | 'seek', language: 'en' | 'fr', plain: boolean): string {
  const own = plain ? undefined : TOPIC_LINES[topic.id];
  return (own ?? ANY_TOPIC)[kind][language].replace('{topic}', textIn(topic.name, language));
}

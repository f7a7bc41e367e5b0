import { isolated } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import type { LocalText, VenueFile } from '../../shared/venue/venue-file.ts';
import type { Language } from '../i18n/language.ts';
import { printed } from '../i18n/names.ts';

/** Names of what the server speaks of by id, in one language, ready for a sentence. An unknown id has no name: null. */
export interface Places {
  area(id: string): string | null;
  level(id: string): string | null;
  landmark(id: string): string | null;
  meetingPoint(id: string): string | null;
  /** What a marker hangs at: "the coffee bar". */
  marker(id: string): string | null;
  levelOfArea(id: string): string | null;
  /** A thing that one asks the way to: see shared/venue/search/goal-text.ts. */
  goal(text: string): string | null;
}

interface Named {
  readonly id: string;
  readonly name?: LocalText | undefined;
}

export function namePlaces(venue: VenueFile | null, language: Language): Places {
  const finder = (list: readonly Named[]): ((id: string) => string | null) => {
    const byId = new Map(list.map((entry) => [entry.id, entry.name]));
    return (id) => {
      const name = byId.get(id);
      return name ? isolated(printed(textIn(name, language), language)) : null;
    };
  };
  const levelOf = new Map((venue?.areas ?? []).map((area) => [area.id, area.level]));
  const landmark = finder(venue?.landmarks ?? []);
  const meetingPoint = finder(venue?.meetingPoints ?? []);
  const area = finder(venue?.areas ?? []);
  const things = new Map([
    ['area', area],
    ['landmark', landmark],
    ['point', meetingPoint],
    ['place', finder(venue?.places ?? [])],
    ['connection', finder(venue?.connections ?? [])],
  ]);
  return {
    area,
    level: finder(venue?.levels ?? []),
    landmark,
    meetingPoint,
    marker: finder(venue?.markers ?? []),
    levelOfArea: (id) => levelOf.get(id) ?? null,
    goal(text) {
      const [kind = ''] = text.split(':', 1);
      return things.get(kind)?.(text.slice(kind.length + 1)) ?? null;
    },
  };
}

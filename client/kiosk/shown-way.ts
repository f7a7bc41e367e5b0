/** A way as a kiosk's plans show it, level by level. */
import type { Point } from '../../shared/geometry/point.ts';
import type { OwnRoute } from '../../shared/protocol/notices.ts';
import type { GoalAnswer } from '../../shared/protocol/ways.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { kioskWords } from '../i18n/kiosk.ts';
import type { Language } from '../i18n/language.ts';
import { printed } from '../i18n/names.ts';

export interface ShownWay {
  readonly route: OwnRoute;
  readonly goal: Point & { readonly level: string };
  /** The levels that it leads over. */
  readonly legs: ReadonlySet<string>;
}

/** What of a way is on one level. */
export interface LevelWay {
  readonly lines: readonly (readonly Point[])[];
  /** Where it leads to, when that is here. */
  readonly goal: Point | null;
  /** Where it goes up or down, in words. */
  readonly marks: readonly { readonly at: Point; readonly words: string }[];
}

export function shownWay(answer: GoalAnswer | null): ShownWay | null {
  const { route, far } = answer ?? {};
  if (!route || !far) return null;
  return { route, goal: far.goal, legs: new Set(route.legs.map(({ level }) => level)) };
}

export function wayOnLevel({ route, goal }: ShownWay, level: string, venue: VenueFile, language: Language): LevelWay {
  const words = kioskWords(language);
  const ordinal = (id: string) => venue.levels.find((each) => each.id === id)?.ordinal ?? 0;
  const legs = route.legs.filter((leg) => leg.level === level);
  return {
    lines: legs.map(({ line }) => line),
    goal: goal.level === level ? goal : null,
    marks: legs.flatMap(({ line, next }) => {
      const at = line.at(-1);
      const to = venue.levels.find(({ id }) => id === next?.level);
      if (!at || !next || !to || to.id === level) return [];
      const name = printed(textIn(to.name, language), language);
      return [{ at, words: ordinal(next.level) > ordinal(level) ? words.up(name) : words.down(name) }];
    }),
  };
}

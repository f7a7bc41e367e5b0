/** What the board shows, as the map's own layers read it: a plan that changes, and nobody on it. */
import type { Rectangle } from '../../../shared/geometry/point.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import type { Theme } from '../palette.ts';
import { type LevelPlan, planLevel } from '../plan.ts';
import { createMapState, type MapState } from '../state.ts';
import type { MapLanguage } from '../types.ts';
import { changedPart } from './changed.ts';

export interface BoardState {
  /** For the layers of the map. */
  readonly map: MapState;
  readonly venue: VenueFile;
  /** Shows this version of the venue, or another level of it; true when the level is another one. */
  show(venue: VenueFile, level: string): boolean;
  /** What has to be painted again since it was asked last: a part, all of it, or nothing. */
  takeChanged(): Rectangle | 'all' | null;
  setTheme(theme: Theme): void;
  setLanguage(language: MapLanguage): void;
  fontCame(): void;
}

const union = (a: Rectangle, b: Rectangle): Rectangle => ({
  minX: Math.min(a.minX, b.minX),
  minY: Math.min(a.minY, b.minY),
  maxX: Math.max(a.maxX, b.maxX),
  maxY: Math.max(a.maxY, b.maxY),
});

export function createBoardState(
  first: VenueFile,
  options: { readonly level: string; readonly language: MapLanguage; readonly theme: Theme },
): BoardState {
  const base = createMapState(first, { ...options, reducedMotion: true });
  let venue = first;
  let level = base.plan.id;
  let plan: LevelPlan = base.plan;
  let { language, theme } = options;
  let groundRevision = 1;
  let labelRevision = 1;
  let fontRevision = 1;
  let changed: Rectangle | 'all' | null = 'all';

  const all = () => {
    changed = 'all';
    groundRevision++;
    labelRevision++;
  };
  const map: MapState = {
    ...base,
    get plan() {
      return plan;
    },
    get language() {
      return language;
    },
    get theme() {
      return theme;
    },
    get groundRevision() {
      return groundRevision;
    },
    get labelRevision() {
      return labelRevision;
    },
    get fontRevision() {
      return fontRevision;
    },
    advance: () => false,
  };
  return {
    map,
    get venue() {
      return venue;
    },
    show(next, wanted) {
      const found = next.levels.find(({ id }) => id === wanted) ?? next.levels[0];
      if (found === undefined || (next === venue && found.id === level)) return false;
      const sameLevel = found.id === level;
      const part = sameLevel ? changedPart(venue, next, level) : null;
      venue = next;
      level = found.id;
      plan = planLevel(next, found);
      labelRevision++;
      if (!sameLevel) all();
      else if (part !== null) {
        groundRevision++;
        if (changed !== 'all') changed = changed === null ? part : union(changed, part);
      }
      return !sameLevel;
    },
    takeChanged() {
      const taken = changed;
      changed = null;
      return taken;
    },
    setTheme(next) {
      theme = next;
      all();
    },
    setLanguage(next) {
      language = next;
      labelRevision++;
    },
    fontCame() {
      fontRevision++;
      labelRevision++;
    },
  };
}

/** The map's door: what the page gives it and what it can be told. */
import type { Metres, Pixels, Place, Point } from '../../shared/geometry/point.ts';
import type { FloorChange } from '../../shared/interest/floor-decoder.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { AreaCounts, DensityCell } from '../../shared/world/events.ts';
import type { Theme } from './palette.ts';

export type MapLanguage = 'en' | 'fr';

/** What the phone looks at, for the `look` command. */
export interface Look {
  readonly level: string;
  readonly minX: Metres;
  readonly minY: Metres;
  readonly maxX: Metres;
  readonly maxY: Metres;
}

export interface VenueMapOptions {
  /** An element with a size of its own; the map fills it and follows its size. It can be focused by keyboard. */
  readonly parent: HTMLElement;
  readonly venue: VenueFile;
  readonly language: MapLanguage;
  readonly theme: Theme;
  readonly reducedMotion: boolean;
  /** The view has come to rest on something new; at most every 250 ms. */
  readonly onView: (view: Look) => void;
  readonly onDotTap: (dot: number) => void;
  readonly onAreaTap: (area: string) => void;
  /** The map changed its level by itself: a place on another one was focused. */
  readonly onLevel: (level: string) => void;
  /** The words of a topic, for "gives …" on a face; without it only people's own lines are shown. */
  readonly topicName?: (topic: string) => string;
}

export interface VenueMap {
  /** Shows another level, whole if the user has not moved the map since. */
  setLevel(level: string): void;
  /** Room taken by the card and pills, so that focus and fit use the visible part. */
  setInsets(insets: { top: Pixels; right: Pixels; bottom: Pixels; left: Pixels }): void;
  /** Brings a place to the middle of the visible part, near enough to see the faces around it. */
  focus(place: Place): void;
  /** The whole level. */
  fit(): void;
  setMe(me: (Place & { readonly accuracyMetres: Metres }) | null): void;
  /** What changed among the open people. Queued, and drawn with the next frame. */
  floor(changes: readonly FloorChange[]): void;
  setPartner(partner: Place | null): void;
  setRoute(route: { readonly level: string; readonly line: readonly Point[] } | null): void;
  setSpot(spot: (Place & { readonly number: number | null }) | null): void;
  setCounts(areas: readonly AreaCounts[], density: readonly DensityCell[]): void;
  setTheme(theme: Theme): void;
  setLanguage(language: MapLanguage): void;
  destroy(): void;
}

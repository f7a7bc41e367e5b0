/** The map's door: what the page gives it and what it can be told. */
import type { Metres, Place } from '../../shared/geometry/point.ts';
import type { Crowd, FloorChange } from '../../shared/interest/floor-decoder.ts';
import type { OwnRoute } from '../../shared/protocol/notices.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { AreaCounts, DensityCell } from '../../shared/world/events.ts';
import type { Theme } from './palette.ts';
import type { Insets } from './view.ts';

export type MapLanguage = 'en' | 'fr';

/** What the phone looks at, for the `look` command. */
export interface Look {
  readonly level: string;
  readonly minX: Metres;
  readonly minY: Metres;
  readonly maxX: Metres;
  readonly maxY: Metres;
}

/** How a map was left, so that another can begin like it. */
export interface MapCamera extends Place {
  /** Pixels a metre; null: the whole level was shown. */
  readonly scale: number | null;
  /** Whether the person looked elsewhere than where they are. */
  readonly away: boolean;
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
  /** Somewhere on the floor was tapped, and the named area there, if there is one. */
  readonly onPlaceTap: (area: string | null, at: Place) => void;
  /** The level that is shown: told at first, and when the map changes it by itself because I am on another one. */
  readonly onLevel: (level: string) => void;
  /** Room taken by the card and pills at first. */
  readonly insets: Insets;
  /** A place to begin at, near enough to see what is around it: a scanned sign's. */
  readonly at: Place | null;
  /** How an earlier map was left: goes before `at` where its level is still there. */
  readonly left: MapCamera | null;
  /** The words of a topic, for "gives …" on a face; without it only people's own lines are shown. */
  readonly topicName?: (topic: string) => string;
}

export interface VenueMap {
  /** Shows another level, because the person wants to look at it. */
  setLevel(level: string): void;
  /** Brings these places of one level into the visible part, because the person wants to look at them. */
  show(places: readonly Place[]): void;
  /** Room taken by the card and pills, so that what is looked at lies in the visible part. */
  setInsets(insets: Insets): void;
  /** Brings me to the middle of the visible part, and goes along with me from now on. */
  findMe(): void;
  /** Whether I walk to a meeting: the map then goes along with me, unless the person looks elsewhere. */
  setWalking(walking: boolean): void;
  /** `isWord`: by my own word alone. */
  setMe(me: (Place & { readonly accuracyMetres: Metres; readonly isWord?: boolean }) | null): void;
  /** What changed among the open people. Queued, and drawn with the next frame. */
  floor(changes: readonly FloorChange[]): void;
  /** How many stand in cells that are too far for single faces. */
  setCrowds(crowds: readonly Crowd[]): void;
  setPartner(partner: Place | null): void;
  setRoute(route: OwnRoute | null): void;
  setSpot(spot: (Place & { readonly number: number | null }) | null): void;
  setCounts(areas: readonly AreaCounts[], density: readonly DensityCell[]): void;
  setTheme(theme: Theme): void;
  setLanguage(language: MapLanguage): void;
  /** Takes the map out of its element, which can then hold another. */
  destroy(): MapCamera;
}

/**
 * All that the map shows, as plain data: the layers read it and a lost WebGL context is answered by drawing it anew.
 * `revision` numbers are raised with every change, so that a layer knows what it has to paint again.
 */
import type { Metres, Milliseconds, Place } from '../../shared/geometry/point.ts';
import type { Crowd, FloorChange } from '../../shared/interest/floor-decoder.ts';
import type { Age, DotCard } from '../../shared/interest/shown.ts';
import type { OwnRoute } from '../../shared/protocol/notices.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { AreaCounts } from '../../shared/world/events.ts';
import { type Blot, sameTint, sameWash, tintOf, type Wash, washOf } from './density.ts';
import { type FloorSign, floorSigns } from './floor-signs.ts';
import type { Theme } from './palette.ts';
import { type LevelPlan, levelsUpward, planLevel } from './plan.ts';
import { advanceGlide, aim, type Glide, resting, still } from './smoothing.ts';
import type { MapLanguage, VenueMap } from './types.ts';

/** A face that moves: the same object as long as the person is on a place. */
export interface SpotDot {
  readonly dot: number;
  readonly level: string;
  readonly card: DotCard;
  readonly age: Age;
  readonly glide: Glide;
}

/** A face beside an area's name. */
interface AreaDot {
  readonly dot: number;
  readonly area: string;
  readonly card: DotCard;
  readonly age: Age;
}

interface Moving {
  readonly level: string;
  readonly glide: Glide;
}

export interface MapState {
  readonly plan: LevelPlan;
  readonly language: MapLanguage;
  readonly theme: Theme;
  readonly spotDots: ReadonlyMap<number, SpotDot>;
  readonly areaDots: ReadonlyMap<number, AreaDot>;
  readonly me: (Moving & { accuracyMetres: Metres; isWord: boolean }) | null;
  readonly partner: Moving | null;
  readonly route: OwnRoute | null;
  /** Where the way changes floors, on the level that is shown. */
  readonly floorSigns: readonly FloorSign[];
  readonly spot: (Place & { readonly number: number | null }) | null;
  readonly crowds: readonly Crowd[];
  readonly counts: ReadonlyMap<string, AreaCounts>;
  readonly tint: readonly Blot[];
  readonly wash: Wash;
  /** Raised when the ground looks different. */
  readonly groundRevision: number;
  /** Raised when a name, a count or a face beside a name is different. */
  readonly labelRevision: number;
  /** Raised when somebody comes, goes or is told to be elsewhere, I among them. */
  readonly peopleRevision: number;
  /** Raised when letters are drawn differently. */
  readonly fontRevision: number;
  setLevel(level: string): boolean;
  setTheme(theme: Theme): void;
  setLanguage(language: MapLanguage): void;
  /** Letters are drawn differently from now on: the page's font has come. */
  fontCame(): void;
  setMe: VenueMap['setMe'];
  setPartner: VenueMap['setPartner'];
  setRoute: VenueMap['setRoute'];
  setSpot: VenueMap['setSpot'];
  setCrowds: VenueMap['setCrowds'];
  setCounts: VenueMap['setCounts'];
  /** Queues changes; `advance` takes them in. */
  queue(changes: readonly FloorChange[]): void;
  /** Takes in what is queued and lets everybody walk for `elapsed`; true while somebody still is. */
  advance(elapsed: Milliseconds): boolean;
}

/** Follows a place: glides on the same level, is at once on another. */
function follow(before: Moving | null, { level, x, y }: Place, jump: boolean): Moving {
  const glide = before?.level === level ? before.glide : still({ x, y });
  aim(glide, { x, y }, jump);
  return { level, glide };
}

/** @throws RangeError for a venue without a level, which the venue's schema does not allow. */
export function createMapState(
  venue: VenueFile,
  options: {
    readonly language: MapLanguage;
    readonly theme: Theme;
    readonly reducedMotion: boolean;
    /** Where it begins; else, and where there is no such level, on the ground. */
    readonly level?: string | undefined;
  },
): MapState {
  const levels = levelsUpward(venue);
  const ground = levels.find(({ ordinal }) => ordinal >= 0) ?? levels[0];
  if (!ground) throw new RangeError(`venue ${venue.id} has no level`);
  const plans = new Map<string, LevelPlan>();
  const planOf = (level: typeof ground): LevelPlan => {
    const made = plans.get(level.id) ?? planLevel(venue, level);
    plans.set(level.id, made);
    return made;
  };
  let plan = planOf(levels.find(({ id }) => id === options.level) ?? ground);
  let { language, theme } = options;
  const jump = options.reducedMotion;
  const spotDots = new Map<number, { -readonly [K in keyof SpotDot]: SpotDot[K] }>();
  const areaDots = new Map<number, AreaDot>();
  let queued: FloorChange[] = [];
  let me: MapState['me'] = null;
  let partner: Moving | null = null;
  let route: MapState['route'] = null;
  let signs: readonly FloorSign[] = [];
  let spot: MapState['spot'] = null;
  let crowds: readonly Crowd[] = [];
  let counts = new Map<string, AreaCounts>();
  let density: Parameters<VenueMap['setCounts']>[1] = [];
  let tint: Blot[] = [];
  let wash: Wash = new Map();
  let groundRevision = 1;
  let labelRevision = 1;
  let peopleRevision = 1;
  let fontRevision = 1;

  const signsNow = () => (route ? floorSigns(route, plan.id, venue.levels) : []);
  const washNow = () => {
    const sizes = new Map(plan.areas.map(({ id, squareMetres }) => [id, squareMetres]));
    return washOf([...counts.values()], (area) => sizes.get(area) ?? null);
  };
  const forget = (dot: number) => {
    spotDots.delete(dot);
    if (areaDots.delete(dot)) labelRevision++;
  };
  const take = (change: FloorChange) => {
    const { dot, level, placement } = change;
    if (change.type === 'removed') return forget(dot);
    const { age } = change;
    const known = spotDots.get(dot);
    const card = change.card ?? known?.card ?? areaDots.get(dot)?.card;
    // A move of somebody whom the map was never told of: nothing to draw until they are added.
    if (!card) return;
    if (placement.kind === 'area') {
      forget(dot);
      areaDots.set(dot, { dot, area: placement.area, card, age });
      labelRevision++;
      return;
    }
    if (areaDots.has(dot)) forget(dot);
    if (!known) {
      spotDots.set(dot, { dot, level, card, age, glide: still(placement) });
      return;
    }
    if (known.level === level) aim(known.glide, placement, jump);
    else known.glide = still(placement);
    known.level = level;
    known.card = card;
    known.age = age;
  };

  return {
    spotDots,
    areaDots,
    get plan() {
      return plan;
    },
    get language() {
      return language;
    },
    get theme() {
      return theme;
    },
    get me() {
      return me;
    },
    get partner() {
      return partner;
    },
    get route() {
      return route;
    },
    get floorSigns() {
      return signs;
    },
    get spot() {
      return spot;
    },
    get crowds() {
      return crowds;
    },
    get counts() {
      return counts;
    },
    get tint() {
      return tint;
    },
    get wash() {
      return wash;
    },
    get groundRevision() {
      return groundRevision;
    },
    get labelRevision() {
      return labelRevision;
    },
    get peopleRevision() {
      return peopleRevision;
    },
    get fontRevision() {
      return fontRevision;
    },
    setLevel(level) {
      const next = levels.find(({ id }) => id === level);
      if (!next || next.id === plan.id) return false;
      plan = planOf(next);
      signs = signsNow();
      tint = tintOf(density, plan.id);
      wash = washNow();
      groundRevision++;
      labelRevision++;
      return true;
    },
    setTheme(next) {
      theme = next;
      groundRevision++;
      labelRevision++;
    },
    setLanguage(next) {
      language = next;
      labelRevision++;
    },
    fontCame() {
      fontRevision++;
      labelRevision++;
    },
    setMe(next) {
      peopleRevision++;
      me = next
        ? { ...follow(me, next, jump), accuracyMetres: next.accuracyMetres, isWord: next.isWord ?? false }
        : null;
    },
    setPartner(next) {
      partner = next ? follow(partner, next, jump) : null;
    },
    setRoute(next) {
      route = next;
      signs = signsNow();
    },
    setSpot(next) {
      spot = next;
    },
    setCrowds(next) {
      crowds = next;
    },
    setCounts(areas, cells) {
      const open = (of: ReadonlyMap<string, AreaCounts>, area: string) => of.get(area)?.open ?? 0;
      const before = counts;
      counts = new Map(areas.map((entry) => [entry.area, entry]));
      // Who is only present changes the tint, not a name.
      if ([...before.keys(), ...counts.keys()].some((area) => open(before, area) !== open(counts, area)))
        labelRevision++;
      density = cells;
      const next = { tint: tintOf(cells, plan.id), wash: washNow() };
      if (sameTint(next.tint, tint) && sameWash(next.wash, wash)) return;
      tint = next.tint;
      wash = next.wash;
      groundRevision++;
    },
    queue(changes) {
      for (const change of changes) queued.push(change);
    },
    advance(elapsed) {
      const changes = queued;
      queued = [];
      for (const change of changes) take(change);
      if (changes.length > 0) peopleRevision++;
      let walking = false;
      const step = ({ glide }: Moving) => {
        if (resting(glide)) return;
        advanceGlide(glide, elapsed);
        walking ||= !resting(glide);
      };
      for (const dot of spotDots.values()) step(dot);
      if (me) step(me);
      if (partner) step(partner);
      return walking;
    },
  };
}

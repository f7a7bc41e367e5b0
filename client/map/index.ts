/**
 * The live map. Holds the state and the camera, and draws them with Phaser; everything that is told to the map goes
 * into the state first, so that a lost WebGL context (iOS takes it from pages in the background) costs nothing: a new
 * game draws the same state.
 */
import type { Metres, Place, Point } from '../../shared/geometry/point.ts';
import { boundsOf, polygonContains } from '../../shared/geometry/polygon.ts';
import { mapWords } from '../i18n/map.ts';
import { createCamera } from './camera.ts';
import { createFollow } from './follow.ts';
import { type MapGame, screenResolution, startGame } from './game.ts';
import { namedAreaAt, nearestHit } from './hit.ts';
import { bindInput } from './input.ts';
import { labelsOf } from './labels.ts';
import { NAMES_FROM } from './name-tags.ts';
import { measureLine } from './paint/label.ts';
import { MAP_FONT } from './stage.ts';
import { createMapState } from './state.ts';
import { surroundingsScale } from './surroundings.ts';
import { forgetWidths } from './text-width.ts';
import type { Look, VenueMap, VenueMapOptions } from './types.ts';
import { fitView, isAside, type ScreenPoint, toVenue, viewRectangle, visiblePart } from './view.ts';

export type { Look, MapCamera, VenueMap, VenueMapOptions } from './types.ts';

/** The page is told what is looked at no more often than this. */
const LOOK_EVERY_MS = 250;
const ZOOM_STEP = 1.6;
const DOUBLE_TAP_ZOOM = 2;
/** What is shown has so much round it. */
const AROUND: Metres = 5;

const sameLook = (a: Look, b: Look) =>
  a.level === b.level && a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY;

export function createVenueMap(options: VenueMapOptions): VenueMap {
  const { parent, reducedMotion, venue } = options;
  const left = venue.levels.some(({ id }) => id === options.left?.level) ? options.left : null;
  const state = createMapState(venue, { ...options, level: (left ?? options.at)?.level });
  const camera = createCamera(state.plan.bounds, { reducedMotion });
  const follow = createFollow(left?.away ?? false);
  let walking = false;
  /** The person has moved the map, and where to is not yet known. */
  let touched = false;
  let game: MapGame | null = null;
  let resolution = screenResolution();
  let gone = false;
  let told: Look | null = null;
  let telling: ReturnType<typeof setTimeout> | undefined;

  const stir = () => game?.scene.stir();
  const size = () => ({ width: Math.max(1, parent.clientWidth), height: Math.max(1, parent.clientHeight) });
  const tell = () => {
    telling = undefined;
    if (camera.moving) return tellSoon();
    const look = { level: state.plan.id, ...viewRectangle(camera.view) };
    if (told && sameLook(told, look)) return;
    told = look;
    options.onView(look);
  };
  const tellSoon = () => {
    telling ??= setTimeout(tell, LOOK_EVERY_MS);
  };
  const me = (): Place | null => state.me && { level: state.me.level, ...state.me.glide.to };
  const isAway = () => {
    const here = me();
    return here?.level !== state.plan.id || isAside(camera.goal, here);
  };
  /** The level that is looked at, where I am on another. */
  const ahead = () => (me()?.level === state.plan.id ? null : state.plan.id);
  const drawn = () => {
    if (touched && !camera.moving) {
      touched = false;
      follow.looked(isAway(), ahead());
    }
    tellSoon();
  };

  const start = () => {
    game?.destroy();
    game = null;
    if (gone) return;
    resolution = screenResolution();
    game = startGame(parent, size(), {
      state,
      camera,
      resolution,
      reducedMotion,
      topicName: options.topicName ?? null,
      onFrame: drawn,
      onContextLost: startAgain,
    });
  };
  /** A page in the background gets no new context: wait until somebody looks. */
  const startAgain = () => {
    if (document.visibilityState === 'visible') start();
    else document.addEventListener('visibilitychange', startAgain, { once: true });
  };
  /** Changes something, and draws it. */
  const change = (act: () => void) => {
    act();
    stir();
  };
  /** Moves the camera because the person wants to look there. */
  const byHand = (act: () => void) => {
    follow.looked(true, ahead());
    touched = true;
    change(act);
  };
  const showLevel = (level: string) => {
    if (!state.setLevel(level)) return false;
    change(() => camera.stay(state.plan.bounds));
    return true;
  };
  /** The scale at which one sees where a place on the level that is shown is. */
  const nearEnough = (place: Place): number => {
    const facts = { language: state.language, measure: measureLine(MAP_FONT), under: () => null, people: new Map() };
    const names = labelsOf(state.plan, facts).filter(({ area }) => area !== null);
    return surroundingsScale(names, place, visiblePart(camera.view));
  };
  const goTo = (place: Place, opens: boolean) => {
    if (showLevel(place.level)) options.onLevel(place.level);
    const { scale } = camera.goal;
    change(() => camera.focus(place, opens || camera.showsAll ? Math.max(nearEnough(place), scale) : scale));
  };
  const goAlong = () => {
    const here = me();
    const how = follow.moved(here, walking);
    // Where the map began at my sign, I am there already.
    if (how && here && (how === 'along' || camera.showsAll || isAway())) goTo(here, how === 'open');
  };

  let missed: Point | null = null;
  const tapped = (at: ScreenPoint): boolean => {
    const { faces, bubbles, labels } = game?.scene.targets ?? { faces: [], bubbles: [], labels: [] };
    const hit = nearestHit(
      [
        ...faces.map((face) => ({ ...face, area: null, bubble: null })),
        ...bubbles.map((bubble) => ({ ...bubble, dot: null, area: null })),
        ...labels.map((label) => ({ ...label, bubble: null })),
      ],
      at,
    );
    // Where it was on the floor, before the camera goes on.
    missed = toVenue(camera.view, at);
    if (!hit) return false;
    if (hit.bubble !== null) {
      // Nearer they are told apart.
      const place = toVenue(camera.view, hit);
      byHand(() => camera.focus(place, Math.max(NAMES_FROM, camera.view.scale * DOUBLE_TAP_ZOOM)));
    } else if (hit.dot !== null) options.onDotTap(hit.dot);
    else if (hit.area !== null) options.onPlaceTap(hit.area, { level: state.plan.id, ...toVenue(camera.view, hit) });
    return true;
  };
  const unbind = bindInput(parent, {
    press: () => camera.hold(),
    pan: (dx, dy) => byHand(() => camera.pan(dx, dy)),
    zoom: (factor, at) => byHand(() => camera.zoom(factor, at)),
    fling: (vx, vy) => byHand(() => camera.fling(vx, vy)),
    doubleTap: (at) => byHand(() => camera.glideZoom(DOUBLE_TAP_ZOOM, at)),
    tap: tapped,
    release: () => change(() => camera.release()),
    lateTap() {
      const point = missed;
      if (!point) return;
      if (!state.plan.areas.some(({ polygon }) => polygonContains(polygon, point))) return;
      const area = namedAreaAt(state.plan.areas, point);
      options.onPlaceTap(area?.id ?? null, { level: state.plan.id, ...point });
    },
    step(x, y) {
      const { width, height } = camera.view;
      byHand(() => camera.pan(-x * width, -y * height));
    },
    keyZoom: (direction) => byHand(() => camera.glideZoom(ZOOM_STEP ** direction, visiblePart(camera.view).middle)),
  });

  const observer = new ResizeObserver(() => {
    const { width, height } = size();
    camera.resize(width, height);
    if (screenResolution() === resolution) game?.resize(width, height);
    else start();
    stir();
  });
  const nameMap = () => parent.setAttribute('aria-label', mapWords(state.language).map);

  parent.tabIndex = 0;
  // The map's own gestures, not the browser's scrolling and zooming.
  parent.style.touchAction = 'none';
  parent.setAttribute('role', 'application');
  nameMap();
  const first = size();
  camera.resize(first.width, first.height);
  camera.setInsets(options.insets);
  // There is nothing yet to glide from.
  camera.advance(Number.POSITIVE_INFINITY);
  if (left) {
    if (left.scale !== null) camera.begin(left, left.scale);
  } else if (options.at?.level === state.plan.id) camera.begin(options.at, nearEnough(options.at));
  options.onLevel(state.plan.id);
  start();
  observer.observe(parent);
  // Letters painted before the font has come are painted again; without the font they stay as they are.
  const font = `700 15px ${MAP_FONT}`;
  if (!document.fonts.check(font))
    void document.fonts.load(font).then((fonts) => {
      if (fonts.length === 0 || gone) return;
      forgetWidths();
      change(() => state.fontCame());
    });

  return {
    setLevel(level) {
      if (!showLevel(level)) return;
      follow.looked(isAway(), ahead());
    },
    show(places) {
      const [first] = places;
      if (!first) return;
      if (showLevel(first.level)) options.onLevel(first.level);
      const { minX, minY, maxX, maxY } = boundsOf(places);
      const around = { minX: minX - AROUND, minY: minY - AROUND, maxX: maxX + AROUND, maxY: maxY + AROUND };
      const { x, y, scale } = fitView(camera.goal, around);
      byHand(() => camera.focus({ x, y }, Math.min(scale, nearEnough(first))));
    },
    setInsets(insets) {
      const here = me();
      const beside = !camera.showsAll && !isAway();
      change(() => camera.setInsets(insets));
      // A card that rises does not hide the place that is looked at.
      if (here && beside && isAway()) goTo(here, false);
    },
    findMe() {
      const here = me();
      follow.found(here);
      if (here) goTo(here, true);
    },
    setWalking(next) {
      walking = next;
      goAlong();
    },
    setMe(next) {
      change(() => state.setMe(next));
      goAlong();
    },
    floor: (changes) => change(() => state.queue(changes)),
    setCrowds: (crowds) => change(() => state.setCrowds(crowds)),
    setPartner: (partner) => change(() => state.setPartner(partner)),
    setRoute: (route) => change(() => state.setRoute(route)),
    setSpot: (spot) => change(() => state.setSpot(spot)),
    setCounts: (areas, density) => change(() => state.setCounts(areas, density)),
    setTheme: (theme) => change(() => state.setTheme(theme)),
    setLanguage(language) {
      change(() => state.setLanguage(language));
      nameMap();
    },
    destroy() {
      gone = true;
      clearTimeout(telling);
      document.removeEventListener('visibilitychange', startAgain);
      observer.disconnect();
      unbind();
      game?.destroy();
      game = null;
      const { x, y, scale } = camera.goal;
      return { level: state.plan.id, x, y, scale: camera.showsAll ? null : scale, away: follow.away };
    },
  };
}

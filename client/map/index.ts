/**
 * The live map. Holds the state and the camera, and draws them with Phaser; everything that is told to the map goes
 * into the state first, so that a lost WebGL context (iOS takes it from pages in the background) costs nothing: a new
 * game draws the same state.
 */
import type { Place } from '../../shared/geometry/point.ts';
import { mapWords } from '../i18n/map.ts';
import { createCamera } from './camera.ts';
import { type MapGame, screenResolution, startGame } from './game.ts';
import { namedAreaAt, nearestHit } from './hit.ts';
import { bindInput } from './input.ts';
import { MAP_FONT } from './stage.ts';
import { createMapState } from './state.ts';
import { forgetWidths } from './text-width.ts';
import type { Look, VenueMap, VenueMapOptions } from './types.ts';
import { FOCUS_SCALE, type ScreenPoint, toVenue, viewRectangle } from './view.ts';

export type { VenueMap, VenueMapOptions } from './types.ts';

/** The server is told what the phone looks at no more often than this. */
const LOOK_EVERY_MS = 250;
const ZOOM_STEP = 1.6;
const DOUBLE_TAP_ZOOM = 2;

const sameLook = (a: Look, b: Look) =>
  a.level === b.level && a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY;

export function createVenueMap(options: VenueMapOptions): VenueMap {
  const { parent, reducedMotion } = options;
  const state = createMapState(options.venue, options);
  const camera = createCamera(state.plan.bounds, { reducedMotion });
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
      onFrame: tellSoon,
      onContextLost: startAgain,
    });
  };
  /** A page in the background gets no new context: wait until somebody looks. */
  const startAgain = () => {
    if (document.visibilityState === 'visible') start();
    else document.addEventListener('visibilitychange', startAgain, { once: true });
  };

  const tapped = (at: ScreenPoint): boolean => {
    const { faces, labels } = game?.scene.targets ?? { faces: [], labels: [] };
    const hit = nearestHit([...faces.map((face) => ({ ...face, area: null })), ...labels], at);
    if (!hit) return false;
    if (hit.dot !== null) options.onDotTap(hit.dot);
    else if (hit.area !== null) options.onAreaTap(hit.area);
    return true;
  };
  const middle = (): ScreenPoint => {
    const { width, height, insets } = camera.view;
    return { x: (insets.left + width - insets.right) / 2, y: (insets.top + height - insets.bottom) / 2 };
  };
  /** Does something with the camera, and draws it. */
  const move = (act: () => void) => {
    act();
    stir();
  };
  const unbind = bindInput(parent, {
    press: () => camera.hold(),
    pan: (dx, dy) => move(() => camera.pan(dx, dy)),
    zoom: (factor, at) => move(() => camera.zoom(factor, at)),
    fling: (vx, vy) => move(() => camera.fling(vx, vy)),
    doubleTap: (at) => move(() => camera.glideZoom(DOUBLE_TAP_ZOOM, at)),
    tap: tapped,
    lateTap(at) {
      const area = namedAreaAt(state.plan.areas, toVenue(camera.view, at));
      if (area) options.onAreaTap(area.id);
    },
    step(x, y) {
      const { width, height } = camera.view;
      move(() => camera.pan(-x * width, -y * height));
    },
    keyZoom: (direction) => move(() => camera.glideZoom(ZOOM_STEP ** direction, middle())),
  });

  const observer = new ResizeObserver(() => {
    const { width, height } = size();
    camera.resize(width, height);
    if (screenResolution() === resolution) game?.resize(width, height);
    else start();
    stir();
  });
  const nameMap = () => parent.setAttribute('aria-label', mapWords(state.language).map);
  const setLevel = (level: string) => {
    if (!state.setLevel(level)) return false;
    camera.stay(state.plan.bounds);
    stir();
    return true;
  };

  parent.tabIndex = 0;
  // The map's own gestures, not the browser's scrolling and zooming.
  parent.style.touchAction = 'none';
  parent.setAttribute('role', 'application');
  nameMap();
  const first = size();
  camera.resize(first.width, first.height);
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

  function change(act: () => void): void {
    act();
    stir();
  }

  return {
    setLevel: (level) => void setLevel(level),
    setInsets: (insets) => move(() => camera.setInsets(insets)),
    focus(place: Place) {
      if (setLevel(place.level)) options.onLevel(place.level);
      move(() => camera.focus(place, Math.max(FOCUS_SCALE, camera.view.scale)));
    },
    fit: () => move(() => camera.fit()),
    setMe: (me) => change(() => state.setMe(me)),
    floor: (changes) => change(() => state.queue(changes)),
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
    },
  };
}

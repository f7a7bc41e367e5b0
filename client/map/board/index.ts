/**
 * The board: the map's own drawing with a venue on it that changes. It knows nothing of tools; whoever edits tells it what
 * to show and hears where it is touched, in metres.
 */
import type { Metres, Point, Rectangle } from '../../../shared/geometry/point.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { createCamera } from '../camera.ts';
import { type SceneGame, screenResolution, startScene } from '../game.ts';
import type { Theme } from '../palette.ts';
import { MAP_FONT } from '../stage.ts';
import { forgetWidths } from '../text-width.ts';
import type { MapLanguage } from '../types.ts';
import { fitView, type Insets, type ScreenPoint, toVenue, viewRectangle, visiblePart } from '../view.ts';
import { bindBoardInput } from './board-input.ts';
import { BoardScene } from './board-scene.ts';
import { createBoardState } from './board-state.ts';
import { NOTHING, type Overlay } from './overlay.ts';
import type { Underlay } from './underlay.ts';

export { NOTHING, type Overlay, type OverlayLine, type OverlayPoint, type OverlayShape } from './overlay.ts';
export type { Underlay } from './underlay.ts';

/** What the board tells; `reach` is how far from a thing a touch still means it. */
interface BoardSink {
  grab(at: Point, reach: Metres): boolean;
  drag(at: Point, reach: Metres): void;
  drop(at: Point, reach: Metres): void;
  letGo(): void;
  /** @param more with a key held that adds to what is chosen */
  tap(at: Point, reach: Metres, more: boolean): void;
  doubleTap(at: Point, reach: Metres): void;
  hover(at: Point | null, reach: Metres): void;
  key(event: KeyboardEvent): boolean;
  /** The map was moved or zoomed. */
  looked(): void;
}

export interface BoardOptions {
  /** An element with a size of its own; the board fills it. */
  readonly parent: HTMLElement;
  readonly venue: VenueFile;
  readonly level: string;
  readonly language: MapLanguage;
  readonly theme: Theme;
  readonly reducedMotion: boolean;
  readonly insets: Insets;
  readonly sink: BoardSink;
}

export interface Board {
  /** Shows this version of the venue; what changed is painted again. */
  show(venue: VenueFile, level: string): void;
  draw(overlay: Overlay): void;
  setPictures(pictures: readonly Underlay[]): void;
  setTheme(theme: Theme): void;
  setLanguage(language: MapLanguage): void;
  setInsets(insets: Insets): void;
  /** Brings a thing into view, near enough to see what is about it. */
  look(at: Rectangle): void;
  /** Brings a point into view when it is out of it. */
  keepInView(at: Point): void;
  /** The whole level. */
  showAll(): void;
  zoomBy(factor: number): void;
  /** The middle of what is seen. */
  readonly middle: Point;
  /** CSS pixels a metre. */
  readonly scale: number;
  destroy(): void;
}

/** So much room around what is drawn can be looked at: one draws beyond the edge of what is there. */
const AROUND = 0.35;
const LEAST_AROUND: Metres = 12;
/** A thing that is looked at fills no more than this share of the board, and is no larger than this scale. */
const LOOK_SHARE = 0.4;
const LOOK_SCALE = 40;

const sides = ({ minX, minY, maxX, maxY }: Rectangle, by: Metres): Rectangle => ({
  minX: minX - by,
  minY: minY - by,
  maxX: maxX + by,
  maxY: maxY + by,
});

export function createBoard(options: BoardOptions): Board {
  const { parent, sink, reducedMotion } = options;
  const state = createBoardState(options.venue, options);
  let pictures: readonly Underlay[] = [];
  let overlay = NOTHING;
  let game: SceneGame<BoardScene> | null = null;
  let resolution = screenResolution();
  let gone = false;

  /** What can be looked at: what is drawn, the pictures under it, and room to go on. */
  const room = (): Rectangle => {
    let { minX, minY, maxX, maxY } = state.map.plan.bounds;
    for (const { plan } of pictures) {
      if (plan.level !== state.map.plan.id) continue;
      const reach = plan.metresPerPixel * Math.hypot(plan.widthPx, plan.heightPx);
      const turned = Math.abs(plan.turnDegrees % 360) > 0.01;
      minX = Math.min(minX, turned ? plan.x - reach : plan.x);
      minY = Math.min(minY, turned ? plan.y - reach : plan.y);
      maxX = Math.max(maxX, plan.x + (turned ? reach : plan.metresPerPixel * plan.widthPx));
      maxY = Math.max(maxY, plan.y + (turned ? reach : plan.metresPerPixel * plan.heightPx));
    }
    return { minX, minY, maxX, maxY };
  };
  const bounds = (): Rectangle => {
    const inner = room();
    return sides(inner, Math.max(LEAST_AROUND, AROUND * Math.max(inner.maxX - inner.minX, inner.maxY - inner.minY)));
  };
  const camera = createCamera(bounds(), { reducedMotion });
  const size = () => ({ width: Math.max(1, parent.clientWidth), height: Math.max(1, parent.clientHeight) });
  const stir = () => game?.scene.stir();
  const looked = () => {
    stir();
    sink.looked();
  };
  const showAll = () => {
    camera.enter(bounds());
    const { x, y, scale } = fitView(camera.view, sides(room(), 2));
    camera.begin({ x, y }, scale);
    looked();
  };

  const start = () => {
    game?.destroy();
    game = null;
    if (gone) return;
    resolution = screenResolution();
    const now = resolution;
    game = startScene(parent, size(), { resolution, onContextLost: startAgain }, (software) => {
      const seen = { state, camera, resolution: now, software, overlay: () => overlay, pictures: () => pictures };
      return new BoardScene(seen);
    });
  };
  const startAgain = () => {
    if (document.visibilityState === 'visible') start();
    else document.addEventListener('visibilitychange', startAgain, { once: true });
  };

  const metres = (at: ScreenPoint): Point => toVenue(camera.view, at);
  const unbind = bindBoardInput(parent, {
    grab: (at, reach) => sink.grab(metres(at), reach / camera.view.scale),
    drag: (at, reach) => sink.drag(metres(at), reach / camera.view.scale),
    drop: (at, reach) => sink.drop(metres(at), reach / camera.view.scale),
    letGo: () => sink.letGo(),
    tap: (at, reach, more) => sink.tap(metres(at), reach / camera.view.scale, more),
    doubleTap: (at, reach) => sink.doubleTap(metres(at), reach / camera.view.scale),
    hover: (at, reach) => sink.hover(at === null ? null : metres(at), reach / camera.view.scale),
    hold: () => camera.hold(),
    release() {
      camera.release();
      stir();
    },
    pan(dx, dy) {
      camera.pan(dx, dy);
      looked();
    },
    zoom(factor, at) {
      camera.zoom(factor, at);
      looked();
    },
    key: (event) => sink.key(event),
  });
  const observer = new ResizeObserver(() => {
    const { width, height } = size();
    camera.resize(width, height);
    if (screenResolution() === resolution) game?.resize(width, height);
    else start();
    looked();
  });

  parent.tabIndex = 0;
  parent.style.touchAction = 'none';
  parent.setAttribute('role', 'application');
  const first = size();
  camera.resize(first.width, first.height);
  camera.setInsets(options.insets);
  camera.advance(Number.POSITIVE_INFINITY);
  showAll();
  start();
  observer.observe(parent);
  const font = `700 15px ${MAP_FONT}`;
  if (!document.fonts.check(font))
    void document.fonts.load(font).then((fonts) => {
      if (fonts.length === 0 || gone) return;
      forgetWidths();
      state.fontCame();
      stir();
    });

  return {
    show(venue, level) {
      if (state.show(venue, level)) showAll();
      else camera.stay(bounds());
      stir();
    },
    draw(next) {
      overlay = next;
      stir();
    },
    setPictures(next) {
      const first = pictures.length === 0 && state.map.plan.areas.length === 0;
      pictures = next;
      if (first && next.length > 0) showAll();
      else camera.stay(bounds());
      stir();
    },
    setTheme(theme) {
      state.setTheme(theme);
      stir();
    },
    setLanguage(language) {
      state.setLanguage(language);
      stir();
    },
    setInsets(insets) {
      camera.setInsets(insets);
      stir();
    },
    look({ minX, minY, maxX, maxY }) {
      const { width, height } = visiblePart(camera.view);
      const fits = LOOK_SHARE * Math.min(width / Math.max(0.5, maxX - minX), height / Math.max(0.5, maxY - minY));
      const seen = viewRectangle(camera.view);
      const isWithin = minX >= seen.minX && maxX <= seen.maxX && minY >= seen.minY && maxY <= seen.maxY;
      // What is seen well already is not made smaller.
      const near = isWithin ? Math.max(camera.goal.scale, Math.min(fits, LOOK_SCALE)) : Math.min(fits, LOOK_SCALE);
      camera.focus({ x: (minX + maxX) / 2, y: (minY + maxY) / 2 }, near);
      looked();
    },
    keepInView(p) {
      const { minX, minY, maxX, maxY } = viewRectangle(camera.goal);
      const [x, y] = [(maxX - minX) * 0.12, (maxY - minY) * 0.12];
      if (p.x > minX + x && p.x < maxX - x && p.y > minY + y && p.y < maxY - y) return;
      camera.focus(p, camera.goal.scale);
      looked();
    },
    showAll,
    zoomBy(factor) {
      camera.glideZoom(factor, visiblePart(camera.view).middle);
      looked();
    },
    get middle() {
      return toVenue(camera.goal, visiblePart(camera.goal).middle);
    },
    get scale() {
      return camera.goal.scale;
    },
    destroy() {
      gone = true;
      document.removeEventListener('visibilitychange', startAgain);
      observer.disconnect();
      unbind();
      game?.destroy();
      game = null;
    },
  };
}

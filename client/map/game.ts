/** One Phaser game for one map: which renderer, how many pixels, and nothing of Phaser's that a map does not need. */
import Phaser from 'phaser';
import type { Pixels } from '../../shared/geometry/point.ts';
import { hasGraphicsHardware } from './hardware.ts';
import { createPaintCanvas } from './paint-canvas.ts';
import { MapScene, type SceneOptions } from './scene.ts';

/** More pixels than this nobody sees on a phone, but every one of them is painted. */
const SHARPEST_SCREEN = 3;

/** Canvas pixels a CSS pixel on this screen. */
export const screenResolution = (): number => Math.min(SHARPEST_SCREEN, Math.max(1, window.devicePixelRatio));

export interface MapGame {
  readonly scene: MapScene;
  resize(width: Pixels, height: Pixels): void;
  destroy(): void;
}

/** A Phaser game that shows one scene, which says when something in it has to be drawn again. */
export interface SceneGame<Scene> extends Omit<MapGame, 'scene'> {
  readonly scene: Scene;
}

export function startGame(
  parent: HTMLElement,
  size: { readonly width: Pixels; readonly height: Pixels },
  options: Omit<SceneOptions, 'software'> & { readonly onContextLost: () => void },
): MapGame {
  return startScene(parent, size, options, (software) => new MapScene({ ...options, software }));
}

/** Starts a game with the scene that `make` makes for this device. */
export function startScene<Scene extends Phaser.Scene>(
  parent: HTMLElement,
  size: { readonly width: Pixels; readonly height: Pixels },
  options: { readonly resolution: number; readonly onContextLost: () => void },
  make: (software: boolean) => Scene,
): SceneGame<Scene> {
  const { resolution } = options;
  const software = !hasGraphicsHardware();
  const scene = make(software);
  const pixels = (length: Pixels) => Math.max(1, Math.round(length * resolution));
  const game = new Phaser.Game({
    type: software ? Phaser.CANVAS : Phaser.WEBGL,
    ...(software ? { canvas: createPaintCanvas(1, 1, software).canvas } : {}),
    parent,
    scale: {
      mode: Phaser.Scale.NONE,
      width: pixels(size.width),
      height: pixels(size.height),
      zoom: 1 / resolution,
    },
    transparent: true,
    banner: false,
    autoFocus: false,
    audio: { noAudio: true },
    // Gestures are the page's own pointer events: they wake the map, whose loop sleeps when nothing moves.
    input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
    scene,
  });
  game.events.once(Phaser.Core.Events.READY, () => {
    game.canvas.setAttribute('aria-hidden', 'true');
    game.canvas.addEventListener('webglcontextlost', options.onContextLost, { once: true });
  });
  return {
    scene,
    resize(width, height) {
      if (game.isBooted) game.scale.resize(pixels(width), pixels(height));
    },
    destroy() {
      game.canvas?.removeEventListener('webglcontextlost', options.onContextLost);
      game.destroy(true);
      // A game is only torn down in its next step, and a sleeping one makes no step.
      game.loop.wake();
    },
  };
}

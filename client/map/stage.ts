/** What the layers stand on: the scene, the state, the view of this frame, and textures painted with Canvas 2D. */
import type Phaser from 'phaser';
import type { Milliseconds, Pixels } from '../../shared/geometry/point.ts';
import { createPaintCanvas } from './paint-canvas.ts';
import { PALETTES, type Palette } from './palette.ts';
import type { MapState } from './state.ts';
import type { View } from './view.ts';

/** The page's own font, as its styles name it. */
export const MAP_FONT = "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', system-ui, sans-serif";

export interface Frame {
  readonly elapsed: Milliseconds;
  readonly view: View;
  /** Whether the camera is under way: what is dear waits until it rests. */
  readonly moving: boolean;
}

/** One thing that is drawn. */
export interface Layer {
  /** Draws the state as it is now. `calm`: nothing more to come; `ambient`: a slow motion goes on; `lively`: a quick one. */
  update(frame: Frame): Activity;
}

export type Activity = 'calm' | 'ambient' | 'lively';

export interface Stage {
  readonly scene: Phaser.Scene;
  readonly state: MapState;
  readonly reducedMotion: boolean;
  /** Whether there is no graphics hardware. */
  readonly software: boolean;
  /** Texture pixels a CSS pixel. */
  readonly resolution: number;
  readonly palette: Palette;
  /**
   * The key of a texture of this size in CSS pixels, painted around its middle when it is asked for first. Scale an
   * image of it by `1 / resolution`.
   */
  texture(key: string, width: Pixels, height: Pixels, paint: (ctx: CanvasRenderingContext2D) => void): string;
  /** Frees a texture. No image may show it any more. */
  drop(key: string): void;
}

/** Up to an even number: the middle then lies between pixels, and what is placed by it stays sharp. */
const evenly = (pixels: number): number => 2 * Math.ceil(pixels / 2);

export function createStage(
  scene: Phaser.Scene,
  state: MapState,
  options: { readonly resolution: number; readonly reducedMotion: boolean; readonly software: boolean },
): Stage {
  const { resolution, reducedMotion, software } = options;
  return {
    scene,
    state,
    resolution,
    reducedMotion,
    software,
    get palette() {
      return PALETTES[state.theme];
    },
    texture(name, width, height, paint) {
      const key = `${state.theme}:${name}`;
      if (scene.textures.exists(key)) return key;
      const { canvas, ctx } = createPaintCanvas(evenly(width * resolution), evenly(height * resolution), software);
      ctx.translate(canvas.width / 2, canvas.height / 2);
      ctx.scale(resolution, resolution);
      paint(ctx);
      // Not `addCanvas`: it reads all pixels back, for which the graphics hardware has to stop.
      scene.textures.create(key, [canvas])?.add('__BASE', 0, 0, 0, canvas.width, canvas.height);
      return key;
    },
    drop(key) {
      scene.textures.remove(key);
    },
  };
}

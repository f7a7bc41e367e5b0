/** The board's scene: pictures, ground, dots, names, the rest of the overlay; asleep when nothing changes. */
import Phaser from 'phaser';
import type { Camera } from '../camera.ts';
import { createLabelLayer } from '../layers/labels.ts';
import { createLetters } from '../letters/letters.ts';
import { createStage, type Layer } from '../stage.ts';
import type { BoardState } from './board-state.ts';
import { type Overlay, signsOver } from './overlay.ts';
import { createOverlayLayer, type OverlayLayer } from './overlay-layer.ts';
import { createSheetLayer } from './sheet.ts';
import { createUnderlayLayer, type Underlay, type UnderlayLayer } from './underlay.ts';

interface BoardSceneOptions {
  readonly state: BoardState;
  readonly camera: Camera;
  readonly resolution: number;
  readonly software: boolean;
  readonly overlay: () => Overlay;
  readonly pictures: () => readonly Underlay[];
}

export class BoardScene extends Phaser.Scene {
  readonly #options: BoardSceneOptions;
  #layers: Layer[] = [];
  #overlays: readonly OverlayLayer[] = [];
  #underlay: UnderlayLayer | null = null;
  #stirred = true;
  #drawnAt = performance.now();

  constructor(options: BoardSceneOptions) {
    super('board');
    this.#options = options;
  }

  /** Draw again: called after every change. */
  stir(): void {
    this.#stirred = true;
    if (this.#layers.length === 0 || this.game.loop.running) return;
    this.#drawnAt = performance.now();
    this.game.loop.wake();
  }

  create(): void {
    const { state, resolution, software } = this.#options;
    this.cameras.main.setOrigin(0, 0).setZoom(resolution);
    const stage = createStage(this, state.map, { resolution, reducedMotion: true, software });
    const underlay = createUnderlayLayer(stage);
    const sheet = createSheetLayer(stage, state, () => underlay.isSeen);
    // Hundreds of signs are dots from afar: names are written over them, and under all that is being done.
    const dots = createOverlayLayer(stage, 'dots');
    const labels = createLabelLayer(stage, createLetters(stage), signsOver(this.#options.overlay));
    const rest = createOverlayLayer(stage, 'rest');
    this.#underlay = underlay;
    this.#overlays = [dots, rest];
    this.#layers = [underlay, sheet, dots, labels, rest];
    this.game.events.on(Phaser.Core.Events.POST_RENDER, this.#rest, this);
  }

  override update(): void {
    const { camera, overlay, pictures } = this.#options;
    const now = performance.now();
    const elapsed = Math.min(250, now - this.#drawnAt);
    this.#drawnAt = now;
    this.#stirred = false;
    camera.advance(elapsed);
    this.#underlay?.set(pictures());
    for (const layer of this.#overlays) layer.set(overlay());
    const frame = { elapsed, view: camera.view, moving: camera.moving };
    for (const layer of this.#layers) if (layer.update(frame) !== 'calm') this.#stirred = true;
    if (camera.moving) this.#stirred = true;
  }

  #rest(): void {
    if (!this.#stirred) this.game.loop.sleep();
  }
}

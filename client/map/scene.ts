/** The scene: lets time pass, asks each layer to draw itself, and goes to sleep when nothing moves. */
import Phaser from 'phaser';
import type { Camera } from './camera.ts';
import { createFloorSignLayer } from './layers/floor-signs.ts';
import { createGroundLayer } from './layers/ground.ts';
import { createLabelLayer, type LabelLayer } from './layers/labels.ts';
import { createMeLayer, createPartnerLayer, createSpotLayer } from './layers/marks.ts';
import { createPeopleLayer, type PeopleLayer } from './layers/people.ts';
import { createRouteLayer } from './layers/route.ts';
import { createLetters } from './letters/letters.ts';
import { type Activity, createStage, type Layer } from './stage.ts';
import type { MapState } from './state.ts';

/** A frame is told of no more than this, or after a long one everything would leap. */
const LONGEST_FRAME_MS = 250;
/** Dots that flow need no more frames a second than this; a battery notices. */
const AMBIENT_FPS = 20;

export interface SceneOptions {
  readonly state: MapState;
  readonly camera: Camera;
  readonly resolution: number;
  readonly reducedMotion: boolean;
  /** Whether there is no graphics hardware. */
  readonly software: boolean;
  readonly topicName: ((topic: string) => string) | null;
  /** A frame was drawn. */
  readonly onFrame: () => void;
}

export class MapScene extends Phaser.Scene {
  readonly #options: SceneOptions;
  #layers: Layer[] = [];
  #people: PeopleLayer | null = null;
  #labels: LabelLayer | null = null;
  /** Something changed since the last frame began. */
  #stirred = true;
  #ambient = false;
  /** When the last frame was drawn, or the map woken; milliseconds of the page's clock. */
  #drawnAt = performance.now();

  constructor(options: SceneOptions) {
    super('map');
    this.#options = options;
  }

  /** Draw again: called after every change. */
  stir(): void {
    this.#stirred = true;
    // Before `create` the loop is running anyway.
    if (this.#layers.length === 0 || this.game.loop.running) return;
    // What begins now has not begun while the map slept.
    this.#drawnAt = performance.now();
    this.game.loop.wake();
  }

  /** What a finger can hit. */
  get targets() {
    return {
      faces: this.#people?.faces() ?? [],
      bubbles: this.#people?.bubbles() ?? [],
      labels: this.#labels?.targets() ?? [],
    };
  }

  create(): void {
    const { state, resolution, reducedMotion, software, topicName } = this.#options;
    this.cameras.main.setOrigin(0, 0).setZoom(resolution);
    const stage = createStage(this, state, { resolution, reducedMotion, software });
    const ground = createGroundLayer(stage);
    const route = createRouteLayer(stage);
    const letters = createLetters(stage);
    const labels = createLabelLayer(stage, letters);
    this.#labels = labels;
    const floorSigns = createFloorSignLayer(stage);
    const spot = createSpotLayer(stage);
    const me = createMeLayer(stage);
    const beside = () => labels.targets().filter(({ dot }) => dot !== null);
    this.#people = createPeopleLayer(stage, letters, topicName, beside);
    this.#layers = [ground, route, labels, floorSigns, spot, me, this.#people, createPartnerLayer(stage)];
    this.game.events.on(Phaser.Core.Events.POST_RENDER, this.#rest, this);
  }

  override update(): void {
    const { state, camera, onFrame } = this.#options;
    // The time that really passed: Phaser's own delta is smoothed, and wrong where frames are left out.
    const now = performance.now();
    const elapsed = Math.min(LONGEST_FRAME_MS, now - this.#drawnAt);
    this.#drawnAt = now;
    this.#stirred = false;
    camera.advance(elapsed);
    let activity: Activity = state.advance(elapsed) || camera.moving ? 'lively' : 'calm';
    const frame = { elapsed, view: camera.view, moving: camera.moving };
    for (const layer of this.#layers) {
      const own = layer.update(frame);
      if (own === 'lively' || activity === 'calm') activity = own;
    }
    if (activity !== 'calm') this.#stirred = true;
    this.#pace(activity === 'ambient');
    onFrame();
  }

  #pace(ambient: boolean): void {
    if (ambient === this.#ambient) return;
    this.#ambient = ambient;
    // Not within a frame: Phaser would then go on asking for frames at the old pace beside those at the new one.
    queueMicrotask(() => this.game.loop?.setFPSLimit(ambient ? AMBIENT_FPS : 0));
  }

  #rest(): void {
    if (!this.#stirred) this.game.loop.sleep();
  }
}

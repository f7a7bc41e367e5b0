/** Pictures of plans under the ground, each where it lies, as large as it is and as strong as it is wanted. */
import type Phaser from 'phaser';
import type { PlanPicture } from '../../../shared/protocol/organizer.ts';
import type { Layer, Stage } from '../stage.ts';
import { toScreen } from '../view.ts';

/** A picture with its pixels; it may come in another size than the plan says, when it was too large. */
export interface Underlay {
  readonly plan: PlanPicture;
  readonly pixels: HTMLCanvasElement;
}

export interface UnderlayLayer extends Layer {
  set(pictures: readonly Underlay[]): void;
  /** Whether there is one to be seen on this level. */
  readonly isSeen: boolean;
}

export function createUnderlayLayer(stage: Stage): UnderlayLayer {
  const group = stage.scene.add.layer();
  const images = new Map<string, { readonly image: Phaser.GameObjects.Image; readonly pixels: HTMLCanvasElement }>();
  let pictures: readonly Underlay[] = [];

  const here = () => pictures.filter(({ plan }) => plan.level === stage.state.plan.id && plan.opacity > 0);
  const forget = (id: string) => {
    images.get(id)?.image.destroy();
    images.delete(id);
    stage.scene.textures.remove(`picture:${id}`);
  };
  return {
    set(next) {
      pictures = next;
      for (const [id, { pixels }] of [...images]) {
        if (!next.some((each) => each.plan.id === id && each.pixels === pixels)) forget(id);
      }
    },
    get isSeen() {
      return here().length > 0;
    },
    update({ view }) {
      const seen = here();
      for (const { plan, pixels } of seen) {
        const key = `picture:${plan.id}`;
        if (!images.has(plan.id)) {
          stage.scene.textures.addCanvas(key, pixels);
          const image = stage.scene.add.image(0, 0, key).setOrigin(0, 0);
          group.add(image);
          images.set(plan.id, { image, pixels });
        }
        const corner = toScreen(view, plan);
        const perPixel = plan.metresPerPixel * view.scale;
        images
          .get(plan.id)
          ?.image.setVisible(true)
          .setPosition(corner.x, corner.y)
          .setScale((perPixel * plan.widthPx) / pixels.width, (perPixel * plan.heightPx) / pixels.height)
          .setAngle(plan.turnDegrees)
          .setAlpha(plan.opacity);
      }
      for (const [id, { image }] of images) if (!seen.some(({ plan }) => plan.id === id)) image.setVisible(false);
      return 'calm';
    },
  };
}

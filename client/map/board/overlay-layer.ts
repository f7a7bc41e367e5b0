/** One part of the overlay as a layer: one texture as large as the screen, painted again when it or the view changed. */
import { createPaintCanvas } from '../paint-canvas.ts';
import type { Layer, Stage } from '../stage.ts';
import type { View } from '../view.ts';
import { NOTHING, type Overlay, type OverlayPart, overlayPart, paintOverlay } from './overlay.ts';

export interface OverlayLayer extends Layer {
  set(overlay: Overlay): void;
}

export function createOverlayLayer(stage: Stage, part: OverlayPart): OverlayLayer {
  const key = `overlay-${part}`;
  const { canvas, ctx } = createPaintCanvas(8, 8, stage.software);
  const texture = stage.scene.textures.addCanvas(key, canvas);
  if (!texture) throw new Error('the texture of the overlay is taken');
  const image = stage.scene.add
    .image(0, 0, key)
    .setOrigin(0, 0)
    .setScale(1 / stage.resolution);
  let overlay = NOTHING;
  let painted: { readonly overlay: Overlay; readonly view: View; readonly theme: string } | null = null;

  return {
    set(next) {
      overlay = next;
    },
    update({ view }) {
      const { theme } = stage.state;
      const isSame = painted?.overlay === overlay && painted.theme === theme && painted.view === view;
      if (isSame) return 'calm';
      const [width, height] = [Math.ceil(view.width * stage.resolution), Math.ceil(view.height * stage.resolution)];
      if (canvas.width !== width || canvas.height !== height) texture.setSize(width, height);
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, canvas.width, canvas.height);
      ctx.setTransform(stage.resolution, 0, 0, stage.resolution, 0, 0);
      paintOverlay(ctx, view, overlayPart(overlay, view, part), stage.palette);
      texture.refresh();
      image.setFrame('__BASE');
      painted = { overlay, view, theme };
      return 'calm';
    },
  };
}

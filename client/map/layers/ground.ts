/**
 * The ground: painted once for a piece of the level around the view, then only moved and scaled. It is painted again
 * when the view leaves the piece, and when the camera rests at another scale.
 */
import type { Rectangle } from '../../../shared/geometry/point.ts';
import { paintGround } from '../paint/ground.ts';
import { createPaintCanvas } from '../paint-canvas.ts';
import type { Frame, Layer, Stage } from '../stage.ts';
import { toScreen, type View, viewRectangle } from '../view.ts';

/** How much more than the view is painted at each side, so that a pan rarely needs a new painting. */
const MARGIN = 0.3;
/** Sharper than this nobody sees on a plan; it bounds the texture's memory. */
const SHARPEST = 2;
const MOST_PIXELS = 4096;
/** While the scale changes, the old painting is stretched up to this factor. */
const STRETCH = 1.9;

interface Painting {
  readonly piece: Rectangle;
  readonly scale: number;
  readonly revision: number;
}

function pieceAround(view: View, extent: Rectangle): Rectangle {
  const seen = viewRectangle(view);
  const x = (seen.maxX - seen.minX) * MARGIN;
  const y = (seen.maxY - seen.minY) * MARGIN;
  const minX = Math.max(seen.minX - x, extent.minX);
  const minY = Math.max(seen.minY - y, extent.minY);
  return {
    minX,
    minY,
    maxX: Math.max(minX + 0.1, Math.min(seen.maxX + x, extent.maxX)),
    maxY: Math.max(minY + 0.1, Math.min(seen.maxY + y, extent.maxY)),
  };
}

/** Whether everything of the level that the view shows lies on the painted piece. */
function covers(piece: Rectangle, view: View, extent: Rectangle): boolean {
  const seen = viewRectangle(view);
  return (
    piece.minX <= Math.max(seen.minX, extent.minX) + 1e-6 &&
    piece.minY <= Math.max(seen.minY, extent.minY) + 1e-6 &&
    piece.maxX >= Math.min(seen.maxX, extent.maxX) - 1e-6 &&
    piece.maxY >= Math.min(seen.maxY, extent.maxY) - 1e-6
  );
}

export function createGroundLayer(stage: Stage): Layer {
  const { canvas, ctx } = createPaintCanvas(8, 8, stage.software);
  const texture = stage.scene.textures.addCanvas('ground', canvas);
  if (!texture) throw new Error('the texture of the ground is taken');
  const image = stage.scene.add.image(0, 0, 'ground').setOrigin(0, 0);
  let painting: Painting | null = null;

  const paint = (view: View) => {
    const { plan, tint, wash, groundRevision } = stage.state;
    const piece = pieceAround(view, plan.extent);
    const width = (piece.maxX - piece.minX) * view.scale;
    const height = (piece.maxY - piece.minY) * view.scale;
    const resolution = Math.min(stage.resolution, SHARPEST, MOST_PIXELS / width, MOST_PIXELS / height);
    texture.setSize(Math.ceil(width * resolution), Math.ceil(height * resolution));
    paintGround(ctx, { plan, palette: stage.palette, tint, wash, piece, scale: view.scale, resolution });
    texture.refresh();
    painting = { piece, scale: view.scale * resolution, revision: groundRevision };
    return painting;
  };
  const isStale = (known: Painting, { view, moving }: Frame) => {
    if (known.revision !== stage.state.groundRevision || !covers(known.piece, view, stage.state.plan.extent))
      return true;
    const sharp = view.scale * Math.min(stage.resolution, SHARPEST);
    const stretch = Math.max(sharp / known.scale, known.scale / sharp);
    return moving ? stretch > STRETCH : stretch > 1.02;
  };

  return {
    update(frame) {
      const known = painting && !isStale(painting, frame) ? painting : paint(frame.view);
      const corner = toScreen(frame.view, { x: known.piece.minX, y: known.piece.minY });
      image.setPosition(corner.x, corner.y).setScale(frame.view.scale / known.scale);
      return 'calm';
    },
  };
}

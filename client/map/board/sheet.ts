/** The ground of the board: as on the map, but painted again only where something changed. */
import type { Rectangle } from '../../../shared/geometry/point.ts';
import { paintGround } from '../paint/ground.ts';
import { createPaintCanvas } from '../paint-canvas.ts';
import type { Layer, Stage } from '../stage.ts';
import { toScreen, type View, viewRectangle } from '../view.ts';
import type { BoardState } from './board-state.ts';

/** How much more than the view is painted at each side. */
const MARGIN = 0.25;
const SHARPEST = 2;
const MOST_PIXELS = 4096;
/** A change reaches this far beyond what changed: lines are as wide as this, and rooms have a hairline. */
const AROUND_METRES = 0.6;
/** While there is a picture to be traced under it, the ground lets it through. */
const OVER_PICTURE = 0.62;

interface Painting {
  readonly piece: Rectangle;
  readonly scale: number;
  readonly resolution: number;
  readonly viewScale: number;
}

function pieceAround(view: View): Rectangle {
  const { minX, minY, maxX, maxY } = viewRectangle(view);
  const [x, y] = [(maxX - minX) * MARGIN, (maxY - minY) * MARGIN];
  return { minX: minX - x, minY: minY - y, maxX: maxX + x, maxY: maxY + y };
}

const covers = (piece: Rectangle, seen: Rectangle): boolean =>
  piece.minX <= seen.minX && piece.minY <= seen.minY && piece.maxX >= seen.maxX && piece.maxY >= seen.maxY;

export function createSheetLayer(stage: Stage, state: BoardState, isTraced: () => boolean): Layer {
  const { canvas, ctx } = createPaintCanvas(8, 8, stage.software);
  const texture = stage.scene.textures.addCanvas('sheet', canvas);
  if (!texture) throw new Error('the texture of the sheet is taken');
  const image = stage.scene.add.image(0, 0, 'sheet').setOrigin(0, 0);
  let painting: Painting | null = null;

  const paint = (view: View): Painting => {
    const piece = pieceAround(view);
    const width = (piece.maxX - piece.minX) * view.scale;
    const height = (piece.maxY - piece.minY) * view.scale;
    const resolution = Math.min(stage.resolution, SHARPEST, MOST_PIXELS / width, MOST_PIXELS / height);
    texture.setSize(Math.ceil(width * resolution), Math.ceil(height * resolution));
    const job = { plan: state.map.plan, palette: stage.palette, tint: [], wash: new Map(), piece, resolution };
    paintGround(ctx, { ...job, scale: view.scale });
    texture.refresh();
    painting = { piece, scale: view.scale * resolution, resolution, viewScale: view.scale };
    return painting;
  };
  const repaint = ({ piece, viewScale, resolution }: Painting, part: Rectangle) => {
    const only = {
      minX: part.minX - AROUND_METRES,
      minY: part.minY - AROUND_METRES,
      maxX: part.maxX + AROUND_METRES,
      maxY: part.maxY + AROUND_METRES,
    };
    const job = { plan: state.map.plan, palette: stage.palette, tint: [], wash: new Map(), piece, resolution };
    paintGround(ctx, { ...job, scale: viewScale, only });
    texture.refresh();
  };

  return {
    update({ view, moving }) {
      const changed = state.takeChanged();
      const stretch = painting === null ? 1 : view.scale / painting.viewScale;
      const isStale =
        painting === null ||
        changed === 'all' ||
        !covers(painting.piece, viewRectangle(view)) ||
        (moving ? stretch > 1.9 || stretch < 0.52 : Math.abs(stretch - 1) > 0.02);
      if (painting !== null && !isStale && changed !== null) repaint(painting, changed);
      const known = isStale || painting === null ? paint(view) : painting;
      const corner = toScreen(view, { x: known.piece.minX, y: known.piece.minY });
      image.setPosition(corner.x, corner.y).setScale(view.scale / known.scale);
      image.setAlpha(isTraced() ? OVER_PICTURE : 1);
      return 'calm';
    },
  };
}

/** The single things: I with my ring of accuracy, the spot of my meeting, and the other once both are there. */
import { paintFace, paintMe, paintSpot } from '../paint/face.ts';
import { resting } from '../smoothing.ts';
import { type Layer, MAP_FONT, type Stage } from '../stage.ts';
import { toScreen } from '../view.ts';

/** The ring is painted once at this radius and scaled. */
const RING = 128;
/** A ring smaller than this would hide behind my own dot. */
const LEAST_RING = 24;
const RING_ALPHA = 0.16;
const WORD_RING_ALPHA = 0.7;

/** The spot lies under the people, so that who stands on it is seen. */
export function createSpotLayer(stage: Stage): Layer {
  const { scene, state } = stage;
  const image = scene.add.image(0, 0, '').setVisible(false);
  return {
    update({ view }) {
      const spot = state.spot?.level === state.plan.id ? state.spot : null;
      image.setVisible(spot !== null);
      if (!spot) return 'calm';
      const name = `spot:${state.fontRevision}:${spot.number}`;
      const key = stage.texture(name, 46, 46, (ctx) => paintSpot(ctx, spot.number, stage.palette, MAP_FONT));
      const at = toScreen(view, spot);
      image
        .setTexture(key)
        .setScale(1 / stage.resolution)
        .setPosition(at.x, at.y);
      return 'calm';
    },
  };
}

export function createMeLayer(stage: Stage): Layer {
  const { scene, state } = stage;
  const ring = scene.add.image(0, 0, '').setVisible(false).setAlpha(RING_ALPHA);
  // Above the faces, however late they come: who scanned the same sign stands where I stand.
  const dot = scene.add.image(0, 0, '').setVisible(false).setDepth(1);
  const paintRing = (ctx: CanvasRenderingContext2D) => {
    ctx.beginPath();
    ctx.arc(0, 0, RING, 0, Math.PI * 2);
    ctx.fillStyle = stage.palette.me;
    ctx.fill();
  };
  // My own word is only outlined, and by a broken line: nobody has confirmed it.
  const paintWordRing = (ctx: CanvasRenderingContext2D) => {
    ctx.beginPath();
    ctx.arc(0, 0, RING, 0, Math.PI * 2);
    ctx.strokeStyle = stage.palette.me;
    ctx.lineWidth = 4;
    ctx.setLineDash([14, 12]);
    ctx.stroke();
  };
  return {
    update({ view }) {
      const me = state.me?.level === state.plan.id ? state.me : null;
      ring.setVisible(me !== null);
      dot.setVisible(me !== null);
      if (!me) return 'calm';
      const at = toScreen(view, me.glide.at);
      const radius = Math.max(LEAST_RING, me.accuracyMetres * view.scale);
      const scale = 1 / stage.resolution;
      ring
        .setTexture(
          me.isWord
            ? stage.texture('ring:word', 2 * RING + 8, 2 * RING + 8, paintWordRing)
            : stage.texture('ring', 2 * RING + 4, 2 * RING + 4, paintRing),
        )
        .setAlpha(me.isWord ? WORD_RING_ALPHA : RING_ALPHA)
        .setScale((scale * radius) / RING)
        .setPosition(at.x, at.y);
      dot
        .setTexture(stage.texture('me', 30, 30, (ctx) => paintMe(ctx, stage.palette)))
        .setScale(scale)
        .setPosition(at.x, at.y);
      return resting(me.glide) ? 'calm' : 'lively';
    },
  };
}

export function createPartnerLayer(stage: Stage): Layer {
  const { scene, state } = stage;
  const image = scene.add.image(0, 0, '').setVisible(false);
  return {
    update({ view }) {
      const partner = state.partner?.level === state.plan.id ? state.partner : null;
      image.setVisible(partner !== null);
      if (!partner) return 'calm';
      const at = toScreen(view, partner.glide.at);
      image
        .setTexture(stage.texture('partner', 32, 32, (ctx) => paintFace(ctx, 'partner', stage.palette)))
        .setScale(1.15 / stage.resolution)
        .setPosition(at.x, at.y);
      return resting(partner.glide) ? 'calm' : 'lively';
    },
  };
}

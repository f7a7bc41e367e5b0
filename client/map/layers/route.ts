/** My way: dots flowing towards the spot, those behind me dimmed; still when motion is unwanted. */
import type Phaser from 'phaser';
import { levelDots } from '../route-dots.ts';
import type { Layer, Stage } from '../stage.ts';
import { toScreen } from '../view.ts';

const DOT = 7;
/** From one dot's place to the next one's. */
const FLOW_MS = 900;
const WALKED_ALPHA = 0.25;

export function createRouteLayer(stage: Stage): Layer {
  const { scene, state } = stage;
  const group = scene.add.layer();
  const images: Phaser.GameObjects.Image[] = [];
  let phase = 0;

  const paintDot = (ctx: CanvasRenderingContext2D) => {
    ctx.beginPath();
    ctx.arc(0, 0, DOT / 2 + 1.2, 0, Math.PI * 2);
    ctx.fillStyle = stage.palette.floor;
    ctx.fill();
    ctx.beginPath();
    ctx.arc(0, 0, DOT / 2, 0, Math.PI * 2);
    ctx.fillStyle = stage.palette.me;
    ctx.fill();
  };
  const imageAt = (index: number) => {
    const known = images[index];
    if (known) return known;
    const made = scene.add.image(0, 0, '');
    group.add(made);
    images.push(made);
    return made;
  };

  return {
    update({ elapsed, view }) {
      const { route, me, plan } = state;
      const here = route?.legs.some(({ level }) => level === plan.id) ?? false;
      if (!route || !here) {
        for (const image of images) image.setVisible(false);
        return 'calm';
      }
      if (!stage.reducedMotion) phase = (phase + elapsed / FLOW_MS) % 1;
      const key = stage.texture('route-dot', DOT + 4, DOT + 4, paintDot);
      const at = me && { level: me.level, ...me.glide.at };
      const dots = levelDots(route, plan.id, at, view.scale, phase);
      for (const image of images.slice(dots.length)) image.setVisible(false);
      dots.forEach((dot, i) => {
        const { x, y } = toScreen(view, dot);
        imageAt(i)
          .setTexture(key)
          .setVisible(true)
          .setPosition(x, y)
          .setScale(1 / stage.resolution)
          .setAlpha(dot.walked ? WALKED_ALPHA : 1);
      });
      return stage.reducedMotion ? 'calm' : 'ambient';
    },
  };
}

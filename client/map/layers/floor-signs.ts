/** Signs where my way goes on to another floor, or comes from one; those behind me dimmed. */
import type Phaser from 'phaser';
import { progressAt } from '../../../shared/meeting/way.ts';
import { paintFloorSign, SIGN_HEIGHT, signWidth } from '../paint/floor-sign.ts';
import { type Layer, MAP_FONT, type Stage } from '../stage.ts';
import { toScreen } from '../view.ts';

const PASSED_ALPHA = 0.45;
/** Beside the stairs' own symbol and my dot, not on them. */
const ABOVE = 26;

export function createFloorSignLayer(stage: Stage): Layer {
  const { scene, state } = stage;
  const group = scene.add.layer();
  const images: Phaser.GameObjects.Image[] = [];
  return {
    update({ view }) {
      const { route, me, floorSigns } = state;
      const leg = (route && me && progressAt(route, { level: me.level, ...me.glide.at })?.leg) ?? 0;
      for (const [i, sign] of floorSigns.entries()) {
        const image = images[i] ?? scene.add.image(0, 0, '');
        if (!images[i]) group.add(image);
        images[i] = image;
        const { way, direction, kind, floor } = sign;
        const name = `floor-sign:${state.fontRevision}:${way}:${direction}:${kind}:${floor}`;
        const at = toScreen(view, sign);
        // Where the way comes from is behind me as soon as I walk the leg that begins there.
        const passed = way === 'on' ? sign.leg < leg : sign.leg <= leg;
        image
          .setTexture(
            stage.texture(name, signWidth(sign) + 4, SIGN_HEIGHT + 4, (ctx) =>
              paintFloorSign(ctx, sign, stage.palette, MAP_FONT),
            ),
          )
          .setVisible(true)
          .setScale(1 / stage.resolution)
          .setPosition(at.x, at.y - ABOVE)
          .setAlpha(passed ? PASSED_ALPHA : 1);
      }
      for (const image of images.slice(floorSigns.length)) image.setVisible(false);
      return 'calm';
    },
  };
}

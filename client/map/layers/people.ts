/** The faces of open people: where they stand, with name and give where one is near enough to read them. */
import type Phaser from 'phaser';
import type { DotCard } from '../../../shared/interest/shown.ts';
import { mapWords } from '../../i18n/map.ts';
import { NAMES_FROM, NEAR_METRES, NEAR_NAMES_FROM, placeTags, TAG_BELOW, type TagWish } from '../name-tags.ts';
import { paintFace } from '../paint/face.ts';
import { paintTag, type TagWords, tagSize } from '../paint/tag.ts';
import { resting } from '../smoothing.ts';
import { type Frame, type Layer, MAP_FONT, type Stage } from '../stage.ts';
import type { SpotDot } from '../state.ts';
import { type ScreenPoint, toScreen } from '../view.ts';

const FACE_ROOM = 32;
/** Faces are smaller where the whole house is in view: from this share of their size … */
const SMALLEST = 0.62;
/** … at this scale, to their full size at that one, in pixels a metre. */
const SMALL_AT = 2;
const FULL_AT = 14;
const APPEAR_MS = 200;

interface FaceTarget extends ScreenPoint {
  readonly dot: number;
}

export interface PeopleLayer extends Layer {
  /** Where the faces are on screen. */
  targets(): readonly FaceTarget[];
}

interface Drawn {
  readonly image: Phaser.GameObjects.Image;
  tag: { readonly image: Phaser.GameObjects.Image; readonly key: string } | null;
}

const faceScale = (scale: number) =>
  SMALLEST + (1 - SMALLEST) * Math.min(1, Math.max(0, (scale - SMALL_AT) / (FULL_AT - SMALL_AT)));

export function createPeopleLayer(stage: Stage, topicName: ((topic: string) => string) | null): PeopleLayer {
  const { scene, state } = stage;
  const faceGroup = scene.add.layer();
  const tagGroup = scene.add.layer();
  const drawn = new Map<number, Drawn>();
  let faces: FaceTarget[] = [];
  let tagged: ReadonlySet<number> = new Set();

  const wordsOf = (card: DotCard): TagWords => {
    const first = card.gives[0];
    const give = card.giveLine !== '' ? card.giveLine : first !== undefined && topicName ? topicName(first) : '';
    return { name: card.firstName, give: give === '' ? '' : mapWords(state.language).gives(give) };
  };
  const untag = (one: Drawn) => {
    one.tag?.image.destroy();
    if (one.tag) stage.drop(one.tag.key);
    one.tag = null;
  };
  const retag = (dot: number, one: Drawn, words: TagWords) => {
    const { width, height } = tagSize(words, MAP_FONT);
    const name = `tag:${state.fontRevision}:${dot}:${words.name}:${words.give}`;
    const key = stage.texture(name, width, height, (ctx) => paintTag(ctx, words, stage.palette, MAP_FONT));
    if (one.tag?.key === key) return one.tag.image;
    untag(one);
    const image = scene.add
      .image(0, 0, key)
      .setOrigin(0.5, 0)
      .setScale(1 / stage.resolution);
    tagGroup.add(image);
    one.tag = { image, key };
    return image;
  };
  const faceTexture = ({ simulated }: DotCard) => {
    const kind = simulated ? 'simulated' : 'open';
    return stage.texture(`face:${kind}`, FACE_ROOM, FACE_ROOM, (ctx) => paintFace(ctx, kind, stage.palette));
  };
  const appear = (dot: number): Drawn => {
    const image = scene.add.image(0, 0, '').setAlpha(stage.reducedMotion ? 1 : 0);
    faceGroup.add(image);
    const one = { image, tag: null };
    drawn.set(dot, one);
    return one;
  };
  const vanish = (dot: number, one: Drawn) => {
    untag(one);
    one.image.destroy();
    drawn.delete(dot);
  };
  const inView = (at: ScreenPoint, { view }: Frame) =>
    at.x > -20 && at.y > -20 && at.x < view.width + 20 && at.y < view.height + 20;

  const wishOf = (person: SpotDot, at: ScreenPoint, { view }: Frame): TagWish | null => {
    const me = state.me?.level === person.level ? state.me.glide.at : null;
    const from = me ?? view;
    const metresAway = Math.hypot(person.glide.at.x - from.x, person.glide.at.y - from.y);
    const reads = view.scale >= NAMES_FROM || (me && metresAway <= NEAR_METRES && view.scale >= NEAR_NAMES_FROM);
    if (!reads) return null;
    return { ...at, ...tagSize(wordsOf(person.card), MAP_FONT), dot: person.dot, metresAway };
  };

  return {
    update(frame) {
      const { view } = frame;
      const here = [...state.spotDots.values()].filter((person) => person.level === state.plan.id);
      const seen = here
        .map((person) => ({ person, at: toScreen(view, person.glide.at) }))
        .filter(({ at }) => inView(at, frame));
      const ids = new Set(seen.map(({ person }) => person.dot));
      for (const [dot, one] of [...drawn]) if (!ids.has(dot)) vanish(dot, one);
      const size = faceScale(view.scale) / stage.resolution;
      let lively = here.some(({ glide }) => !resting(glide));
      faces = seen.map(({ person, at }) => ({ dot: person.dot, ...at }));
      const wishes = seen.flatMap(({ person, at }) => wishOf(person, at, frame) ?? []);
      tagged = placeTags(wishes, faces, tagged);
      for (const { person, at } of seen) {
        const one = drawn.get(person.dot) ?? appear(person.dot);
        const { image } = one;
        image.setTexture(faceTexture(person.card)).setPosition(at.x, at.y).setScale(size);
        if (image.alpha < 1) image.setAlpha(Math.min(1, image.alpha + frame.elapsed / APPEAR_MS));
        lively ||= image.alpha < 1;
        if (!tagged.has(person.dot)) untag(one);
        else retag(person.dot, one, wordsOf(person.card)).setPosition(at.x, at.y + TAG_BELOW * faceScale(view.scale));
      }
      return lively ? 'lively' : 'calm';
    },
    targets: () => faces,
  };
}

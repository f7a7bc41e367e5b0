/** The faces of open people: where they stand, with name and give where one is near enough to read them. */
import type Phaser from 'phaser';
import type { Age, DotCard } from '../../../shared/interest/shown.ts';
import { mapWords } from '../../i18n/map.ts';
import { BUBBLE, type Fan, fanOut, type Standing } from '../fan.ts';
import { NAMES_FROM, NEAR_METRES, NEAR_NAMES_FROM, placeTags, TAG_BELOW, type TagWish } from '../name-tags.ts';
import { paintCount, paintFace } from '../paint/face.ts';
import { paintTag, type TagWords, tagSize } from '../paint/tag.ts';
import { glideOffset, resting } from '../smoothing.ts';
import { type Frame, type Layer, MAP_FONT, type Stage } from '../stage.ts';
import type { SpotDot } from '../state.ts';
import { NEAREST_SCALE, type ScreenPoint, toScreen } from '../view.ts';

/** With the arcs beside a face that is only about there. */
const FACE_ROOM = 40;
const FACE_ACROSS = 30;
/** Faces are smaller where the whole house is in view: from this share of their size … */
const SMALLEST = 0.62;
/** … at this scale, to their full size at that one, in pixels a metre. */
const SMALL_AT = 2;
const FULL_AT = 14;
const APPEAR_MS = 200;
/** What a bubble says at most. */
const MOST_COUNTED = 99;

/** A bubble on screen, and who is in it. */
interface BubbleTarget extends ScreenPoint {
  readonly bubble: readonly number[];
}

export interface PeopleLayer extends Layer {
  /** Where the faces are on screen. */
  faces(): readonly Standing[];
  bubbles(): readonly BubbleTarget[];
}

interface Drawn {
  readonly image: Phaser.GameObjects.Image;
  /** From the place where they truly are to where the face is drawn. */
  offset: ScreenPoint;
  tag: { readonly image: Phaser.GameObjects.Image; readonly key: string } | null;
  /** What the tag says and how large it is, for as long as `said` holds. */
  words: {
    readonly said: string;
    readonly card: DotCard;
    readonly text: TagWords;
    width: number;
    height: number;
  } | null;
}

const faceScale = (scale: number) =>
  SMALLEST + (1 - SMALLEST) * Math.min(1, Math.max(0, (scale - SMALL_AT) / (FULL_AT - SMALL_AT)));

/** Who looks nearer sees more faces around one place; at the nearest a bubble has to give them all. */
const ringsAt = (scale: number) => (scale < NAMES_FROM ? 1 : scale < NEAREST_SCALE * 0.9 ? 3 : 8);

/** @param beside where the faces beside names are on screen, in this frame */
export function createPeopleLayer(
  stage: Stage,
  topicName: ((topic: string) => string) | null,
  beside: () => readonly ScreenPoint[],
): PeopleLayer {
  const { scene, state } = stage;
  const faceGroup = scene.add.layer();
  const tagGroup = scene.add.layer();
  const drawn = new Map<number, Drawn>();
  const bubbleImages: Phaser.GameObjects.Image[] = [];
  let fan: Fan = { faces: [], bubbles: [] };
  let known = { people: 0, labels: 0, scale: 0, level: '' };
  let faces: Standing[] = [];
  let bubbles: BubbleTarget[] = [];
  let tagged: ReadonlySet<number> = new Set();

  const wordsOf = (card: DotCard): TagWords => {
    const first = card.gives[0];
    const give = card.giveLine !== '' ? card.giveLine : first !== undefined && topicName ? topicName(first) : '';
    return { name: card.firstName, give: give === '' ? '' : mapWords(state.language).gives(give) };
  };
  const wordsFor = (one: Drawn, card: DotCard) => {
    const said = `${state.language}${state.fontRevision}`;
    if (one.words?.said === said && one.words.card === card) return one.words;
    const text = wordsOf(card);
    one.words = { said, card, text, ...tagSize(text, MAP_FONT) };
    return one.words;
  };
  const untag = (one: Drawn) => {
    one.tag?.image.destroy();
    if (one.tag) stage.drop(one.tag.key);
    one.tag = null;
  };
  const retag = (dot: number, one: Drawn, card: DotCard) => {
    const { text, width, height } = wordsFor(one, card);
    const name = `tag:${state.fontRevision}:${dot}:${text.name}:${text.give}`;
    const key = stage.texture(name, width, height, (ctx) => paintTag(ctx, text, stage.palette, MAP_FONT));
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
  const faceTexture = ({ simulated }: DotCard, age: Age) => {
    const kind = simulated ? 'simulated' : 'open';
    return stage.texture(`face:${kind}:${age}`, FACE_ROOM, FACE_ROOM, (ctx) =>
      paintFace(ctx, kind, stage.palette, age),
    );
  };
  const appear = (dot: number, offset: ScreenPoint): Drawn => {
    const image = scene.add.image(0, 0, '').setAlpha(stage.reducedMotion ? 1 : 0);
    faceGroup.add(image);
    const one = { image, offset, tag: null, words: null };
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

  const wishOf = (one: Drawn, { glide, card, dot }: SpotDot, at: ScreenPoint, { view }: Frame): TagWish | null => {
    if (view.scale < NEAR_NAMES_FROM) return null;
    const me = state.me?.level === state.plan.id ? state.me.glide.at : null;
    const from = me ?? view;
    const metresAway = Math.hypot(glide.at.x - from.x, glide.at.y - from.y);
    if (view.scale < NAMES_FROM && !(me && metresAway <= NEAR_METRES)) return null;
    const { width, height } = wordsFor(one, card);
    return { ...at, width, height, dot, metresAway };
  };

  /** Where everybody is drawn, in pixels from the venue's origin: moving the map changes nothing of it. */
  const fanAgain = (scale: number, origin: ScreenPoint) => {
    const asked = { people: state.peopleRevision, labels: state.labelRevision, scale, level: state.plan.id };
    const { people, labels, level } = known;
    if (asked.people === people && asked.labels === labels && scale === known.scale && asked.level === level) return;
    known = asked;
    const here = [...state.spotDots.values()].filter(({ level }) => level === state.plan.id);
    const me = state.me?.level === state.plan.id ? state.me.glide.at : null;
    fan = fanOut(
      here.map(({ dot, glide: { at } }) => ({ dot, x: at.x * scale, y: at.y * scale })),
      {
        size: FACE_ACROSS * faceScale(scale),
        rings: ringsAt(scale),
        me: me && { x: me.x * scale, y: me.y * scale },
        beside: beside().map(({ x, y }) => ({ x: x - origin.x, y: y - origin.y })),
      },
    );
  };

  const drawBubbles = (frame: Frame, origin: ScreenPoint, size: number) => {
    bubbles = fan.bubbles
      .map(({ dots, x, y }) => ({ bubble: dots, x: origin.x + x, y: origin.y + y }))
      .filter((at) => inView(at, frame));
    const crowds = state.crowds
      .filter(({ level }) => level === state.plan.id)
      .map((crowd) => ({ ...toScreen(frame.view, crowd), count: crowd.count }))
      .filter((at) => inView(at, frame));
    const counted = [...bubbles.map(({ bubble, x, y }) => ({ x, y, count: bubble.length })), ...crowds];
    counted.forEach(({ count, x, y }, i) => {
      const text = count > MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);
      const key = stage.texture(`bubble:${state.fontRevision}:${text}`, FACE_ROOM, FACE_ROOM, (ctx) =>
        paintCount(ctx, text, stage.palette, MAP_FONT),
      );
      const image = bubbleImages[i] ?? scene.add.image(0, 0, key);
      if (!bubbleImages[i]) faceGroup.add(image);
      bubbleImages[i] = image;
      image
        .setVisible(true)
        .setTexture(key)
        .setPosition(x, y)
        .setScale(size * BUBBLE);
    });
    for (const image of bubbleImages.slice(counted.length)) image.setVisible(false);
  };

  return {
    update(frame) {
      const { view, elapsed } = frame;
      const origin = toScreen(view, { x: 0, y: 0 });
      fanAgain(view.scale, origin);
      const size = faceScale(view.scale) / stage.resolution;
      let lively = false;
      const seen: { person: SpotDot; one: Drawn; at: ScreenPoint }[] = [];
      for (const { dot, x, y } of fan.faces) {
        const person = state.spotDots.get(dot);
        if (!person) continue;
        lively ||= !resting(person.glide);
        if (!inView({ x: origin.x + x, y: origin.y + y }, frame)) continue;
        const truth = { x: person.glide.at.x * view.scale, y: person.glide.at.y * view.scale };
        const wanted = { x: x - truth.x, y: y - truth.y };
        const one = drawn.get(dot) ?? appear(dot, wanted);
        one.offset = stage.reducedMotion ? wanted : glideOffset(one.offset, wanted, elapsed);
        lively ||= one.offset !== wanted;
        seen.push({
          person,
          one,
          at: { x: origin.x + truth.x + one.offset.x, y: origin.y + truth.y + one.offset.y },
        });
      }
      const ids = new Set(seen.map(({ person }) => person.dot));
      for (const [dot, one] of [...drawn]) if (!ids.has(dot)) vanish(dot, one);
      faces = seen.map(({ person, at }) => ({ dot: person.dot, ...at }));
      drawBubbles(frame, origin, size);
      const wishes = seen.flatMap(({ person, one, at }) => wishOf(one, person, at, frame) ?? []);
      tagged =
        wishes.length > 0
          ? placeTags(wishes, [...faces, ...bubbles.map((at) => ({ ...at, dot: -1 }))], tagged)
          : new Set();
      for (const { person, one, at } of seen) {
        const { image } = one;
        image.setTexture(faceTexture(person.card, person.age)).setPosition(at.x, at.y).setScale(size);
        if (image.alpha < 1) image.setAlpha(Math.min(1, image.alpha + elapsed / APPEAR_MS));
        lively ||= image.alpha < 1;
        if (!tagged.has(person.dot)) untag(one);
        else retag(person.dot, one, person.card).setPosition(at.x, at.y + TAG_BELOW * faceScale(view.scale));
      }
      return lively ? 'lively' : 'calm';
    },
    faces: () => faces,
    bubbles: () => bubbles,
  };
}

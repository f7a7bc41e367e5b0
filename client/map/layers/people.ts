/** The faces of open people: where they stand, with name and give where one is near enough to read them. */
import type Phaser from 'phaser';
import type { DotCard } from '../../../shared/interest/shown.ts';
import { mapWords } from '../../i18n/map.ts';
import { createDotAtlas, type DotAtlas } from '../dot-atlas.ts';
import { BUBBLE, type Fan, fanOut, type Standing } from '../fan.ts';
import type { Letters } from '../letters/letters.ts';
import type { Piece } from '../letters/line.ts';
import { createTag } from '../letters/tag.ts';
import { NAMES_FROM, NEAR_METRES, NEAR_NAMES_FROM, placeTags, TAG_BELOW, type TagWish } from '../name-tags.ts';
import { layTag, type TagWords } from '../paint/tag.ts';
import { glideOffset, resting } from '../smoothing.ts';
import { type Frame, type Layer, MAP_FONT, type Stage } from '../stage.ts';
import type { SpotDot } from '../state.ts';
import { NEAREST_SCALE, type ScreenPoint, toScreen } from '../view.ts';

const FACE_ACROSS = 30;
/** Faces are smaller where the whole house is in view: from this share of their size … */
const SMALLEST = 0.62;
/** … at this scale, to their full size at that one, in pixels a metre. */
const SMALL_AT = 2;
const FULL_AT = 14;
const APPEAR_MS = 200;
/** How they stand beside one another is worked out anew no sooner than this after the last time, for each who is there. */
const REST_MS_EACH = 0.25;

/** A bubble on screen, and who is in it. */
interface BubbleTarget extends ScreenPoint {
  readonly bubble: readonly number[];
}

export interface PeopleLayer extends Layer {
  /** Where the faces are on screen. */
  faces(): readonly Standing[];
  bubbles(): readonly BubbleTarget[];
}

/** A face, for as long as its person is drawn as one. */
interface Face {
  person: SpotDot;
  image: Phaser.GameObjects.Image | null;
  /** What the image shows: the atlas and its frame. */
  looks: string;
  /** Where it is on screen. */
  readonly at: { x: number; y: number };
  isInView: boolean;
  /** From the place where they are to where the face is drawn, and is to be drawn. */
  readonly offset: { x: number; y: number };
  readonly wanted: { x: number; y: number };
  tag: { readonly piece: Piece; readonly key: string } | null;
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
  letters: Letters,
  topicName: ((topic: string) => string) | null,
  beside: () => readonly ScreenPoint[],
): PeopleLayer {
  const { scene, state } = stage;
  const faceGroup = scene.add.layer();
  const tagGroup = scene.add.layer();
  const atlasNow = createDotAtlas(stage);
  const faces = new Map<number, Face>();
  const bubbleImages: Phaser.GameObjects.Image[] = [];
  let fan: Fan = { faces: [], bubbles: [] };
  let known = { people: 0, labels: 0, scale: 0, level: '' };
  /** How long the faces stay as they stand, in milliseconds, though people come and go. */
  let rests = 0;
  let bubbles: BubbleTarget[] = [];
  let tagged: ReadonlySet<number> = new Set();

  const wordsOf = (card: DotCard): TagWords => {
    const first = card.gives[0];
    const give = card.giveLine !== '' ? card.giveLine : first !== undefined && topicName ? topicName(first) : '';
    return { name: card.firstName, give: give === '' ? '' : mapWords(state.language).gives(give) };
  };
  const wordsFor = (face: Face) => {
    const { card } = face.person;
    const said = `${state.language}${state.fontRevision}`;
    if (face.words?.said === said && face.words.card === card) return face.words;
    const text = wordsOf(card);
    const { width, height } = layTag(text, MAP_FONT);
    face.words = { said, card, text, width, height };
    return face.words;
  };
  const untag = (face: Face) => {
    face.tag?.piece.destroy();
    face.tag = null;
  };
  const retag = (face: Face): Piece => {
    const { text } = wordsFor(face);
    const key = `${state.theme}:${state.fontRevision}:${text.name}:${text.give}`;
    if (face.tag?.key === key) return face.tag.piece;
    untag(face);
    const piece = createTag(stage, letters, text, `tag ${face.person.dot}`);
    for (const object of piece.objects) tagGroup.add(object);
    face.tag = { piece, key };
    return piece;
  };
  const vanish = (face: Face) => {
    untag(face);
    face.image?.destroy();
    faces.delete(face.person.dot);
  };
  const inView = ({ x, y }: ScreenPoint, { view }: Frame) =>
    x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20;

  const wishOf = (face: Face, { view }: Frame): TagWish | null => {
    const { glide, dot } = face.person;
    const me = state.me?.level === state.plan.id ? state.me.glide.at : null;
    const from = me ?? view;
    const metresAway = Math.hypot(glide.at.x - from.x, glide.at.y - from.y);
    if (view.scale < NAMES_FROM && !(me && metresAway <= NEAR_METRES)) return null;
    const { width, height } = wordsFor(face);
    return { x: face.at.x, y: face.at.y, width, height, dot, metresAway };
  };

  /**
   * Where everybody is drawn once they are where they go, in pixels from the venue's origin: moving the map changes
   * nothing of it. Whether it is to be done anew soon.
   */
  const fanAgain = (scale: number, origin: ScreenPoint, elapsed: number): boolean => {
    const asked = { people: state.peopleRevision, labels: state.labelRevision, scale, level: state.plan.id };
    const { people, labels, level } = known;
    rests -= elapsed;
    const sameView = scale === known.scale && asked.level === level;
    if (asked.people === people && asked.labels === labels && sameView) return false;
    if (sameView && rests > 0) return true;
    known = asked;
    const here = [...state.spotDots.values()].filter(({ level }) => level === state.plan.id);
    rests = here.length * REST_MS_EACH;
    const me = state.me?.level === state.plan.id ? state.me.glide.to : null;
    fan = fanOut(
      here.map(({ dot, glide: { to } }) => ({ dot, x: to.x * scale, y: to.y * scale })),
      {
        size: FACE_ACROSS * faceScale(scale),
        rings: ringsAt(scale),
        me: me && { x: me.x * scale, y: me.y * scale },
        beside: beside().map(({ x, y }) => ({ x: x - origin.x, y: y - origin.y })),
      },
    );
    const gone = new Set(faces.keys());
    for (const { dot, x, y } of fan.faces) {
      const person = state.spotDots.get(dot);
      if (!person) continue;
      gone.delete(dot);
      const { to } = person.glide;
      const wanted = { x: x - to.x * scale, y: y - to.y * scale };
      const face = faces.get(dot);
      if (face) {
        face.person = person;
        face.wanted.x = wanted.x;
        face.wanted.y = wanted.y;
      } else {
        const [at, offset] = [{ x: 0, y: 0 }, { ...wanted }];
        faces.set(dot, {
          person,
          image: null,
          looks: '',
          at,
          isInView: false,
          offset,
          wanted,
          tag: null,
          words: null,
        });
      }
    }
    for (const dot of gone) {
      const face = faces.get(dot);
      if (face) vanish(face);
    }
    return false;
  };

  const drawBubbles = (frame: Frame, origin: ScreenPoint, size: number, atlas: DotAtlas) => {
    bubbles = fan.bubbles
      .map(({ dots, x, y }) => ({ bubble: dots, x: origin.x + x, y: origin.y + y }))
      .filter((at) => inView(at, frame));
    let used = 0;
    const draw = ({ x, y }: ScreenPoint, count: number) => {
      const image = bubbleImages[used] ?? scene.add.image(0, 0, atlas.key, atlas.count(count));
      if (!bubbleImages[used]) {
        faceGroup.add(image);
        bubbleImages.push(image);
      }
      used += 1;
      if (image.texture.key !== atlas.key || image.frame.name !== atlas.count(count))
        image.setTexture(atlas.key, atlas.count(count));
      image
        .setVisible(true)
        .setPosition(x, y)
        .setScale(size * BUBBLE);
    };
    for (const bubble of bubbles) draw(bubble, bubble.bubble.length);
    for (const crowd of state.crowds) {
      if (crowd.level !== state.plan.id) continue;
      const at = toScreen(frame.view, crowd);
      if (inView(at, frame)) draw(at, crowd.count);
    }
    for (let i = used; i < bubbleImages.length; i++) bubbleImages[i]?.setVisible(false);
  };

  /** The face's image where it is now; made when it first comes into view. */
  const draw = (face: Face, size: number, elapsed: number, atlas: DotAtlas): boolean => {
    const { card, age } = face.person;
    const looks = atlas.face(card.simulated ? 'simulated' : 'open', age);
    let { image } = face;
    if (!image) {
      image = scene.add.image(0, 0, atlas.key, looks).setAlpha(stage.reducedMotion ? 1 : 0);
      faceGroup.add(image);
      face.image = image;
    } else if (face.looks !== looks || image.texture.key !== atlas.key) image.setTexture(atlas.key, looks);
    face.looks = looks;
    // Thousands in each frame: no call that can be spared, and no number handed over that would be put aside for it.
    if (!image.visible) image.setVisible(true);
    if (image.scaleX !== size) image.setScale(size);
    image.x = face.at.x;
    image.y = face.at.y;
    if (image.alpha < 1) image.setAlpha(Math.min(1, image.alpha + elapsed / APPEAR_MS));
    return image.alpha < 1;
  };

  /** Names, of those who are near enough to be read. */
  const drawTags = (frame: Frame) => {
    const { view } = frame;
    const seen = view.scale < NEAR_NAMES_FROM ? [] : [...faces.values()].filter(({ isInView }) => isInView);
    const wishes = seen.flatMap((face) => wishOf(face, frame) ?? []);
    const others = () => [...targets(), ...bubbles.map((at) => ({ ...at, dot: -1 }))];
    const before = tagged;
    tagged = wishes.length > 0 ? placeTags(wishes, others(), before) : NOBODY;
    for (const dot of before) {
      const face = faces.get(dot);
      if (face && !tagged.has(dot)) untag(face);
    }
    for (const dot of tagged) {
      const face = faces.get(dot);
      if (face) retag(face).place(face.at.x, face.at.y + TAG_BELOW * faceScale(view.scale));
    }
  };

  const targets = (): Standing[] =>
    [...faces.values()].filter(({ isInView }) => isInView).map(({ person, at }) => ({ dot: person.dot, ...at }));

  return {
    update(frame) {
      const { view, elapsed } = frame;
      const { scale } = view;
      const origin = toScreen(view, { x: 0, y: 0 });
      const atlas = atlasNow();
      let lively = fanAgain(scale, origin, elapsed);
      const size = faceScale(scale) / stage.resolution;
      for (const face of faces.values()) {
        const person = state.spotDots.get(face.person.dot);
        // Who has gone is not drawn until the others have moved up.
        if (person?.level !== state.plan.id) {
          vanish(face);
          continue;
        }
        face.person = person;
        const { glide } = person;
        const isThere = stage.reducedMotion
          ? glideOffset(face.offset, face.wanted, Number.POSITIVE_INFINITY)
          : glideOffset(face.offset, face.wanted, elapsed);
        face.at.x = origin.x + glide.at.x * scale + face.offset.x;
        face.at.y = origin.y + glide.at.y * scale + face.offset.y;
        face.isInView = inView(face.at, frame);
        if (face.isInView) lively = draw(face, size, elapsed, atlas) || !isThere || !resting(glide) || lively;
        else face.image?.setVisible(false);
      }
      drawBubbles(frame, origin, size, atlas);
      drawTags(frame);
      return lively ? 'lively' : 'calm';
    },
    faces: targets,
    bubbles: () => bubbles,
  };
}

const NOBODY: ReadonlySet<number> = new Set();

/** What the phone bench measures in a page: taking in frames, and drawing them. Asked for by client/bench/phone.ts. */

import { effect } from '@preact/signals';
import type { FloorChange } from '../../shared/interest/floor-decoder.ts';
import { FloorEncoder } from '../../shared/interest/floor-encoder.ts';
import { Looking } from '../../shared/interest/looking.ts';
import { piecesIn } from '../../shared/interest/pieces.ts';
import { createVenueMap } from '../map/index.ts';
import { createFloor } from '../model/floor.ts';
import type { PhoneBenchPage } from './figures.ts';
import { HALL, Walkers } from './walkers.ts';

const TICK_MS = 200;
const TICKS = 50;
const WARM_UP_FRAMES = 60;
/** A minute of messages. */
const LIVE_TICKS = 300;
/** Of many faces words follow once a second. */
const SAID_EVERY = 5;

/** The same people on each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Everybody as who comes into the view, or as who has walked on in it. */
const changesOf = (walkers: Walkers, type: 'added' | 'moved'): FloorChange[] =>
  walkers
    .shown()
    .map(({ dot, level, placement, age, card }) =>
      type === 'added' ? { type, dot, level, placement, age, card } : { type, dot, level, placement, age },
    );

/** What tells the people: the first message of everybody, the next ones of where they have walked. */
function told(walkers: Walkers) {
  const { venue } = walkers;
  const levels = venue.levels.map(({ id }) => id);
  const areas = venue.areas.map(({ id }) => id);
  const encoder = new FloorEncoder(levels, areas);
  const looking = new Looking(encoder, levels, areas);
  const floor = createFloor(() => {
    throw new Error('a frame was missed');
  });
  floor.setVenue(venue, 'hall');
  return {
    floor,
    message(): Uint8Array | null {
      walkers.walk();
      encoder.update(walkers.shown());
      return looking.message(undefined, piecesIn(0, HALL));
    },
  };
}

const bench: PhoneBenchPage = {
  decode(people, messages) {
    const { floor, message: next } = told(new Walkers(people, seeded(7)));
    let changes = 0;
    effect(() => {
      void floor.stirred.value;
      changes += floor.drain().length;
    });
    const took: number[] = [];
    for (let n = 0; n <= messages; n++) {
      const message = next();
      const began = performance.now();
      if (message !== null) floor.floor(message);
      // The first one tells of everybody, and comes once a view.
      if (n > 0) took.push(performance.now() - began);
    }
    if (changes < people * messages) throw new Error(`only ${changes} changes were told`);
    return took;
  },

  async draw(people) {
    const walkers = new Walkers(people, seeded(7));
    const map = drawnMap(walkers);
    map.floor(changesOf(walkers, 'added'));
    // Made beforehand: taking in frames is a figure of its own.
    const ticks = Array.from({ length: TICKS }, () => {
      walkers.walk();
      return changesOf(walkers, 'moved');
    });
    // There and back again, so that nobody leaps.
    const rounds = [...ticks, ...ticks.toReversed()];
    let tick = 0;
    setInterval(() => {
      map.floor(rounds[tick % rounds.length] ?? []);
      tick += 1;
    }, TICK_MS);
    await bench.frames(WARM_UP_FRAMES);
  },

  async live(people) {
    const walkers = new Walkers(people, seeded(7));
    const { floor, message: next } = told(walkers);
    const first = next();
    // Made beforehand: that is the server's work.
    const messages = Array.from({ length: LIVE_TICKS }, next);
    if (first !== null) floor.floor(first);
    const map = drawnMap(walkers);
    effect(() => {
      void floor.stirred.value;
      map.floor(floor.drain());
    });
    let tick = 0;
    setInterval(() => {
      const message = messages[tick];
      tick += 1;
      if (message) floor.floor(message);
      if (tick % SAID_EVERY === 0) floor.settle();
    }, TICK_MS);
    await bench.frames(WARM_UP_FRAMES);
  },

  frames(count) {
    const calls: number[] = [];
    return new Promise((done) => {
      drawn = (now) => {
        calls.push(now);
        if (calls.length < count) return;
        drawn = () => {};
        done(calls);
      };
    });
  },
};

/** A map at the page's size with the whole hall in view. */
function drawnMap(walkers: Walkers) {
  const parent = document.getElementById('map');
  if (!parent) throw new Error('there is no map');
  // Counted and not done: here a processor would draw, and its time is none of the page's.
  const count = (): void => {
    drawCalls += 1;
  };
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext])
    Object.assign(prototype, { drawElements: count, drawArrays: count });
  const ask = window.requestAnimationFrame;
  window.requestAnimationFrame = (draw) =>
    ask.call(window, (at) => {
      drawCalls = 0;
      draw(at);
      drawn(drawCalls);
    });
  return createVenueMap({
    parent,
    venue: walkers.venue,
    language: 'en',
    theme: 'light',
    reducedMotion: false,
    onView: () => {},
    onDotTap: () => {},
    onPlaceTap: () => {},
    onLevel: () => {},
    insets: { top: 0, right: 0, bottom: 0, left: 0 },
    at: null,
    left: null,
  });
}

let drawCalls = 0;
let drawn: (calls: number) => void = () => {};

Object.assign(window, { bench });

/** For tests: people who do anything that a phone can ask for, sensible or not, from a seed. */
import type { Command } from '../../shared/protocol/commands.ts';
import { profileOf } from '../../shared/world/fixture.ts';
import type { Phone, StagedEvent } from './staged-event.ts';

export const LINES = ['I teach the guitar', 'sourdough bread', 'someone who plays guitar', 'chess', 'old maps'];

/** Mulberry32: numbers from 0 up to 1, the same for the same seed. */
export function chances(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A name that is in no other text, so that it can be looked for in bytes. */
export const nameOf = (person: string) => `Q${person}Z`;
/** A text as the transcript of a phone writes the bytes of a frame. */
export const bytesOf = (text: string) => new TextEncoder().encode(text).join();

/** Anything that a phone may say just now, sensible or not. */
export function somethingToSay(stage: StagedEvent, phone: Phone, random: () => number): Command {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const signs = stage.venue.markers.filter(({ kind }) => kind === 'qr');
  const marker = pick(signs).id;
  const profile = profileOf(nameOf(phone.person), { giveLine: pick(LINES), seekLine: pick(LINES) });
  const meeting = phone.last('meeting')?.id ?? 'none';
  const choices: readonly (() => Command)[] = [
    () => ({ type: 'scan', marker, signature: `signed ${marker}` }),
    () => ({ type: 'scan', marker, signature: `signed ${marker}` }),
    () => ({ type: 'open', minutes: pick([15, 30, 60]), show: pick(['spot', 'spot', 'area']) }),
    () => ({ type: 'open', minutes: 60, show: 'spot' }),
    () => ({ type: 'answer', proposal: phone.last('proposal')?.id ?? 'none', yes: random() < 0.8 }),
    () => ({ type: 'answer', proposal: phone.last('proposal')?.id ?? 'none', yes: true }),
    () => ({ type: 'wave', dot: pick([...phone.floor.dots.keys(), 7]) }),
    () => ({ type: 'we-met', meeting }),
    () => ({ type: 'not-yet', meeting }),
    () => ({ type: 'at-step', meeting, step: Math.floor(random() * 5) }),
    () => ({ type: 'still-here' }),
    () => ({ type: 'stay', on: random() < 0.7 }),
    () => ({ type: 'i-am-here', level: pick(stage.levels), x: 70 * random(), y: 45 * random() }),
    () => ({ type: 'steps', count: 1 + Math.floor(random() * 20) }),
    () => {
      const beacon = pick(stage.venue.markers.filter(({ kind }) => kind === 'beacon')).radio ?? '';
      return { type: 'hear', readings: [{ beacon, rssiDbm: -50 - Math.floor(random() * 50), ago: 0 }] };
    },
    () => ({ type: 'join', profile, oldEnough: true }),
    () => ({ type: 'keep', ticket: phone.last('meeting-over')?.keep?.ticket ?? 'none', reach: 'here' }),
    () => (random() < 0.3 ? { type: 'close' } : { type: 'still-here' }),
    () => (random() < 0.3 ? { type: 'end' } : { type: 'still-here' }),
    () => (random() < 0.15 ? { type: 'block' } : { type: 'still-here' }),
    () => (random() < 0.1 ? { type: 'leave' } : { type: 'still-here' }),
    () => ({
      type: 'look',
      level: pick(stage.levels),
      // The whole house, in few enough cells that faces are told of it.
      minX: 0,
      minY: 0,
      maxX: 70,
      maxY: 48,
      again: random() < 0.2,
    }),
  ];
  return pick(choices)();
}

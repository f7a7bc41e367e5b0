import { expect, test } from 'vitest';
import type { RouteStep } from '../../shared/routing/route.ts';
import { restWords } from './step-words.ts';

const step = (kind: RouteStep['kind'], lengthMetres: number): RouteStep => ({
  kind,
  at: { x: 0, y: 0 },
  level: 'ground',
  lengthMetres,
  landmark: null,
  area: null,
  connection: null,
  side: null,
});
const toGo = (metres: number, goal: string) => `${metres} m to ${goal}`;

test('RO 127 the metres to the goal are said once: below a step only while more than that step is left', () => {
  const steps = [step('start', 9), step('straight', 14), step('arrive', 0)];
  const below = (at: number, sentence: string) => restWords({ steps, step: at }, sentence, 'the station clock', toGo);
  expect(below(0, 'Walk to the round tables, 9 m')).toBe('25 m to the station clock');
  expect(below(1, 'Go on to the station clock, 14 m')).toBeNull();
  expect(below(1, 'Go straight on, 14 m')).toBe('The station clock');
  // Of a goal some metres beyond the door nothing else tells how far it is.
  const beyond = [step('start', 9), step('arrive', 6)];
  expect(restWords({ steps: beyond, step: 0 }, 'Walk into the Foyer, 9 m', 'the clock', toGo)).toBe(
    '16 m to the clock',
  );
});

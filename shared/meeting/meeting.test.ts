import { describe, expect, test } from 'vitest';
import type { Card, MeetingSpot, OwnRoute } from '../protocol/notices.ts';
import type { RouteStep } from '../routing/route.ts';
import { keepBody, keepRefusal } from './encounter.ts';
import {
  beginMeeting,
  claimMet,
  endsAt,
  type Meeting,
  type MeetingMember,
  readMeeting,
  settleArrival,
  takeBack,
  writeMeeting,
} from './meeting.ts';
import { secondsLeft, stepAt } from './way.ts';

const now = 1_800_000_000_000;
const minutes = (count: number) => count * 60_000;
const card: Card = {
  firstName: 'Ada',
  gives: ['maps'],
  seeks: [],
  giveLine: 'atlases',
  seekLine: '',
  languages: ['en'],
  simulated: false,
};
const spot: MeetingSpot = {
  id: 'vv-7',
  kind: 'meeting-point',
  number: 7,
  level: '0',
  area: 'foyer',
  x: 12.34,
  y: 56.78,
};
const member = (who: string, seconds: number): MeetingMember => ({
  who,
  simulated: false,
  card,
  why: { kind: 'they-give', topic: 'maps' },
  route: null,
  noWay: null,
  wordStep: null,
  seconds,
  arrived: false,
  led: null,
});
const begun = (): Meeting => beginMeeting('m1', [member('a', 30), member('b', 90)], spot, now);

test('ME 19 walking ends by itself after twice the planned walk and three minutes', () => {
  expect(endsAt(begun())).toBe(now + 2 * 90_000 + minutes(3));
});

test('ME 20 when all have arrived they talk, for half an hour at most', () => {
  const meeting = begun();
  const [a, b] = meeting.members;
  if (a) a.arrived = true;
  expect(settleArrival(meeting, now)).toBe(false);
  if (b) b.arrived = true;
  expect(settleArrival(meeting, now + 5)).toBe(true);
  expect(meeting).toMatchObject({ phase: 'talking', metAt: now + 5 });
  expect(endsAt(meeting)).toBe(now + 5 + minutes(30));
  expect(settleArrival(meeting, now + 6)).toBe(false);
});

describe('ME 21 "we met"', () => {
  test('ME 21 begins the talk, and can be taken back while it lasts', () => {
    const meeting = begun();
    claimMet(meeting, 'a', now);
    expect(meeting).toMatchObject({ phase: 'talking', claim: { by: 'a' } });
    const late = endsAt(meeting) - 1;
    expect(takeBack(meeting, 'b', late)).toBe(null);
    // The old deadline is long over: three minutes are left to find each other.
    expect(endsAt(meeting)).toBe(late + minutes(3));
  });

  test('ME 21 proof that all are there settles it', () => {
    const meeting = begun();
    claimMet(meeting, 'a', now);
    const [a, b] = meeting.members;
    if (b) b.arrived = true;
    expect(settleArrival(meeting, now + 1)).toBe(false);
    if (a) a.arrived = true;
    expect(settleArrival(meeting, now + 1)).toBe(true);
    expect(takeBack(meeting, 'b', now + 2)).toBe('nothing-to-take-back');
  });

  test('ME 21 can be taken back by the other alone; walking goes on with its old deadline', () => {
    const meeting = begun();
    const deadline = endsAt(meeting);
    claimMet(meeting, 'a', now);
    expect(takeBack(meeting, 'a', now + 1)).toBe('nothing-to-take-back');
    expect(takeBack(meeting, 'b', now + 1)).toBe(null);
    expect(meeting).toMatchObject({ phase: 'walking', claim: null, metAt: null });
    expect(endsAt(meeting)).toBe(deadline);
  });

  test('ME 21 said by both is settled at once', () => {
    const meeting = begun();
    claimMet(meeting, 'a', now);
    claimMet(meeting, 'b', now);
    expect(meeting).toMatchObject({ phase: 'talking', claim: null });
  });
});

describe('ME 22 what is written of a meeting', () => {
  test('ME 22 comes back as it was, but for ways and places', () => {
    const meeting = begun();
    claimMet(meeting, 'a', now);
    const back = readMeeting('m1', writeMeeting(meeting), [spot]);
    expect(back).toEqual({ ...meeting, members: meeting.members.map((one) => ({ ...one, seconds: null })) });
  });

  test('ME 22 holds no position', () => {
    const written = writeMeeting(begun());
    expect(written).not.toMatch(/12\.34|56\.78|"x"|"y"|"level"|"route"|"seconds"/);
  });

  test('ME 22 is no meeting when it is broken, or its spot is gone', () => {
    const written = writeMeeting(begun());
    expect(readMeeting('m1', written, [])).toBe(null);
    for (const broken of ['', '{', '[]', '{}', written.replace('walking', 'flying'), written.slice(1)]) {
      expect(readMeeting('m1', broken, [spot])).toBe(null);
    }
  });
});

describe('ME 23 the way', () => {
  const step = (kind: RouteStep['kind'], x: number, y: number, lengthMetres: number): RouteStep => ({
    kind,
    at: { x, y },
    level: '0',
    lengthMetres,
    landmark: null,
    area: null,
    connection: null,
    side: null,
  });
  const route: OwnRoute = {
    legs: [
      {
        level: '0',
        line: [
          { x: 0, y: 0 },
          { x: 20, y: 0 },
          { x: 20, y: 30 },
        ],
        next: null,
      },
    ],
    steps: [step('start', 0, 0, 20), step('right', 20, 0, 30), step('arrive', 20, 30, 0)],
    lengthMetres: 50,
    seconds: 40,
    step: 0,
  };
  test('ME 23 the step is the one that a proven place has before it', () => {
    expect([0, 10, 19].map((x) => stepAt(route, { level: '0', x, y: 0 }))).toEqual([0, 0, 0]);
    expect(stepAt(route, { level: '0', x: 20, y: 4 })).toBe(1);
    expect(stepAt(route, { level: '0', x: 20, y: 30 })).toBe(2);
  });
  test('ME 23 more than five metres from the way, or on another level, is astray', () => {
    expect(stepAt(route, { level: '0', x: 10, y: 5 })).toBe(0);
    expect(stepAt(route, { level: '0', x: 10, y: 5.1 })).toBe(null);
    expect(stepAt(route, { level: '1', x: 10, y: 0 })).toBe(null);
  });
});

describe('ME 28 the way over floors', () => {
  const step = (kind: RouteStep['kind'], level: string, x: number, lengthMetres: number): RouteStep => ({
    kind,
    at: { x, y: 0 },
    level,
    lengthMetres,
    landmark: null,
    area: null,
    connection: kind === 'connection' ? 'stairs' : null,
    side: null,
  });
  const line = (from: number, to: number) => [
    { x: from, y: 0 },
    { x: to, y: 0 },
  ];
  /** Along one floor, over another by a flight without length in plan, and back to the first one beside where it began. */
  const route: OwnRoute = {
    legs: [
      { level: '0', line: line(0, 20), next: { kind: 'stairs', level: '1' } },
      { level: '1', line: line(20, 30), next: { kind: 'lift', level: '0' } },
      { level: '0', line: line(26, 6), next: null },
    ],
    steps: [
      step('start', '0', 0, 20),
      step('connection', '0', 20, 0),
      step('straight', '1', 20, 10),
      step('connection', '1', 30, 4),
      step('straight', '0', 26, 20),
      step('arrive', '0', 6, 0),
    ],
    lengthMetres: 54,
    // Fifty metres at 1.25 m/s, and two rides of 15 s.
    seconds: 70,
    step: 0,
  };
  const at = (level: string, x: number) => ({ level, x, y: 0 });

  test('ME 28 the step is the one of the floor on which one is; at the foot of the stairs it is to take them', () => {
    expect(stepAt(route, at('0', 5))).toBe(0);
    expect(stepAt(route, at('0', 20))).toBe(1);
    expect(stepAt(route, at('1', 20))).toBe(2);
    expect(stepAt(route, at('1', 30))).toBe(3);
    expect(stepAt(route, at('2', 20))).toBe(null);
  });

  test('ME 28 a floor that the way is on twice is told apart by what is walked already', () => {
    expect(stepAt(route, at('0', 12))).toBe(0);
    expect(stepAt({ ...route, step: 4 }, at('0', 12))).toBe(4);
    // Nearer by far is nearer all the same.
    expect(stepAt({ ...route, step: 4 }, { level: '0', x: 1, y: 0 })).toBe(0);
  });

  test('ME 28 the seconds left are those of the legs and rides that are ahead', () => {
    expect(secondsLeft(route, at('0', 0), 1.25)).toBeCloseTo(70, 6);
    expect(secondsLeft(route, at('1', 25), 1.25)).toBeCloseTo(5 / 1.25 + 15 + 20 / 1.25, 6);
    expect(secondsLeft({ ...route, step: 4 }, at('0', 6), 1.25)).toBeCloseTo(0, 6);
    expect(secondsLeft(route, at('2', 6), 1.25)).toBe(null);
  });
});

test('ME 24 a keep is asked for by its own person, in time, with one line that may say how to reach them', () => {
  const claims = { person: 'a', members: ['a', 'b'], until: now };
  expect(keepRefusal(claims, 'a', now)).toBe(null);
  expect(keepRefusal(claims, 'b', now)).toBe('keep-not-yours');
  expect(keepRefusal(null, 'a', now)).toBe('keep-not-yours');
  expect(keepRefusal({ ...claims, members: ['b'] }, 'a', now)).toBe('keep-not-yours');
  expect(keepRefusal(claims, 'a', now + 1)).toBe('keep-too-late');
  expect(JSON.parse(keepBody(card, ' ada@example.org\u202e ', 'Foyer'))).toEqual({
    firstName: 'Ada',
    gives: ['maps'],
    giveLine: 'atlases',
    reach: 'ada@example.org',
    place: 'Foyer',
    simulated: false,
  });
  expect(keepBody(card, 'x'.repeat(121), 'Foyer')).toBe('line-too-long');
});

import { expect, test } from 'vitest';
import { createFollow } from './follow.ts';

const at = (x: number, level = 'ground') => ({ level, x, y: 0 });

test('CL 106 the map opens where I am as soon as that is known, and then stays until I walk', () => {
  const follow = createFollow(false);
  expect(follow.moved(null, false)).toBeNull();
  expect(follow.moved(at(0), false)).toBe('open');
  expect(follow.moved(at(50), false)).toBeNull();
  expect(follow.moved(at(50, 'upper'), false)).toBeNull();
});

test('CL 106 who has looked elsewhere before I was known goes on looking there', () => {
  const follow = createFollow(false);
  follow.looked(true);
  expect(follow.moved(at(0), false)).toBeNull();
  expect(createFollow(true).moved(at(0), false)).toBeNull();
});

test('CL 107 while I walk the map goes along every six metres and with every level', () => {
  const follow = createFollow(false);
  follow.moved(at(0), false);
  expect(follow.moved(at(0), true)).toBe('open');
  expect(follow.moved(at(6), true)).toBeNull();
  expect(follow.moved(at(6.1), true)).toBe('along');
  expect(follow.moved(at(7), true)).toBeNull();
  expect(follow.moved(at(7, 'upper'), true)).toBe('along');
});

test('CL 107 not while I look elsewhere, on another level or beside the way, until I am found again', () => {
  const follow = createFollow(false);
  follow.moved(at(0), true);
  follow.looked(true);
  expect(follow.moved(at(20), true)).toBeNull();
  expect(follow.moved(at(20, 'upper'), true)).toBeNull();
  follow.found(at(20, 'upper'));
  expect(follow.moved(at(22, 'upper'), true)).toBeNull();
  expect(follow.moved(at(27, 'upper'), true)).toBe('along');
});

test('CL 155 who looks ahead at the next floor is followed again as soon as I am there, and who looks beside is not', () => {
  const follow = createFollow(false);
  follow.moved(at(0), true);
  follow.looked(true, 'upper');
  expect(follow.moved(at(20), true)).toBeNull();
  expect(follow.moved(at(20, 'upper'), true)).toBe('along');
  expect(follow.away).toBe(false);
  expect(follow.moved(at(27, 'upper'), true)).toBe('along');
  // Another floor than the one that I come to.
  follow.looked(true, 'cellar');
  expect(follow.moved(at(27, 'ground'), true)).toBeNull();
  // Panned aside on the floor of the way: not looked ahead at.
  follow.looked(true, 'upper');
  follow.looked(true);
  expect(follow.moved(at(40, 'upper'), true)).toBeNull();
  // Nobody is followed who does not walk.
  follow.looked(true, 'upper');
  expect(follow.moved(at(60, 'upper'), false)).toBeNull();
});

test('CL 107 moving the map back to me is following again, and so is the beginning of a walk', () => {
  const follow = createFollow(false);
  follow.moved(at(0), true);
  follow.looked(true);
  follow.looked(false);
  expect(follow.moved(at(10), true)).toBe('along');
  follow.looked(true);
  expect(follow.moved(at(10), false)).toBeNull();
  expect(follow.moved(at(10), true)).toBe('open');
});

import { expect, test } from 'vitest';
import { readPublicState } from './public-state.ts';

test('CL 10 the public state is read as plain data and what cannot be read is left out', () => {
  const area = { area: 'foyer', present: 12, open: 7 };
  const cell = { level: 'l0', x: 3, y: -4, sizeMetres: 4, people: 9 };
  expect(
    readPublicState({
      venueHash: 'h',
      areas: [area, { area: 3 }],
      density: { a: cell, b: null },
      screens: ['door', 3],
    }),
  ).toEqual({
    venueHash: 'h',
    areas: [area],
    density: [cell],
    screens: ['door'],
  });
  for (const odd of [null, 7, 'x', [], { areas: 4, density: { x: Number.NaN } }])
    expect(readPublicState(odd)).toEqual({ venueHash: null, areas: [], density: [], screens: [] });
});

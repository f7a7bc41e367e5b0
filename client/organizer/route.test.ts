import { expect, test } from 'vitest';
import { hashOf, tabView, type View, viewIn } from './route.ts';

test('OR 20 every view has an address that leads back to it, and what is no address is the overview', () => {
  const views: readonly View[] = [
    { kind: 'overview' },
    { kind: 'venues' },
    { kind: 'access' },
    { kind: 'event', venue: 'heron-house', event: 'fair' },
    { kind: 'admission', event: 'fair', data: null },
    tabView('heron-house', 'plan'),
    tabView('heron-house', 'signs'),
    tabView('heron-house', 'kiosks'),
  ];
  for (const view of views) expect(viewIn(hashOf(view))).toEqual(view);
  for (const hash of ['', '#', '#/', '#token=abc', '#/nowhere', '#/%E0%A4%A']) {
    expect(viewIn(hash), hash).toEqual({ kind: 'overview' });
  }
  expect(viewIn('#/venues/heron-house/nowhere')).toEqual(tabView('heron-house', 'events'));
});

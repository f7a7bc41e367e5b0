import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDevice } from './device.ts';
import type { Shelf } from './shelf.ts';

function shelf(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const profile = { firstName: 'Nora', gives: ['a'], seeks: [], giveLine: '', seekLine: '', languages: ['fr'] };

test('CL 21 the device remembers who I am for all events, and the rest for each', () => {
  const place = shelf();
  const one = createDevice(place, 'one');
  one.rememberSecret('s', null);
  one.speak('fr');
  one.remember({ profile, receipt: 'r', open: { until: 7, show: 'area' } });
  const two = createDevice(place, 'two');
  expect(two.person()).toEqual({ secret: 's', language: 'fr' });
  expect(two.event().profile).toBeNull();
  expect(createDevice(place, 'one').event()).toMatchObject({ profile, receipt: 'r', open: { until: 7, show: 'area' } });
});

test('CL 21 leaving forgets the event and who I am, and keeps the language', () => {
  const place = shelf();
  const device = createDevice(place, 'one');
  device.rememberSecret('s', null);
  device.speak('fr');
  device.held.add({ type: 'close' });
  device.remember({ profile });
  device.forget();
  expect(device.person()).toEqual({ secret: '', language: 'fr' });
  expect(device.event().profile).toBeNull();
  expect(device.held.list()).toEqual([]);
  expect([...place.kept.values()].join()).not.toContain('Nora');
});

test('CL 150 needs are kept for all events, apart from who I am, and leaving forgets them', () => {
  const place = shelf();
  createDevice(place, 'one').setNeeds(['no-stairs', 'slow-pace']);
  const two = createDevice(place, 'two');
  expect(two.needs()).toEqual(['no-stairs', 'slow-pace']);
  two.rememberSecret('s', null);
  place.kept.set('vis-a-vis/needs', '["wings"]');
  expect(two.needs()).toEqual([]);
  expect(two.person().secret).toBe('s');
  two.setNeeds(['no-stairs']);
  two.forget();
  expect(two.needs()).toEqual([]);
  expect([...place.kept.values()].join()).not.toContain('stairs');
});

test('CL 22 what cannot be read is forgotten, whatever was written there', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (written) => {
      const place = shelf();
      place.kept.set('vis-a-vis', written);
      place.kept.set('vis-a-vis/one', written);
      const device = createDevice(place, 'one');
      expect(device.person()).toHaveProperty('secret');
      expect(Array.isArray(device.event().keeps)).toBe(true);
    }),
  );
  const place = shelf();
  place.kept.set('vis-a-vis/one', JSON.stringify({ profile: { firstName: 3 }, keeps: [] }));
  expect(createDevice(place, 'one').event().profile).toBeNull();
});

test('CL 22 a shelf that takes nothing does not stop the page', () => {
  const full: Shelf = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {},
  };
  const device = createDevice(full, 'one');
  expect(() => device.remember({ receipt: 'r' })).not.toThrow();
  expect(device.event().receipt).toBeNull();
});

test('CL 126 the next secret takes the place of the one that was sent, and of no later one', () => {
  const place = shelf();
  const device = createDevice(place, 'one');
  device.rememberSecret('1', null);
  device.rememberSecret('2', '1');
  expect(device.person().secret).toBe('2');
  // Another tab was given the third while this one slept on the answer that carried the second.
  createDevice(place, 'two').rememberSecret('3', '2');
  device.rememberSecret('2', '1');
  expect(device.person().secret).toBe('3');
  // The browser wiped it: whatever the server says now is right.
  place.kept.clear();
  device.rememberSecret('4', '3');
  expect(device.person().secret).toBe('4');
});

test('CL 126 an answer that was under way when I left brings nobody back', () => {
  const device = createDevice(shelf(), 'one');
  device.rememberSecret('1', null);
  device.forget();
  device.rememberSecret('2', '1');
  expect(device.person().secret).toBe('');
  device.rememberSecret('somebody new', '');
  expect(device.person().secret).toBe('somebody new');
});

test('CL 123 the page that took the line last holds it, for its event alone', () => {
  const place = shelf();
  const first = createDevice(place, 'one', 'a');
  const second = createDevice(place, 'one', 'b');
  expect([first.holdsLine(), second.holdsLine()]).toEqual([true, true]);
  first.takeLine();
  second.takeLine();
  createDevice(place, 'two', 'c').takeLine();
  expect([first.holdsLine(), second.holdsLine()]).toEqual([false, true]);
  first.takeLine();
  expect([first.holdsLine(), second.holdsLine()]).toEqual([true, false]);
});

test('CL 122 the device keeps taps that hold, in their order, for two hours and its own event', () => {
  let now = 1_000_000;
  const place = shelf();
  const open = (event: string) => createDevice(place, event, 'a', () => now);
  const device = open('one');
  device.held.add({ type: 'end', of: 'm1' });
  const closing = device.held.add({ type: 'close' });
  const commands = () =>
    open('one')
      .held.list()
      .map(({ command }) => command);
  expect(commands()).toEqual([{ type: 'end', of: 'm1' }, { type: 'close' }]);
  expect(open('two').held.list()).toEqual([]);
  open('one').held.drop(closing);
  expect(commands()).toEqual([{ type: 'end', of: 'm1' }]);
  now += 2 * 3600_000;
  expect(commands()).toEqual([]);
  for (let tap = 0; tap < 50; tap++) device.held.add({ type: 'end' });
  expect(commands()).toEqual(Array(4).fill({ type: 'end' }));
});

test('CL 185 where I want to go while nobody knows where I am is known to the page that a scan opens: once, for five minutes', () => {
  const place = shelf();
  let now = 1_000_000;
  const page = (event = 'e') => createDevice(place, event, 'page', () => now);
  expect(page().wanted()).toBeNull();
  page().want('nearest:toilet');
  expect(page('another').wanted()).toBeNull();
  expect(page().wanted()).toBe('nearest:toilet');
  expect(page().wanted()).toBeNull();
  page().want('nearest:toilet');
  now += 5 * 60_000;
  expect(page().wanted()).toBeNull();
  page().want('nearest:toilet');
  page().forget();
  expect(page().wanted()).toBeNull();
});

test('DO 206 the device says of which other event it still knows something: a meeting that may be kept, or one that was', () => {
  const place = shelf();
  const at = (event: string) => createDevice(place, event, '', () => 1_000);
  const here = at('spring');
  expect(here.looksBackAt('autumn')).toBe(false);
  const card = {
    firstName: 'Ada',
    gives: [],
    seeks: [],
    giveLine: '',
    seekLine: '',
    languages: [],
    simulated: false,
  };
  const keep = { meeting: 'm', ticket: 't', card, state: 'later' as const };
  at('autumn').remember({ keeps: [{ ...keep, until: 999 }] });
  expect(here.looksBackAt('autumn')).toBe(false);
  at('autumn').remember({ keeps: [{ ...keep, until: 1_001 }] });
  expect(here.looksBackAt('autumn')).toBe(true);
  expect(here.looksBackAt('winter')).toBe(false);
});

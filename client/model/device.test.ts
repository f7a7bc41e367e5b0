import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDevice, type Shelf } from './device.ts';

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
  one.rememberPerson({ secret: 's', language: 'fr' });
  one.remember({ profile, receipt: 'r', open: { until: 7, show: 'area' } });
  const two = createDevice(place, 'two');
  expect(two.person()).toEqual({ secret: 's', language: 'fr' });
  expect(two.event().profile).toBeNull();
  expect(createDevice(place, 'one').event()).toMatchObject({ profile, receipt: 'r', open: { until: 7, show: 'area' } });
});

test('CL 21 leaving forgets the event and who I am, and keeps the language', () => {
  const place = shelf();
  const device = createDevice(place, 'one');
  device.rememberPerson({ secret: 's', language: 'fr' });
  device.remember({ profile });
  device.forget();
  expect(device.person()).toEqual({ secret: null, language: 'fr' });
  expect(device.event().profile).toBeNull();
  expect([...place.kept.values()].join()).not.toContain('Nora');
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

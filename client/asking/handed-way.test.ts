import { expect, test } from 'vitest';
import { handOver, readHanded } from './handed-way.ts';

test('CL 183 a way that is handed over is read as it was, and no server is sent it', () => {
  for (const way of [
    { to: 'nearest:toilet', from: null, needs: [] },
    { to: 'area:ground-café & bar#1', from: 'qr-ground-info', needs: ['no-stairs', 'slow-pace'] },
  ] as const) {
    const address = new URL(handOver('https://meet.example.org/v/heron-house/qr-1/sig', way));
    expect(readHanded(address.hash)).toEqual(way);
    expect(address.pathname + address.search).toBe('/v/heron-house/qr-1/sig');
  }
});

test('CL 183 an address without a way brings none, and what is not known of it is left out', () => {
  for (const hash of ['', '#', '#card', '#to=', `#to=${'x'.repeat(400)}`]) expect(readHanded(hash)).toBeNull();
  expect(readHanded('#to=area:a&needs=wings,no-stairs&x=1')).toEqual({
    to: 'area:a',
    from: null,
    needs: ['no-stairs'],
  });
});

import { expect, test } from 'vitest';
import type { Notice } from '../../shared/protocol/notices.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { KioskNews } from './kiosk-news.ts';

const plan = {
  ...defaultEvent('heron-house'),
  timeZone: 'Europe/Berlin',
  hours: [{ opens: '2026-11-23T09:00', closes: '2026-11-23T18:00' }],
};

test('CL 226 a kiosk is told how its event reads and whether it is open, when it comes and whenever that changes', () => {
  let now = Date.parse('2026-11-23T07:59:58Z');
  const news = new KioskNews<string>(plan, () => now);
  const told: Notice[] = [];
  news.join('lobby', (notice) => told.push(notice));
  expect(told.map(({ type }) => type)).toEqual(['event', 'hours']);
  expect(told[1]).toEqual({ type: 'hours', open: false, opensAt: '2026-11-23T09:00' });
  news.tick(plan);
  now += 1_000;
  news.tick(plan);
  expect(told).toHaveLength(2);
  now += 1_000;
  news.tick(plan);
  expect(told[2]).toEqual({ type: 'hours', open: true, opensAt: null });
  const changed = { ...plan, name: { en: 'Autumn Days' }, admission: { kind: 'code', code: 'heron-2026' } as const };
  news.tick(changed);
  expect(told[3]).toMatchObject({ type: 'event', name: { en: 'Autumn Days' }, admission: 'code' });
  expect(JSON.stringify(told)).not.toContain('heron-2026');
  news.leave('lobby');
  now += 12 * 3_600_000;
  news.tick(changed);
  expect(told).toHaveLength(4);
});

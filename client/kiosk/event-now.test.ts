import { expect, test } from 'vitest';
import type { PublicEvent } from '../../shared/protocol/pages.ts';
import { eventAfter } from './event-now.ts';

const event: PublicEvent = {
  id: 'autumn',
  venue: 'heron-house',
  venueName: { en: 'Heron House' },
  name: { en: 'Autumn' },
  timeZone: 'Europe/Berlin',
  hours: null,
  topics: [],
  admission: 'open',
  minimumAgeYears: 0,
  demo: false,
  open: true,
  opensAt: null,
};

test('CL 226 a kiosk shows what the room tells of its event, without a reload', () => {
  const { name, timeZone, hours, topics, admission, minimumAgeYears } = event;
  const texts = { timeZone, hours, topics, admission, minimumAgeYears, name: { ...name, en: 'Autumn Days' } };
  const renamed = eventAfter(event, { type: 'event', ...texts });
  expect(renamed).toEqual({ ...event, name: { en: 'Autumn Days' } });
  expect(eventAfter(renamed, { type: 'hours', open: false, opensAt: '2026-11-24T09:00' })).toEqual({
    ...renamed,
    open: false,
    opensAt: '2026-11-24T09:00',
  });
  expect(eventAfter(event, { type: 'done', n: 1 })).toBe(event);
});

import { expect, test } from 'vitest';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { eventPlan } from '../../shared/venue/event-plan.ts';
import { faultsAt, formOf, newCodes, nextDay, planIn } from './event-form.ts';

const plan = defaultEvent('house');

test('OR 21 what the form was not changed in is sent as it was', () => {
  for (const admission of [
    { kind: 'open' },
    { kind: 'code', code: 'heron-2026' },
    { kind: 'codes', codes: ['K7QP-2M4X', 'B3RT-9W8Z'] },
  ] as const) {
    const hours = [{ opens: '2026-11-23T09:00', closes: '2026-11-23T18:00' }];
    const one = {
      ...plan,
      hours,
      badges: ['b-1', 'b-2'],
      admission: { ...admission, ...('codes' in admission && { codes: [...admission.codes] }) },
    };
    expect({ ...planIn(formOf(eventPlan.parse(one))), id: plan.id, venue: plan.venue, demo: plan.demo }).toEqual(one);
  }
});

test('OR 21 new topics get ids that no other has, and languages in which nothing is written are left out', () => {
  const form = formOf({ ...plan, topics: [{ id: 'bees', name: { en: 'Bees' } }] });
  const more = {
    ...form,
    topics: [...form.topics, { id: '', name: { en: 'Bees', fr: ' ' } }, { id: '', name: { en: '' } }],
  };
  expect(planIn(more).topics).toEqual([
    { id: 'bees', name: { en: 'Bees' } },
    { id: 'bees-2', name: { en: 'Bees' } },
    { id: 'topic', name: {} },
  ]);
});

test('OR 21 the same hours a day later, over the end of a month', () => {
  const hours = { opens: '2026-11-30T20:00', closes: '2026-12-01T02:00' };
  expect(nextDay(hours)).toEqual({ opens: '2026-12-01T20:00', closes: '2026-12-02T02:00' });
  expect(nextDay({ opens: '', closes: '' })).toEqual({ opens: '', closes: '' });
});

test('OR 21 codes that are made are good for the event, and different', () => {
  const codes = newCodes(50, 'K7QP-2M4X').split('\n');
  expect([codes.length, new Set(codes).size, codes[0]]).toEqual([51, 51, 'K7QP-2M4X']);
  expect(eventPlan.safeParse({ ...plan, admission: { kind: 'codes', codes } }).success).toBe(true);
});

test('OR 21 a fault is told at its field, and at whatever holds that field', () => {
  const faults = [
    { path: 'hours[1].closes', fault: 'time' },
    { path: 'hours[10]', fault: 'closes-first' },
  ] as const;
  expect(faultsAt(faults, 'hours[1]')).toEqual([faults[0]]);
  expect(faultsAt(faults, 'hours')).toEqual(faults);
  expect(faultsAt(faults, 'name')).toEqual([]);
});

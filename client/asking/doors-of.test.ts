import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { doorSentences } from '../i18n/door.ts';
import { commonDoor, doorsOf } from './doors-of.ts';

test('CL 227 of a place whose only doors want a badge, or open by themselves, its card says so in both languages', () => {
  const venue = demoVenue();
  const room = venue.areas.find(({ id }) => {
    const doors = doorsOf(venue, `area:${id}`);
    return doors.length === 1;
  });
  const goal = `area:${room?.id}`;
  const [door] = doorsOf(venue, goal);
  if (door === undefined) throw new Error('the demo venue has a room with one door');
  expect(doorSentences(commonDoor([door]), 'en')).toEqual([]);
  const told = { ...door, access: ['badge' as const, 'key' as const], automatic: true, accessibility: ['wheelchair'] };
  const there = { ...venue, doors: venue.doors.map((each) => (each.id === door.id ? told : each)) };
  const said = (language: 'en' | 'fr') => doorSentences(commonDoor(doorsOf(there, goal)), language);
  expect(said('en')).toEqual([
    'The door asks for a badge or a key.',
    'The door opens by itself.',
    'The door is wide enough for wheelchairs.',
  ]);
  expect(said('fr')[0]).toBe('La porte demande un badge ou une clé.');
  // By another door one comes in without.
  expect(doorSentences(commonDoor([told, door]), 'en')).toEqual([]);
  expect(doorsOf(venue, 'nearest:toilet')).toEqual([]);
});

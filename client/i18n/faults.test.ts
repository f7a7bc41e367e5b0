import { expect, test } from 'vitest';
import { checkVenue } from '../../shared/venue/check-venue.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { faultSentence } from './faults.ts';

const venue = demoVenue();
const [level] = venue.levels;
const [marker] = venue.markers;
const [area] = venue.areas;
const [point] = venue.meetingPoints;
const [door] = venue.doors;
const [connection] = venue.connections;

test('ED 24 every fault that a draft can have is told in French too', () => {
  if (!level || !marker || !area || !point || !door || !connection) throw new Error('the demo venue has all of these');
  const broken = {
    ...venue,
    levels: [...venue.levels, { ...level, id: 'empty' }, { ...level, id: 'empty' }],
    areas: [
      {
        ...area,
        polygon: [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
          ],
        ],
      },
      {
        ...area,
        id: 'flat',
        polygon: [
          [
            [0, 0],
            [2, 0],
            [4, 0],
          ],
        ],
      },
      {
        ...area,
        id: 'twice',
        name: {},
        polygon: [
          [
            [0, 0],
            [0, 0],
            [2, 0],
            [2, 2],
          ],
        ],
      },
      {
        ...area,
        id: 'again',
        polygon: [
          [
            [0, 0],
            [2, 0],
            [2, 2],
            [0, 0],
          ],
        ],
      },
      {
        ...area,
        id: 'holed',
        polygon: [
          [
            [0, 0],
            [2, 0],
            [2, 2],
          ],
          [
            [9, 9],
            [10, 9],
            [10, 10],
          ],
        ],
      },
      ...venue.areas.filter(({ id }) => id !== area.id),
    ],
    markers: [
      ...venue.markers.map((each, i) => (i < 2 ? { ...each, number: 7 } : each)),
      { ...marker, id: 'm-1', level: 'nowhere' },
      { ...marker, id: 'm-2', area: 'nothing' },
      { ...marker, id: 'm-3', meetingPoint: 'none' },
      { ...marker, id: 'm-4', level: venue.levels[1]?.id ?? '', meetingPoint: point.id },
      { ...marker, id: 'b-1', kind: 'beacon' },
      { ...marker, id: 'b-2', kind: 'beacon', radio: 'r' },
      { ...marker, id: 'b-3', kind: 'beacon', radio: 'r' },
    ],
    meetingPoints: [...venue.meetingPoints, { ...point, id: 'p-2' }],
    connections: [{ ...connection, stops: connection.stops.map((stop) => ({ ...stop, level: level.id })) }],
  };
  const off = {
    ...venue,
    markers: [
      { ...marker, standAt: [-900, 0] },
      { ...marker, id: 'elsewhere', area: venue.areas.at(-1)?.id ?? '' },
    ],
    meetingPoints: [
      { ...point, at: venue.obstacles.find((each) => each.level === point.level)?.polygon[0]?.[0] ?? [0, 0] },
    ],
    doors: [
      { ...door, line: [door.line[0], door.line[0]] },
      {
        ...door,
        id: 'd-2',
        line: [
          [-900, 0],
          [-901, 0],
        ],
      },
    ],
    walls: [...venue.walls, { id: 'w', level: door.level, line: door.line }],
  };
  const messages = [broken, off].flatMap((each) => checkVenue(each).faults.map(({ message }) => message));
  expect(messages.length).toBeGreaterThan(20);
  expect(messages.filter((message) => faultSentence(message, 'fr') === message)).toEqual([]);
  expect(messages.filter((message) => faultSentence(message, 'en') !== message)).toEqual([]);
});

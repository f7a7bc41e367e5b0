/** A foyer with a bar: a venue whose server starts at once, for guards that start it again and again. */
import type { VenueFile } from '../../shared/venue/venue-file.ts';

const level = '0';
const ring = (x: number, y: number, width: number, height: number): [number, number][] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** 30 m by 20 m, with a sign at the door, one at the bar, and one meeting point. */
export const smallVenue: VenueFile = {
  format: 'vis-a-vis-venue',
  version: 1,
  id: 'small-house',
  name: { en: 'The small house', fr: 'La petite maison' },
  levels: [{ id: level, ordinal: 0, name: { en: 'Ground floor', fr: 'Rez-de-chaussée' }, shortName: '0' }],
  areas: [
    {
      id: 'foyer',
      level,
      kind: 'foyer',
      name: { en: 'Foyer', fr: 'Foyer' },
      polygon: [ring(0, 0, 30, 20)],
      walkable: true,
    },
    {
      id: 'bar',
      level,
      kind: 'bar',
      name: { en: 'Bar', fr: 'Bar' },
      polygon: [ring(20, 0, 10, 8)],
      walkable: true,
    },
  ],
  walls: [],
  obstacles: [],
  doors: [],
  connections: [],
  landmarks: [{ id: 'plant', level, kind: 'plant', name: { en: 'the palm', fr: 'le palmier' }, at: [5, 15] }],
  meetingPoints: [
    {
      id: 'tables',
      number: 1,
      level,
      at: [15.137, 12.419],
      area: 'foyer',
      name: { en: 'the tables', fr: 'les tables' },
    },
  ],
  markers: [
    {
      id: 'qr-door',
      kind: 'qr',
      level,
      at: [1, 10],
      standAt: [2.173, 10.391],
      area: 'foyer',
      name: { en: 'the door', fr: 'la porte' },
    },
    {
      id: 'qr-bar',
      kind: 'qr',
      level,
      at: [25, 1],
      standAt: [25.167, 3.271],
      area: 'bar',
      name: { en: 'the bar', fr: 'le bar' },
    },
  ],
};

/** The upper floor of Heron House: a gallery around the light well, workshop rooms, a bar, a library and terraces. */
import { area, box, door, newSheet, obstacle, round, rows, type Sheet, tables, text, type XY } from './drafting.ts';
import { ENTRANCE_BOW, GARDEN_BAY } from './ground-floor.ts';

/** The opening above the foyer, through which the lantern lights it. */
const LIGHT_WELL: XY[] = [
  [22.5, 20.5],
  [37.5, 20.5],
  [39.5, 22.5],
  [39.5, 25.7],
  [37.5, 27.7],
  [22.5, 27.7],
  [20.5, 25.7],
  [20.5, 22.5],
];

function gallery(sheet: Sheet): void {
  area(sheet, 'gallery', 'foyer', text('Gallery', 'Galerie'), box(16, 17, 44, 31), {
    holes: [LIGHT_WELL],
    label: [30, 18.7],
  });
  area(sheet, 'light-well', 'void', text('Light well', 'Puits de lumière'), LIGHT_WELL);
  obstacle(sheet, 'seats', box(24, 29.9, 26, 30.5));
  obstacle(sheet, 'seats', box(34, 29.9, 36, 30.5));
  obstacle(sheet, 'other', round(43, 29.9, 0.5));

  area(sheet, 'balcony', 'hall', text('Great Hall balcony', 'Balcon de la Grande salle'), box(20, 12, 40, 17));
  door(sheet, [21.6, 17], [23.2, 17]);
  door(sheet, [36.8, 17], [38.4, 17]);
  rows(sheet, 21.6, 29.1, 12.9, 2);
  rows(sheet, 30.9, 38.4, 12.9, 2);
  area(sheet, 'hall-void', 'void', null, [
    [20, 12],
    [20, 6],
    [24, 1.5],
    [36, 1.5],
    [40, 6],
    [40, 12],
  ]);

  // Its one side that is open is wide, and all of glass.
  area(
    sheet,
    'lantern-lounge',
    'lounge',
    text('Lantern Lounge', 'Salon de la Lanterne'),
    [[24, 31], [36, 31], ...ENTRANCE_BOW],
    { meetings: 'always' },
  );
  door(sheet, [28, 31], [32, 31], 'opening');
  tables(sheet, 0.45, [27, 33], [33, 33]);
  obstacle(sheet, 'seats', box(28.6, 34.8, 31.4, 35.5));

  area(sheet, 'south-terrace', 'terrace', text('South Terrace', 'Terrasse sud'), box(16, 31, 24, 36));
  door(sheet, [19, 31], [20.6, 31]);
  tables(sheet, 0.45, [17.6, 34.4], [20.2, 34.6], [22.6, 33.6]);

  area(sheet, 'nursing', 'nursing', text('Nursing room', "Salle d'allaitement"), box(36, 31, 40, 36));
  door(sheet, [37.4, 31], [38.6, 31]);
  obstacle(sheet, 'seats', box(36.6, 34.6, 38.8, 35.4));
  area(sheet, 'silence', 'prayer', text('Room of Silence', 'Salle du silence'), box(40, 31, 44, 36));
  door(sheet, [41.4, 31], [42.6, 31]);
}

function westWing(sheet: Sheet): void {
  area(sheet, 'west-corridor', 'corridor', text('Upper west corridor', 'Couloir ouest du haut'), box(2, 17, 16, 20.5));
  door(sheet, [16, 17.3], [16, 20.2], 'opening');
  area(sheet, 'lark', 'talk-room', text('Lark Room', 'Salle Alouette'), [
    [2, 17],
    [2, 7],
    [4, 5],
    [11, 5],
    [11, 17],
  ]);
  door(sheet, [9, 17], [10.4, 17]);
  obstacle(sheet, 'counter', box(6, 6.2, 7.2, 6.8));
  rows(sheet, 3.4, 9.4, 8.6, 5);
  area(sheet, 'finch', 'room', text('Finch Studio', 'Studio Pinson'), box(11, 5, 15.5, 17));
  door(sheet, [12.8, 17], [14, 17]);
  obstacle(sheet, 'table', box(12.6, 8, 13.9, 13));
  area(sheet, 'plover', 'room', text('Plover Studio', 'Studio Pluvier'), box(15.5, 5, 20, 17));
  door(sheet, [17.4, 17], [18.6, 17]);
  obstacle(sheet, 'table', box(17.1, 8, 18.4, 13));

  area(sheet, 'toilets-west', 'toilet', text('Upper toilets', "Toilettes de l'étage"), box(2, 20.5, 8.5, 24));
  door(sheet, [4.6, 20.5], [5.8, 20.5]);
  area(sheet, 'lift', 'lift', text('Lift', 'Ascenseur'), box(8.5, 20.5, 10.8, 24));
  door(sheet, [9.05, 20.5], [10.25, 20.5]);
  area(sheet, 'grand-stairs', 'stairs', text('Grand stairs', 'Grand escalier'), box(10.8, 20.5, 16, 24));
  door(sheet, [16, 20.9], [16, 23.6], 'opening');

  area(sheet, 'gallery-bar', 'bar', text('Gallery Bar', 'Bar de la Galerie'), [
    [16, 24],
    [16, 31],
    [9, 31],
    [8, 29.6],
    [8, 24],
  ]);
  door(sheet, [16, 24.4], [16, 30.6], 'opening');
  obstacle(sheet, 'counter', box(10, 25, 13.4, 25.8));
  tables(sheet, 0.4, [10.4, 28], [12.4, 29.6], [13.4, 27.6], [14.8, 29.6]);
  area(sheet, 'speakers', 'room', text("Speakers' room", 'Salle des intervenants'), [
    [2, 24],
    [8, 24],
    [8, 29.6],
    [9, 31],
    [2, 31],
  ]);
  door(sheet, [8, 26.6], [8, 27.8]);
  obstacle(sheet, 'table', round(4.8, 27.4, 0.9));
}

function eastWing(sheet: Sheet): void {
  area(sheet, 'east-corridor', 'corridor', text('Upper east corridor', 'Couloir est du haut'), box(44, 17, 55.5, 20.5));
  door(sheet, [44, 17.3], [44, 20.2], 'opening');
  area(sheet, 'kestrel', 'room', text('Kestrel Workshop', 'Atelier Faucon'), box(40, 5, 48, 17));
  door(sheet, [45.2, 17], [46.6, 17]);
  for (const y of [7.5, 10.2, 12.9]) obstacle(sheet, 'table', box(41.6, y, 46.4, y + 0.9));
  area(sheet, 'owl', 'room', text('Owl Media Lab', 'Labo média Hibou'), [
    [48, 5],
    [58, 5],
    [60, 7],
    [60, 15],
    [55.5, 15],
    [55.5, 17],
    [48, 17],
  ]);
  door(sheet, [50.4, 17], [51.8, 17]);
  for (const x of [50, 54]) {
    obstacle(sheet, 'table', box(x, 7, x + 1, 11));
    obstacle(sheet, 'table', box(x + 2, 7, x + 2.6, 11));
  }
  area(sheet, 'east-stairs', 'stairs', text('East stairs', 'Escalier est'), box(55.5, 15, 60, 20.5));
  door(sheet, [55.5, 17.4], [55.5, 19.2], 'opening');

  area(sheet, 'library', 'lounge', text('Library', 'Bibliothèque'), [[44, 20.5], ...GARDEN_BAY, [44, 31]], {
    label: [48.6, 26.4],
  });
  door(sheet, [44, 25], [44, 27.4], 'opening');
  door(sheet, [49, 20.5], [50.4, 20.5]);
  for (const y of [22, 24]) obstacle(sheet, 'other', box(45.4, y, 48.4, y + 0.5));
  for (const y of [28, 29.6]) obstacle(sheet, 'other', box(45.4, y, 48.4, y + 0.5));
  tables(sheet, 0.55, [51.4, 23.4], [54.6, 25.8], [51.4, 28.4]);

  area(sheet, 'east-terrace', 'terrace', text('East Terrace', 'Terrasse est'), box(44, 31, 50, 36));
  door(sheet, [47.4, 31], [48.8, 31]);
  tables(sheet, 0.45, [45.8, 34.4], [48.2, 33.8]);
}

export function upperFloor(): Sheet {
  const sheet = newSheet('upper');
  gallery(sheet);
  westWing(sheet);
  eastWing(sheet);
  return sheet;
}

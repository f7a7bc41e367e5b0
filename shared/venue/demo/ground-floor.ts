/** The ground floor of Heron House: foyer in the middle, Great Hall behind it, market hall and garden to the east. */
import {
  arc,
  area,
  box,
  door,
  newSheet,
  obstacle,
  round,
  rows,
  type Sheet,
  tables,
  text,
  type XY,
} from './drafting.ts';

/** The bow of glass at the entrance, from its east end to its west end; the upper floor repeats it. */
export const ENTRANCE_BOW = arc(30, 29.5, 7.5, 36.8699, 143.1301, 7);

/** The bay window toward the garden, from north to south; the upper floor repeats it. */
export const GARDEN_BAY = arc(50.7375, 25.75, 6.7625, -50.9262, 50.9262, 9);

function halls(sheet: Sheet): void {
  area(
    sheet,
    'great-hall',
    'hall',
    text('Great Hall', 'Grande salle'),
    [
      [20, 17],
      [20, 6],
      [24, 1.5],
      [36, 1.5],
      [40, 6],
      [40, 17],
    ],
    { label: [30, 16.1] },
  );
  door(sheet, [22.2, 17], [24.2, 17]);
  door(sheet, [28.8, 17], [31.2, 17]);
  door(sheet, [35.8, 17], [37.8, 17]);
  door(sheet, [40, 12], [40, 13.6]);
  obstacle(sheet, 'other', [
    [24.4, 2.2],
    [35.6, 2.2],
    [37, 4],
    [35.4, 5.4],
    [30, 5.9],
    [24.6, 5.4],
    [23, 4],
  ]);
  rows(sheet, 21.4, 29.1, 7.6, 6);
  rows(sheet, 30.9, 38.6, 7.6, 6);

  area(sheet, 'swift', 'talk-room', text('Swift Room', 'Salle Martinet'), [
    [2, 17],
    [2, 7],
    [4, 5],
    [11, 5],
    [11, 17],
  ]);
  door(sheet, [9, 17], [10.4, 17]);
  obstacle(sheet, 'counter', box(6, 6.2, 7.2, 6.8));
  rows(sheet, 3.4, 9.4, 8.6, 5);

  area(sheet, 'wren', 'talk-room', text('Wren Room', 'Salle Roitelet'), box(11, 5, 20, 17));
  door(sheet, [13.6, 17], [15, 17]);
  door(sheet, [17.4, 17], [18.8, 17]);
  obstacle(sheet, 'counter', box(15, 6.2, 16.2, 6.8));
  rows(sheet, 12.4, 18.6, 8.6, 5);
}

function foyer(sheet: Sheet): void {
  area(sheet, 'foyer', 'foyer', text('Foyer', 'Foyer'), box(16, 17, 44, 31), { label: [30, 19.4] });
  for (const x of [20.5, 26.5, 33.5, 39.5]) {
    obstacle(sheet, 'column', round(x, 20.6, 0.35));
    obstacle(sheet, 'column', round(x, 27.6, 0.35));
  }
  area(sheet, 'info-desk', 'desk', text('Information desk', 'Accueil'), round(30, 24, 2.6, 16), { zone: true });
  obstacle(sheet, 'counter', round(30, 24, 1.2, 16));
  // Two fig trees in tubs and a round bench.
  obstacle(sheet, 'other', round(18, 29.2, 0.6));
  obstacle(sheet, 'other', round(42, 29.2, 0.6));
  obstacle(sheet, 'other', round(36.5, 24, 0.8));

  area(sheet, 'entrance', 'foyer', text('Entrance', 'Entrée'), [[24, 31], [36, 31], ...ENTRANCE_BOW]);
  door(sheet, [26.4, 31], [33.6, 31], 'opening');
  door(sheet, bowPoint(3), bowPoint(4));
  area(
    sheet,
    'forecourt',
    'outside',
    text('Forecourt', 'Parvis'),
    [[16, 36], [24, 36], ...[...ENTRANCE_BOW].reverse(), [36, 36], [44, 36], [44, 40], [16, 40]],
    { unwalled: true, label: [30, 38.8] },
  );

  area(sheet, 'cloakroom', 'room', text('Cloakroom', 'Vestiaire'), box(16, 31, 24, 36));
  door(sheet, [24, 31.6], [24, 33.6], 'opening');
  obstacle(sheet, 'counter', box(20.6, 31.9, 21.2, 34.6));
  obstacle(sheet, 'other', box(16.8, 32, 17.3, 35.2));
  obstacle(sheet, 'other', box(18.5, 32, 19, 35.2));

  area(sheet, 'first-aid', 'first-aid', text('First aid', 'Premiers secours'), box(36, 31, 40, 36));
  door(sheet, [37.4, 31], [38.6, 31]);
  obstacle(sheet, 'other', box(38.8, 33.4, 39.6, 35.4));
  area(sheet, 'office', 'room', text("Organisers' office", "Bureau de l'organisation"), box(40, 31, 44, 36));
  door(sheet, [41.4, 31], [42.6, 31]);
  obstacle(sheet, 'table', box(41, 33.4, 43, 34.4));
}

/** The n-th point of the entrance's bow. */
function bowPoint(n: number): XY {
  return ENTRANCE_BOW[n] ?? [30, 37];
}

function westWing(sheet: Sheet): void {
  area(sheet, 'west-corridor', 'corridor', text('West corridor', 'Couloir ouest'), box(2, 17, 16, 20.5));
  door(sheet, [16, 17.3], [16, 20.2], 'opening');
  area(sheet, 'toilets-west', 'toilet', text('Toilets west', 'Toilettes ouest'), box(2, 20.5, 8.5, 24));
  door(sheet, [4.6, 20.5], [5.8, 20.5]);
  area(sheet, 'lift', 'lift', text('Lift', 'Ascenseur'), box(8.5, 20.5, 10.8, 24));
  door(sheet, [9.05, 20.5], [10.25, 20.5]);
  area(sheet, 'grand-stairs', 'stairs', text('Grand stairs', 'Grand escalier'), box(10.8, 20.5, 16, 24));
  door(sheet, [16, 20.9], [16, 23.6], 'opening');
  area(sheet, 'coffee-bar', 'bar', text('Weir Coffee Bar', 'Café du Barrage'), [
    [16, 24],
    [16, 31],
    [9, 31],
    [8, 29.6],
    [8, 24],
  ]);
  door(sheet, [16, 24.4], [16, 30.6], 'opening');
  obstacle(sheet, 'counter', [
    [9.4, 25],
    [10.2, 25],
    [10.2, 28.6],
    [10.8, 29.4],
    [10.2, 29.9],
    [9.4, 28.9],
  ]);
  tables(sheet, 0.4, [12.6, 25.6], [12.8, 28.2], [14.6, 26.8], [14.6, 29.6], [12.4, 30]);
  area(sheet, 'kitchen', 'other', text('Kitchen', 'Cuisine'), [
    [2, 24],
    [8, 24],
    [8, 29.6],
    [9, 31],
    [2, 31],
  ]);
  door(sheet, [8, 24.4], [8, 25.5]);
  obstacle(sheet, 'counter', box(2.4, 26.2, 5.6, 27.2));
}

function eastWing(sheet: Sheet): void {
  area(
    sheet,
    'market-hall',
    'hall',
    text('Market Hall', 'Halle du marché'),
    [
      [40, 5],
      [58, 5],
      [60, 7],
      [60, 15],
      [55.5, 15],
      [55.5, 20.5],
      [44, 20.5],
      [44, 17],
      [40, 17],
    ],
    { label: [49, 16.4] },
  );
  door(sheet, [44, 17.4], [44, 20.1], 'opening');
  door(sheet, [41, 17], [43, 17]);
  stand(sheet, 1, [42, 6], text('Stand 1 – Open Maps', 'Stand 1 – Cartes libres'));
  stand(sheet, 2, [47, 6], text('Stand 2 – River Labs', 'Stand 2 – River Labs'));
  stand(sheet, 3, [52, 6], text('Stand 3 – Slow Fashion', 'Stand 3 – Mode durable'));
  stand(sheet, 4, [46, 12], text('Stand 4 – City Funds', 'Stand 4 – Fonds de la ville'));
  stand(sheet, 5, [51, 12], text('Stand 5 – Small Press', 'Stand 5 – Petite édition'));
  stand(sheet, 6, [56, 9.6], text('Stand 6 – Health Desk', 'Stand 6 – Espace santé'));
  for (const x of [45, 50, 55]) obstacle(sheet, 'column', round(x, 10.6, 0.25));

  area(sheet, 'east-stairs', 'stairs', text('East stairs', 'Escalier est'), box(55.5, 15, 60, 20.5));
  door(sheet, [55.5, 16.6], [55.5, 18.4], 'opening');

  area(
    sheet,
    'garden-lounge',
    'lounge',
    text('Garden Lounge', 'Salon du jardin'),
    [[44, 20.5], ...GARDEN_BAY, [44, 31]],
    { label: [51, 25.2] },
  );
  door(sheet, [44, 22], [44, 25], 'opening');
  door(sheet, [44, 26.5], [44, 29.5], 'opening');
  door(sheet, GARDEN_BAY[4] ?? [57, 25], GARDEN_BAY[5] ?? [57, 26.5]);
  door(sheet, [52, 31], [53.6, 31]);
  obstacle(sheet, 'seats', box(46.4, 21.4, 49.4, 22.2));
  obstacle(sheet, 'seats', box(46.4, 24.2, 49.4, 25));
  tables(sheet, 0.5, [47.9, 23.2], [53.6, 23], [53.6, 28.4], [50.8, 27]);
  obstacle(sheet, 'seats', round(47.6, 28.4, 1, 8));

  area(
    sheet,
    'garden-terrace',
    'terrace',
    text('Garden Terrace', 'Terrasse du jardin'),
    [[60, 20.5], [62, 22.5], [62, 33], [59, 36], [50, 36], [50, 31], [55, 31], ...[...GARDEN_BAY].reverse().slice(1)],
    { label: [56, 33.6] },
  );
  obstacle(sheet, 'other', round(59.6, 30.4, 0.9, 16));
  tables(sheet, 0.45, [52.4, 34.2], [55, 34.6], [60.4, 24.2], [60.2, 26.6]);

  area(sheet, 'toilets-east', 'toilet', text('Toilets east', 'Toilettes est'), box(44, 31, 50, 36));
  door(sheet, [46.2, 31], [47.4, 31]);
}

/** A stand of 3.4 x 3 m: a back wall and a counter with room between them. */
function stand(sheet: Sheet, number: number, [x, y]: XY, name: ReturnType<typeof text>): void {
  area(sheet, `stand-${number}`, 'stand', name, box(x, y, x + 3.4, y + 3), { zone: true });
  obstacle(sheet, 'other', box(x + 0.1, y + 0.1, x + 3.3, y + 0.4));
  obstacle(sheet, 'counter', box(x + 0.5, y + 1.5, x + 2, y + 2.1));
}

export function groundFloor(): Sheet {
  const sheet = newSheet('ground');
  halls(sheet);
  foyer(sheet);
  westWing(sheet);
  eastWing(sheet);
  return sheet;
}

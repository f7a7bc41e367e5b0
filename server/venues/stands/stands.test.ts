import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import { demoVenue } from '../../../shared/venue/demo/demo-venue.ts';
import { VenueError } from '../venue-error.ts';
import { addStands } from './add-stands.ts';
import { readCsv } from './csv.ts';
import { looksLikeStands, readStands } from './read-stands.ts';

const venue = demoVenue();

test('VE 84 cells may hold what parts cells, line ends and quotes', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'É', '"', ',', ';', '\n', ' ', '\t', '1') });
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t'), fc.boolean(), (table, separator, mark) => {
      const quoted = (row: readonly string[]) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator);
      const whole = [['name', 'x', 'y'], ...table];
      const text = `${mark ? '\uFEFF' : ''}${whole.map(quoted).join('\r\n')}`;
      const kept = whole.filter((row) => row.some((one) => one !== ''));
      expect(readCsv(text).rows.map(({ cells }) => cells)).toEqual(kept);
    }),
  );
});

test.each([
  ['commas', 'Name,Number,x,y,level\nAcme,A1,10.5,20,0\n'],
  ['semicolons and decimal commas', '\uFEFFNom;Numéro;X;Y;Étage\r\nAcme;A1;10,5;20;0\r\n'],
  ['tabs', 'Firma\tStandnummer\tx (m)\ty (m)\tEbene\n"Acme"\tA1\t10,5\t20\tground'],
  ['old line ends, and an empty line', 'name,number,x,y,level\r\rAcme , A1 ,10.5,20,Ground floor\r'],
])('VE 84 a list with %s is read', (_what, text) => {
  expect(looksLikeStands(text)).toBe(true);
  const stands = readStands(text);
  expect(stands).toMatchObject([{ name: 'Acme', number: 'A1', at: [10.5, 20] }]);
  const added = addStands(venue, stands);
  expect(added).toMatchObject({ added: 1, changed: 0 });
  expect(added.venue.places?.at(-1)).toMatchObject({
    id: 'stand-a1',
    level: 'ground',
    kind: 'stand',
    name: { und: 'Acme' },
    number: 'A1',
    at: [10.5, 20],
  });
});

test('VE 84 a stand is in the area that it names, and is an area of its own where its size is said', () => {
  const area = venue.areas.find(({ kind, level }) => kind === 'hall' && level === 'ground');
  const name = Object.values(area?.name ?? {})[0] ?? '';
  const text = `name,number,x,y,area,level,width,depth\nIn it,1,,,${name},,,\nBig,2,20,20,,0,4,3\n,3,30,20,,0,,\n`;
  const { venue: with3 } = addStands(venue, readStands(text));
  expect(with3.places?.slice(-3)).toMatchObject([
    { name: { und: 'In it' }, area: area?.id, level: 'ground' },
    { name: { und: 'Big' }, area: 'stand-2', at: [20, 20] },
    { name: { und: 'Stand 3' }, number: '3' },
  ]);
  expect(with3.areas.at(-1)).toMatchObject({
    id: 'stand-2',
    kind: 'stand',
    polygon: [
      [
        [18, 18.5],
        [22, 18.5],
        [22, 21.5],
        [18, 21.5],
      ],
    ],
  });
  expect(checkVenue(with3).faults).toEqual([]);
  // The same list again: the same stands.
  const again = addStands(with3, readStands(text));
  expect(again).toMatchObject({ added: 0, changed: 3, venue: { areas: with3.areas, places: with3.places } });
});

test.each([
  ['a line with one number', 'name,x,y,level\nA,1,2,0\nB,one,2,0', /^Line 3: its x "one" is no number of metres\.$/],
  ['a line with half a place', 'name,x,y,level\nA,1,,0', /^Line 2: it has only one of x and y/],
  ['a line without a place', 'name,x,y,level\nA,,,0', /^Line 2: it says neither x and y, nor an area/],
  ['a line without a name', 'name,x,y,level\n,1,2,0', /^Line 2: it has neither a name nor a number/],
  ['a line with more cells', 'name,x,y\nA,1,2,3', /^Line 2: it has 4 cells, and the first line 3/],
  ['a number twice', 'number,x,y\nA1,1,2\na1,3,4', /^Line 3: number a1 is there already, on line 2/],
  ['a quote that is not closed', 'name,x,y\nA,1,2\n"B,1,2\nC,1,2', /^Line 3: a quote is opened and never closed/],
  ['a quote in a cell', 'name,x,y\nA "the" B,1,2', /^Line 2: there is a " in the middle of a cell/],
  ['no columns', 'Acme,1,2\nB,1,2', /^Line 1: the first line names the columns/],
  ['nothing below', 'name,x,y\n', /no stand below the first line/],
  ['nothing', '', /empty/],
  ['a place on the moon', 'name,x,y\nA,1e9,2', /^Line 2: its x "1e9" is no number/],
  ['a place far away', 'name,x,y\nA,99999,2', /^Line 2: its x 99999 is more than 20000 m/],
  ['a stand without width', 'name,x,y,width,depth\nA,1,2,0,3', /^Line 2: its width is not more than 0\.1 m/],
])('VE 84 a list with %s is refused with its line', (_what, text, says) => {
  expect(() => readStands(text)).toThrow(VenueError);
  expect(() => readStands(text)).toThrow(says);
});

test('VE 84 a level or an area that is not there is told with its line', () => {
  const refused = (text: string) => () => addStands(venue, readStands(text));
  expect(refused('name,x,y,level\nA,1,2,7')).toThrow(/^Line 2: there is no level "7" in heron-house/);
  expect(refused('name,area\nA,Nowhere')).toThrow(/^Line 2: there is no area "Nowhere" in heron-house/);
  expect(refused('name,x,y\nA,1,2')).toThrow(/^Line 2: this venue has several levels; add a column level/);
});

test('VE 84 what is no list of stands does not look like one', () => {
  for (const text of ['{"type":"FeatureCollection"}', '<osm/>', 'hello', '', 'a,b\n1,2', '"x', 'name,phone\nA,1']) {
    expect(looksLikeStands(text)).toBe(false);
  }
});

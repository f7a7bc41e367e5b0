/** Asking the way in the congress centre of the data sets: 660 areas, names given twice, five levels. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createSearch, type Search } from '../../shared/venue/search/search.ts';
import { readImdfFiles } from './imdf/archive.ts';
import { importImdf } from './imdf/import-imdf.ts';
import { dataPath } from './test-data.ts';

const folder = dataPath('maps/imdf-cch-33c3');

describe.skipIf(folder === null)('the congress centre', () => {
  let search: Search;
  const names = (query: string, most = 8) =>
    search.find(query, { most }).map(({ name, at, nearest }) => `${name.en} ${nearest ? '' : at?.level}`.trim());

  beforeAll(async () => {
    const { venue } = importImdf(await readImdfFiles(folder ?? ''));
    search = createSearch(venue);
  });

  test('VE 55 its toilets, lifts and coffee are asked for by everyday words', () => {
    for (const query of ['wc', 'restroom', 'toilettes les plus proches']) expect(names(query, 1)).toEqual(['Toilets']);
    expect(names('elevator', 1)).toEqual(['Lift']);
    expect(names('cofee', 1)).toEqual(['Coffee']);
  });

  test('VE 56 a hall is found by its number before all that is beside it, in either language', () => {
    for (const query of ['Hall 1', 'saal 1', 'hal 1']) expect(names(query, 1)).toEqual(['Hall 1 level-2']);
    expect(names('hall 3 foyer wc left', 1)).toEqual(['Hall 3 Foyer WC left level-0']);
    expect(names('hall 3 foyer wc left').filter((name) => name.startsWith('the entrance'))).toEqual([]);
  });

  test('VE 57 two of one name are told apart', () => {
    const twice = search.find('hall 1 gallery high left').filter(({ name }) => name.en === 'Hall 1 Gallery High Left');
    expect(twice).toHaveLength(2);
    const [one, other] = twice.map(({ beside }) => beside?.en);
    expect(one).toBeDefined();
    expect(other).toBeDefined();
    expect(one).not.toBe(other);
  });
});

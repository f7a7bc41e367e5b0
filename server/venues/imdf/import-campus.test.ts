/** The university campus of the data sets, as an organizer imports it: with counts of what is made and what is not used. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkVenue } from '../../../shared/venue/check-venue.ts';
import type { Imported } from '../imported.ts';
import { openPath } from '../library.ts';
import { dataPath } from '../test-data.ts';

const folder = dataPath('maps/imdf-spbstu-campus');

async function imported(path: string): Promise<Imported> {
  const opened = await openPath(path, { markers: false, credit: 'Map: PolyMap, SPBSTU-indoor-navigation' });
  if (opened.kind === 'file') throw new Error(`${path} was not imported`);
  return opened;
}

describe.skipIf(folder === null)('the university campus, for attendees', () => {
  let unpacked: Imported;
  let zipped: Imported;

  beforeAll(async () => {
    unpacked = await imported(folder ?? '');
    zipped = await imported(join(folder ?? '', 'IMDFData.zip'));
  }, 120_000);

  test('VE 72 folder and zip give the same house, with its places by kind', () => {
    for (const { venue, report } of [unpacked, zipped]) {
      expect(checkVenue(JSON.parse(JSON.stringify(venue))).faults).toEqual([]);
      expect(report.read).toMatchObject({ level: 8, unit: 443, opening: 472, occupant: 264, amenity: 37 });
      const count = (kind: string) => (venue.places ?? []).filter((place) => place.kind === kind).length;
      expect(['meeting-room', 'toilet', 'stage', 'coffee', 'cloakroom'].map(count)).toEqual([202, 20, 24, 1, 2]);
      expect(venue.places).toHaveLength(264);
      expect(venue.credit).toMatch(/PolyMap/);
    }
    expect(zipped.venue.areas).toEqual(unpacked.venue.areas);
  });

  test('VE 25 what it could not use is listed by kind and count', () => {
    expect(unpacked.report.notUsed).toMatchObject({
      'amenity stairs (its connection is there already)': 32,
      'amenity elevator (its connection is there already)': 5,
      building: 80,
      detail: 187,
      enviroment: 680,
      'opening where nobody walks on either side': 22,
      'restriction on a unit (nobody walks there)': 59,
    });
  });

  test('VE 71 it is turned by the angle at which its buildings say that they lie', () => {
    expect(unpacked.venue.origin?.rotationDegrees).toBeCloseTo(18.65, 1);
  });

  test('VE 75 levels of its two houses are told apart', () => {
    const names = unpacked.venue.levels.map(({ name, shortName }) => `${shortName} ${name.en}`);
    expect(names).toContain('M1 Level 1 (Main academic building)');
    expect(names).toContain('A1 Level 1 (Academic building №3)');
    expect(new Set(names).size).toBe(names.length);
  });
});

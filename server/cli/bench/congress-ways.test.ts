/** The router on the congress centre of the data sets: five levels, hundreds of fixtures, thousands of wall segments. */
import { beforeAll, describe, expect, test } from 'vitest';
import { WALKER_RADIUS } from '../../../shared/routing/floor.ts';
import { buildNavigation } from '../../../shared/routing/navigation.ts';
import { samplePairs, violations, wayOf } from '../../../shared/routing/oracle/judge.ts';
import type { Navigation } from '../../../shared/routing/route.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { readImdfFiles } from '../../venues/imdf/archive.ts';
import { importImdf } from '../../venues/imdf/import-imdf.ts';
import { dataPath } from '../../venues/test-data.ts';
import { seeded } from './seeded.ts';

const folder = dataPath('maps/imdf-cch-33c3');
const seed = 33;

describe.skipIf(folder === null)('the congress centre', () => {
  let venue: VenueFile;
  let navigation: Navigation;

  beforeAll(async () => {
    venue = importImdf(await readImdfFiles(folder ?? '')).venue;
    navigation = buildNavigation(venue);
  }, 300_000);

  test(`RO 3 no way on any level crosses a wall or leaves the floor, seed ${seed}`, () => {
    expect(venue.levels).toHaveLength(5);
    for (const [i, { id }] of venue.levels.entries()) {
      const sample = samplePairs(venue, id, 60, WALKER_RADIUS, seeded(seed + i));
      let ways = 0;
      for (const pair of sample.pairs) {
        const way = wayOf(navigation, sample, pair);
        if (!way) continue;
        ways++;
        expect(violations(sample.blockers, way.legs[0]?.line ?? [], 0.01), `level ${id}`).toBe(0);
      }
      // Terraces and stages are pieces of their own until levels are joined, so that some pairs have no way.
      expect(ways, `level ${id}`).toBeGreaterThan(20);
    }
  }, 300_000);
});

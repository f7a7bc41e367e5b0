/** The words of ways, walked by a stranger who has nothing else, over the demo venue and the congress centre. */
import { expect, test } from 'vitest';
import { type Trial, walkByWords } from '../../../shared/routing/follower/trial.ts';
import { buildWayfinder, layGround } from '../../../shared/routing/wayfinder.ts';
import { demoVenue } from '../../../shared/venue/demo/demo-venue.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { dataPath } from '../test-data.ts';
import { readImdfFiles } from './archive.ts';
import { importImdf } from './import-imdf.ts';

const folder = dataPath('maps/imdf-cch-33c3');

/** Of the 200 ways half are of either house. */
const IN_EACH = 100;
/** The ways are chosen by this. */
const SEED = 2;
/** So many are reached at least, of the 200 and of those in the congress centre. */
const OF_ALL = 192;
const OF_CONGRESS_CENTRE = 93;

function trialOf(venue: VenueFile): Trial {
  const ground = layGround(venue);
  return { venue, index: new VenueIndex(venue), wayfinder: buildWayfinder(venue, ground), meshes: ground.meshes };
}

const count = (reached: readonly boolean[]): number => reached.filter(Boolean).length;

test.skipIf(folder === null)(
  'RO 94 a stranger who has only the words reaches the goal on most of 200 ways, half of them through the congress centre',
  async () => {
    const demo = trialOf(demoVenue());
    const congress = trialOf(importImdf(await readImdfFiles(folder ?? ''), { markers: true }).venue);
    for (const language of ['en', 'fr'] as const) {
      const house = walkByWords(demo, language, IN_EACH, SEED);
      const hall = walkByWords(congress, language, IN_EACH, SEED);
      const told = [...house.lost, ...hall.lost].join('\n\n');
      expect(count(house.reached) + count(hall.reached), told).toBeGreaterThanOrEqual(OF_ALL);
      expect(count(hall.reached), told).toBeGreaterThanOrEqual(OF_CONGRESS_CENTRE);
    }
  },
  // Some 25 s of work, on a machine that may be busy with other things.
  900_000,
);

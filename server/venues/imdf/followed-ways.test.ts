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

/** Of the 200 ways so many are of the demo venue. */
const IN_DEMO_VENUE = 170;
/** So many are walked in the congress centre, the first 30 of which are of the 200. */
const IN_CONGRESS_CENTRE = 60;

function trialOf(venue: VenueFile): Trial {
  const ground = layGround(venue);
  return { venue, index: new VenueIndex(venue), wayfinder: buildWayfinder(venue, ground), meshes: ground.meshes };
}

const count = (reached: readonly boolean[]): number => reached.filter(Boolean).length;

test.skipIf(folder === null)(
  'RO 94 a stranger who has only the words reaches the goal on 190 of 200 ways, in English and in French',
  async () => {
    const demo = trialOf(demoVenue());
    const congress = trialOf(importImdf(await readImdfFiles(folder ?? ''), { markers: true }).venue);
    for (const language of ['en', 'fr'] as const) {
      const house = walkByWords(demo, language, IN_DEMO_VENUE, 1);
      const hall = walkByWords(congress, language, IN_CONGRESS_CENTRE, 2);
      const told = [...house.lost, ...hall.lost].join('\n\n');
      expect(count(house.reached) + count(hall.reached.slice(0, 200 - IN_DEMO_VENUE)), told).toBeGreaterThanOrEqual(
        190,
      );
      expect(count(hall.reached), told).toBeGreaterThanOrEqual(45);
    }
  },
  240_000,
);

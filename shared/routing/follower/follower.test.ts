import { expect, test } from 'vitest';
import { demoVenue } from '../../venue/demo/demo-venue.ts';
import { VenueIndex } from '../../venue/venue-index.ts';
import { buildWayfinder, layGround } from '../wayfinder.ts';
import { walkByWords } from './trial.ts';

test('RO 94 in the demo venue a stranger who has only the words reaches the goal, in English and in French', () => {
  const venue = demoVenue();
  const ground = layGround(venue);
  const trial = {
    venue,
    index: new VenueIndex(venue),
    wayfinder: buildWayfinder(venue, ground),
    meshes: ground.meshes,
  };
  for (const language of ['en', 'fr'] as const) {
    const { reached, lost } = walkByWords(trial, language, 30, 1);
    expect(reached.filter(Boolean).length, lost.join('\n\n')).toBeGreaterThanOrEqual(28);
  }
});

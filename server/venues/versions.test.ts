import { expect, test } from 'vitest';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import { VenueVersions } from './versions.ts';

test('RM 43 the last three versions can be fetched, the newest holds, and one that comes back is not there twice', () => {
  const venue = demoVenue();
  const version = (hash: string) => {
    const body = { type: 'application/json', plain: Buffer.from(hash), gzip: null, brotli: null };
    return { venue, hash, body };
  };
  const versions = new VenueVersions(version('one'));
  const there = () => ['one', 'two', 'three', 'four'].filter((hash) => versions.file(hash)?.plain.toString() === hash);
  for (const hash of ['two', 'three', 'one', 'four']) versions.publish(version(hash));
  expect(versions.current.hash).toBe('four');
  expect(there()).toEqual(['one', 'three', 'four']);
  expect(versions.file('')).toBe(null);
});

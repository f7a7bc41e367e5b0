import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { demoHouse } from '../../shared/world/fixture.ts';
import type { LineState } from '../link/link.ts';
import { followVenue } from './venue-version.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page that follows the venue: what it asked for, by hash and in order, and what it was given to use. */
function page(first: string | null) {
  const session = { venueHash: signal(first), line: signal<LineState>('connected') };
  const { venue } = demoHouse();
  const said: string[] = [];
  const mapFails = { now: false };
  const asked = new Map<string, { come: () => Promise<void>; fail: () => Promise<void> }>();
  const settled = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));
  followVenue({
    session,
    floor: { expect: (hash) => void said.push(`expect ${hash}`) },
    fetch: (hash) => {
      said.push(`fetch ${hash}`);
      return new Promise<VenueFile>((done, fail) =>
        asked.set(hash, {
          come: () =>
            settled()
              .then(() => done(venue))
              .then(settled),
          fail: () =>
            settled()
              .then(() => fail(new Error('not now')))
              .then(settled),
        }),
      );
    },
    use: async (_, hash) => {
      said.push(`use ${hash}`);
      if (mapFails.now) throw new Error('no map yet');
    },
  });
  const answer = (hash: string) => {
    const waiting = asked.get(hash);
    if (!waiting) throw new Error(`nobody asked for ${hash}`);
    return waiting;
  };
  return { session, said, answer, mapFails };
}

test('CL 140 a new version is fetched and used, and its frames are expected in the same turn', async () => {
  const { session, said, answer } = page('one');
  expect(said).toEqual(['expect one', 'fetch one']);
  await answer('one').come();
  session.venueHash.value = 'two';
  expect(said.slice(2)).toEqual(['use one', 'expect two', 'fetch two']);
  await answer('two').come();
  expect(said.at(-1)).toBe('use two');
  session.venueHash.value = 'two';
  session.line.value = 'lost';
  session.line.value = 'connected';
  expect(said.filter((each) => each.startsWith('fetch'))).toEqual(['fetch one', 'fetch two']);
});

test('CL 141 a version that comes after a newer one was told of is not used', async () => {
  const { session, said, answer } = page('one');
  session.venueHash.value = 'two';
  await answer('two').come();
  await answer('one').come();
  expect(said.filter((each) => each.startsWith('use'))).toEqual(['use two']);
});

test('CL 142 what could not be fetched is asked for again after five seconds, but not without a line', async () => {
  const { session, said, answer } = page('one');
  await answer('one').fail();
  expect(said.filter((each) => each === 'fetch one')).toHaveLength(1);
  session.line.value = 'lost';
  await vi.advanceTimersByTimeAsync(5_000);
  expect(said.filter((each) => each === 'fetch one')).toHaveLength(1);
  session.line.value = 'connected';
  expect(said.filter((each) => each === 'fetch one')).toHaveLength(2);
  await answer('one').come();
  expect(said.at(-1)).toBe('use one');
});

test('CL 142 a map that could not be loaded is tried again with its venue', async () => {
  const { said, answer, mapFails } = page('one');
  mapFails.now = true;
  await answer('one').come();
  expect(said).toEqual(['expect one', 'fetch one', 'use one']);
  mapFails.now = false;
  await vi.advanceTimersByTimeAsync(5_000);
  await answer('one').come();
  expect(said.slice(3)).toEqual(['expect one', 'fetch one', 'use one']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toHaveLength(6);
});

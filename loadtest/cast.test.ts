import { expect, test } from 'vitest';
import { DEFAULT_TOPICS } from '../shared/venue/demo/default-event.ts';
import { demoVenue } from '../shared/venue/demo/demo-venue.ts';
import { castOf } from './cast.ts';
import type { ProfileName } from './profiles.ts';

const venue = demoVenue();
const site = {
  endpoint: '',
  event: { id: 'demo', topics: [...DEFAULT_TOPICS] },
  venue,
  signs: new Map<string, string>(),
  badges: new Map([['badge-01', 'secret']]),
};
const cast = (profile: ProfileName, isMine: (number: number) => boolean = () => true) =>
  castOf({ ...{ site, attendees: 60, seed: 4, profile, arriveMs: 30_000, recording: null, origin: 0 }, isMine });

test('LT 36 two processes play all of the crowd between them, and each person is the same as in one process', () => {
  for (const profile of ['many', 'congress'] as const) {
    const whole = cast(profile).parts;
    const parts = [0, 1].flatMap((index) => cast(profile, (number) => number % 2 === index).parts);
    const nameOf = ({ number, player }: (typeof whole)[number]) => [number, player.character.profile.giveLine];
    expect(parts.map(nameOf).sort()).toEqual(whole.map(nameOf).sort());
    expect(new Set(whole.map(({ player }) => player.character.profile.giveLine)).size).toBe(60);
  }
});

test('LT 23 all come within the given time, in their order, whatever the profile’s hours are', () => {
  for (const profile of ['busy', 'many', 'congress', 'fair', 'doors-open', 'evening'] as const) {
    const times = cast(profile).parts.map(({ comesAt }) => comesAt);
    expect(times, profile).toEqual([...times].sort((one, other) => one - other));
    expect(times.at(-1), profile).toBeLessThanOrEqual(30_000);
    expect(times.at(-1), profile).toBeGreaterThan(20_000);
  }
});

test('LT 37 at open doors nobody is in before they have come through them; then gateways hear them', () => {
  const { parts, step } = cast('doors-open');
  const heard = () => parts.filter(({ ear }) => ear().length > 0).length;
  expect(heard()).toBe(0);
  for (let ms = 0; ms < 40_000; ms += 100) step(100);
  expect(heard()).toBeGreaterThan(40);
});

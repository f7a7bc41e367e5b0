import { expect, test } from 'vitest';
import { House } from './fuzz-house.ts';
import { shownNow } from './visible-to.ts';

const COMMANDS = Number(process.env.VISAVIS_FUZZ_COMMANDS ?? 100_000);
const SEED = Number(process.env.VISAVIS_FUZZ_SEED ?? 20_261_123);

function fuzz(commands: number): House {
  const house = new House(SEED);
  while (house.commands < commands) house.tick();
  return house;
}

test(`WO 34 ${COMMANDS} commands of 50 attendees keep the invariants (seed ${SEED})`, () => {
  const house = fuzz(COMMANDS);
  const { totals } = house.world;
  console.log(
    `seed ${SEED}: ${house.commands} commands in ${house.ticks} ticks, ${totals.proposals} proposals, ` +
      `${totals.meetings} meetings, ${house.talked.size} talked, ${house.kept} kept, ` +
      `${house.blocked.size / 2} blocks, ${house.overFloors} ways over floors, ${house.refusals.size} kinds of refusals, ${house.published} versions of the venue`,
  );
  // Five hundred that talk and two hundred that are kept, in a hundred thousand commands.
  expect(house.talked.size).toBeGreaterThanOrEqual(COMMANDS / 200);
  expect(house.kept).toBeGreaterThanOrEqual(COMMANDS / 500);
  expect(totals.kept).toBe(house.kept);
  expect(house.ended).toBeGreaterThan(0);
  expect(house.refusals.size).toBeGreaterThanOrEqual(15);
  expect(house.slept).toBeGreaterThan(50);
  expect(house.overFloors).toBeGreaterThan(100);
  // Once in ten thousand commands at least, and back again.
  expect(house.published).toBeGreaterThanOrEqual(COMMANDS / 10_000);
}, 300_000);

test('WO 35 a run repeats from its seed, to the last word', () => {
  const said = (house: House) => JSON.stringify([...house.phones.values(), shownNow(house.world), house.stage.now]);
  expect(said(fuzz(2_000))).toBe(said(fuzz(2_000)));
});

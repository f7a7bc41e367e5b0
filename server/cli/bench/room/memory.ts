/**
 * What an attendee holds in memory. Run by itself, in a process of its own: prints {"bytesPerAttendee":…}. Whether joins
 * and leaves leave anything behind is measured on a whole server, by the load test's guard `churn`.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FullHall } from './full-hall.ts';
import { NEAR_VIEW } from './tick-cost.ts';

const PEOPLE = 10_000;
const TICKS = 20;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Resident bytes, when everything that can be let go has been. */
function resident(): number {
  for (let i = 0; i < 3; i++) if (typeof collect === 'function') collect();
  return process.memoryUsage.rss();
}

const hall = await FullHall.build({ people: PEOPLE, open: 1, moving: 1 / 3, view: NEAR_VIEW });
const empty = resident();
await hall.fill();
for (let tick = 0; tick < TICKS; tick++) {
  hall.live();
  hall.host.tick();
}
console.log(JSON.stringify({ bytesPerAttendee: (resident() - empty) / PEOPLE }));

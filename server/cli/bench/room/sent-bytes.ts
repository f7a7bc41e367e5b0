/** Payload bytes that a phone is sent: 5,000 attendees who all walk, a fifth of them open. */
import { floorPayload, ownPayload } from '../../../room/one-write.ts';
import type { Outlet } from '../../../room/ports.ts';
import { FullHall, NO_OUTLET, TICK_MS, type View } from './full-hall.ts';

const PEOPLE = 5_000;
const OPEN = 0.2;
const SECONDS = 20;
/** The phones that look on: so many of the open ones, spread as they are. */
const LOOKING = 200;
/** The first full frames are no matter of a second. */
const SETTLE_TICKS = 10;

/** Payload bytes a second and open phone, zoomed to a view around where it stands, or to the whole level. */
export async function sentBytes(view: View): Promise<number> {
  const hall = await FullHall.build({ people: PEOPLE, open: OPEN, moving: 1, view });
  let bytes = 0;
  const counting: Outlet = {
    ...NO_OUTLET,
    frames(own, floor) {
      bytes += ownPayload(own) + floorPayload(floor);
      return false;
    },
  };
  // The first of every hundred are the open ones.
  const looking = new Set(hall.people.filter((_, index) => index % 100 < OPEN * 100).slice(0, LOOKING));
  await hall.fill((person) => (looking.has(person) ? counting : NO_OUTLET));
  const pass = (ticks: number) => {
    for (let tick = 0; tick < ticks; tick++) {
      hall.live();
      hall.host.tick();
    }
  };
  pass(SETTLE_TICKS);
  bytes = 0;
  pass((SECONDS * 1000) / TICK_MS);
  return bytes / SECONDS / LOOKING;
}

/** Payload bytes that a phone is sent: 5,000 attendees who all walk, a fifth of them open. */
import type { Outlet } from '../../../room/ports.ts';
import { FullHall, NO_OUTLET, TICK_MS } from './full-hall.ts';
import { ROOM, roomsASide } from './hall.ts';

const PEOPLE = 5_000;
const OPEN = 0.2;
const SECONDS = 20;
/** The phones that look on: so many of the open ones, spread as they are. */
const LOOKING = 200;
/** The first full frames are no matter of a second. */
const SETTLE_TICKS = 10;

/** Bytes a second and open phone, zoomed to a view of this size around where it stands, or to the whole level. */
export async function sentBytes(view: { readonly width: number; readonly height: number } | 'level'): Promise<number> {
  const hall = await FullHall.build({ people: PEOPLE, open: OPEN, moving: 1 });
  let bytes = 0;
  const count = (message: Uint8Array) => {
    bytes += message.length;
  };
  const counting: Outlet = { ...NO_OUTLET, floor: count, own: count };
  // The first of every hundred are the open ones.
  const looking = hall.people.filter((_, index) => index % 100 < OPEN * 100).slice(0, LOOKING);
  const eyes = new Set(looking);
  await hall.fill((person) => (eyes.has(person) ? counting : NO_OUTLET));
  const side = roomsASide(PEOPLE) * ROOM;
  const follow = () => {
    for (const person of looking) {
      if (view === 'level') hall.lookAt(person, { minX: 0, minY: 0, maxX: side, maxY: side });
      else hall.look(person, view.width, view.height);
    }
  };
  follow();
  for (let tick = 0; tick < SETTLE_TICKS; tick++) {
    hall.live();
    hall.host.tick();
  }
  bytes = 0;
  for (let tick = 0; tick < (SECONDS * 1000) / TICK_MS; tick++) {
    hall.live();
    // The page follows its person about as often as it may be seen to.
    if (view !== 'level' && tick % 25 === 0) follow();
    hall.host.tick();
  }
  return bytes / SECONDS / LOOKING;
}

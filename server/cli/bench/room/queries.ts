/** What it takes to ask the World's index: how many are open in an area, and who are the ten nearest who are. */
import { type Attendee, shownOpening } from '../../../../shared/world/attendee.ts';
import { attendeeIndex } from '../../../../shared/world/world.ts';
import { leastTimes } from '../least-disturbed.ts';
import { median } from './figures.ts';
import { FullHall } from './full-hall.ts';
import { ROOM } from './hall.ts';

const PEOPLE = 10_000;
const ASKED = 1_000;
/** The nearest are looked for no farther away than they would be walked to, in metres. */
const FARTHEST = 225;

/** Microseconds, medians. */
export async function queryCosts(): Promise<{ readonly area: number; readonly nearest: number }> {
  const hall = await FullHall.build({ people: PEOPLE, open: 0.2, moving: 0 });
  await hall.fill();
  const { world, people, venue } = hall;
  const index = attendeeIndex(world);
  const isOpen = (me: Attendee) => shownOpening(me, hall.now) !== null;
  const areas = venue.areas.map(({ id, polygon }) => {
    const [minX = 0, minY = 0] = polygon[0]?.[0] ?? [];
    return { id, bounds: { minX, minY, maxX: minX + ROOM, maxY: minY + ROOM } };
  });
  const bodies = people.slice(0, ASKED).flatMap((who) => world.attendees.get(who)?.track?.body ?? []);
  const area = leastTimes(areas, ({ id, bounds }) => index.countIn('0', id, bounds, isOpen));
  const nearest = leastTimes(bodies, (body) => index.nearest(body, 10, isOpen, FARTHEST));
  return { area: median(area) * 1000, nearest: median(nearest) * 1000 };
}

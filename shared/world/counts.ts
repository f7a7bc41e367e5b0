/** Counts: how many are here and open in each area, as everybody may know it. Coarse on purpose. */
import type { Metres, Milliseconds } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { pointOf } from '../geometry/vector.ts';
import { OPEN_UNHEARD_FOR } from '../meeting/availability.ts';
import { shownOpening } from './attendee.ts';
import { goOn, jobOf, MOST_AT_ONCE } from './bit-by-bit.ts';
import type { DensityCell } from './events.ts';
import { isEventOpen, type Turn } from './turn.ts';
import { attendeeIndex, type Counts, NOBODY, type World } from './world.ts';

/** Numbers change this often, so that nobody can watch one person come or go. */
const COUNTS_EVERY: Milliseconds = 30_000;
/** None below this is given. */
const FEWEST_COUNTED = 5;
/** The side of a density square. */
const DENSITY_CELL: Metres = 8;
/** People in a square are told in such steps: next to an area's exact count, exact squares would give the rest away. */
const DENSITY_STEP = FEWEST_COUNTED;

/** In hundredths of a millisecond, as measured: to look at one person, at an area, and at one who is in it. */
const WORK = { person: 0.1, area: 1, counted: 0.05 } as const;

const given = (count: number): number => (count >= FEWEST_COUNTED ? count : 0);

/** Everybody's numbers, each as they are when the count comes to them; totals are sums of what is given. */
function* counting(world: World): Generator<number, Counts> {
  const present = new Set<string>();
  const open = new Set<string>();
  const cells = new Map<string, DensityCell & { people: number }>();
  for (const me of world.attendees.values()) {
    yield WORK.person;
    const { now } = world;
    if (me.profile === null || me.track === null || now - me.heardAt >= OPEN_UNHEARD_FOR) continue;
    present.add(me.id);
    // Whom a card holds counts for its full time: beside what the map shows, the number would tell who closed meanwhile.
    if (shownOpening(me, now) || me.proposal !== null) open.add(me.id);
    const { level, x, y } = me.track.body;
    const [column, row] = [Math.floor(x / DENSITY_CELL), Math.floor(y / DENSITY_CELL)];
    const key = `${level}|${column}|${row}`;
    const cell = cells.get(key);
    if (cell) cell.people += 1;
    else {
      cells.set(key, { level, x: column * DENSITY_CELL, y: row * DENSITY_CELL, sizeMetres: DENSITY_CELL, people: 1 });
    }
  }
  const index = attendeeIndex(world);
  const { meetingAreas } = world.derived;
  const totals = new Map<string, { present: number; open: number }>();
  for (const { id: area, level, polygon } of world.venue.areas) {
    // A track's area may be a sign's, whose standing point lies on the very edge.
    const { minX, minY, maxX, maxY } = boundsOf((polygon[0] ?? []).map(pointOf));
    const around = { minX: minX - 1, minY: minY - 1, maxX: maxX + 1, maxY: maxY + 1 };
    const count = (among: ReadonlySet<string>) => index.countIn(level, area, around, ({ id }) => among.has(id));
    const [here, willing] = [count(present), count(open)];
    yield WORK.area + WORK.counted * here;
    if (here === 0) continue;
    // How many are in the toilets is told with those around.
    const told = meetingAreas.hidesPlaces(area) ? meetingAreas.namedAs(area) : area;
    const sum = told === null ? null : (totals.get(told) ?? { present: 0, open: 0 });
    if (told !== null && sum) totals.set(told, { present: sum.present + here, open: sum.open + willing });
  }
  const areas = [...totals]
    .map(([area, sum]) => ({ area, present: given(sum.present), open: given(sum.open) }))
    .filter((counts) => counts.present > 0);
  return {
    areas,
    density: [...cells.values()]
      .map((cell) => ({ ...cell, people: cell.people - (cell.people % DENSITY_STEP) }))
      .filter(({ people }) => people > 0),
    present: areas.reduce((sum, counts) => sum + counts.present, 0),
    open: areas.reduce((sum, counts) => sum + counts.open, 0),
  };
}

/**
 * Count everybody when it is time; in a full house bit by bit, so that the numbers come within two seconds. Nobody is here
 * outside the event's hours.
 */
export function countInTime(turn: Turn): void {
  const { world, now } = turn;
  const { derived } = world;
  if (now - world.countedAt >= COUNTS_EVERY) {
    world.countedAt = now;
    derived.counting = jobOf(counting(world), now);
  }
  if (derived.counting === null) return;
  const counts = isEventOpen(turn)
    ? goOn(derived.counting, world.attendees.size > MOST_AT_ONCE ? now : Infinity)
    : NOBODY;
  if (counts === null) return;
  world.counts = counts;
  derived.counting = null;
}

/** What everybody, kiosks too, may know of how full it is: made anew every 30 s. */
export const countsNow = (world: World): Counts => world.counts;

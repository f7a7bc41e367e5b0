/** Counts: how many are here and open in each area, as everybody may know it. Coarse on purpose. */
import type { Metres, Milliseconds } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { pointOf } from '../geometry/vector.ts';
import { OPEN_UNHEARD_FOR } from '../meeting/availability.ts';
import { shownOpening } from './attendee.ts';
import type { DensityCell } from './events.ts';
import { attendeeIndex, type Counts, type World } from './world.ts';

/** Numbers change this often, so that nobody can watch one person come or go. */
export const COUNTS_EVERY: Milliseconds = 30_000;
/** None below this is given. */
const FEWEST_COUNTED = 5;
/** The side of a density square. */
const DENSITY_CELL: Metres = 8;
/** People in a square are told in such steps: next to an area's exact count, exact squares would give the rest away. */
const DENSITY_STEP = FEWEST_COUNTED;

const given = (count: number): number => (count >= FEWEST_COUNTED ? count : 0);

/** Everybody's numbers as they are now; totals are sums of what is given. */
export function countAll(world: World): Counts {
  const { now } = world;
  const present = new Set<string>();
  const open = new Set<string>();
  const cells = new Map<string, DensityCell & { people: number }>();
  for (const me of world.attendees.values()) {
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
  const counted = world.venue.areas
    .map(({ id, level, polygon }) => {
      // A track's area may be a sign's, whose standing point lies on the very edge.
      const { minX, minY, maxX, maxY } = boundsOf((polygon[0] ?? []).map(pointOf));
      const around = { minX: minX - 1, minY: minY - 1, maxX: maxX + 1, maxY: maxY + 1 };
      const count = (among: ReadonlySet<string>) => index.countIn(level, id, around, ({ id: who }) => among.has(who));
      return { area: id, present: count(present), open: count(open) };
    })
    .filter((counts) => counts.present > 0);
  for (const { area, present: here, open: willing } of counted) {
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

/** What everybody, kiosks too, may know of how full it is: made anew every 30 s. */
export const countsNow = (world: World): Counts => world.counts;

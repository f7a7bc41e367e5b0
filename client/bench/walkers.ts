/** A hall full of people who walk. */
import type { Shown } from '../../shared/interest/shown.ts';
import { demoVenue } from '../../shared/venue/demo/demo-venue.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';

/** One person on so many square metres, in a hall that has the form of a phone. */
const WIDE = 100;
const LONG = 200;
const ROOM = 25;
const LEVEL = 'hall';
/** How far a walker gets in a tick of 200 ms, in metres. */
const STEP = 0.26;

export const HALL = { minX: 0, minY: 0, maxX: WIDE, maxY: LONG };

const text = (words: string) => ({ en: words, fr: words });

/** A hall of 100 x 200 m in named rooms of 25 m. */
function hall(): VenueFile {
  const rooms = Array.from({ length: (WIDE * LONG) / ROOM ** 2 }, (_, n) => ({
    n,
    x: (n % (WIDE / ROOM)) * ROOM,
    y: Math.floor(n / (WIDE / ROOM)) * ROOM,
  }));
  return {
    ...demoVenue(),
    id: 'hall',
    name: text('The hall'),
    levels: [{ id: LEVEL, ordinal: 0, name: text('Ground floor'), shortName: '0' }],
    areas: rooms.map(({ n, x, y }) => ({
      id: `room-${n}`,
      level: LEVEL,
      kind: 'room',
      name: text(`Room ${n}`),
      polygon: [
        [
          [x, y],
          [x + ROOM, y],
          [x + ROOM, y + ROOM],
          [x, y + ROOM],
        ],
      ],
      walkable: true,
    })),
    walls: [],
    obstacles: [],
    doors: [],
    connections: [],
    landmarks: [],
    meetingPoints: [],
    markers: [],
  };
}

const within = (at: number, length: number): number => Math.min(length - 0.01, Math.max(0, at));

interface Walker {
  x: number;
  y: number;
  dx: number;
  dy: number;
}

export class Walkers {
  readonly venue = hall();
  readonly #walkers: Walker[];

  /** @param random in [0, 1), seeded */
  constructor(people: number, random: () => number) {
    this.#walkers = Array.from({ length: people }, () => {
      const way = random() * 2 * Math.PI;
      return { x: random() * WIDE, y: random() * LONG, dx: STEP * Math.cos(way), dy: STEP * Math.sin(way) };
    });
  }

  /** Everybody walks for a tick, and turns where the hall ends. */
  walk(): void {
    for (const walker of this.#walkers) {
      walker.x += walker.dx;
      walker.y += walker.dy;
      if (walker.x < 0 || walker.x > WIDE) walker.dx = -walker.dx;
      if (walker.y < 0 || walker.y > LONG) walker.dy = -walker.dy;
    }
  }

  /** Where everybody stands now. */
  shown(): Shown[] {
    return this.#walkers.map(({ x, y }, dot) => ({
      attendee: `a${dot}`,
      dot,
      level: LEVEL,
      placement: { kind: 'spot', x: within(x, WIDE), y: within(y, LONG) },
      age: dot % 9 === 0 ? 'fading' : 'fresh',
      card: { firstName: `Person ${dot}`, gives: [], giveLine: `what ${dot} gives`, simulated: dot % 5 === 0 },
    }));
  }
}

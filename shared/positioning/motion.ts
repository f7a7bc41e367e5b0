/**
 * Motion: bodies that walk. A body exists only for those who move; it follows its path at a walker's pace and walls
 * stop it (matter-js). All of it is derived: whoever owns the paths can make it anew at any time.
 */
import Matter from 'matter-js';
import RBush from 'rbush';
import type { Metres, Milliseconds, Place, Point, Rectangle } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { distanceBetween } from '../geometry/vector.ts';

/** A wall as a straight piece of line on a level. */
export interface WallPiece {
  readonly level: string;
  readonly a: Point;
  readonly b: Point;
}

/** What became of a body in one call of `advance`. */
interface Moved {
  readonly who: string;
  readonly place: Place;
  /** It has come to the end of its path, or cannot go on. */
  readonly ended: 'arrived' | 'stuck' | null;
}

export interface Motion {
  /** Walk along `path` (its first point is where the body stands) at `speed` metres a second. Replaces an older path. */
  walk(who: string, level: string, path: readonly Point[], speed: number): void;
  stop(who: string): void;
  isWalking(who: string): boolean;
  /** Let `span` pass, in steps of at most 50 ms; longer spans than 2 s are cut, so that a stall is no leap. */
  advance(span: Milliseconds): Moved[];
}

/**
 * Steps of 200 ms carry a walker through every wall (measured: 40 of 40). What stops one for certain is that a step is
 * much shorter than from touching a wall to its middle: 0.08 m against 0.23 m here.
 */
const LONGEST_STEP: Milliseconds = 50;
const LONGEST_SPAN: Milliseconds = 2_000;
/** matter-js works in pixels and its tolerances are made for them: a metre is so many of its units. */
const SCALE = 50;
/** Less than the router's own radius, so that a way that the router gives is never stopped at a door. */
const BODY_RADIUS: Metres = 0.15;
const WALL_THICKNESS: Metres = 0.16;
const REACHED: Metres = 0.15;
const STUCK_AFTER: Milliseconds = 4_000;
/** Gaining less than this on the next point in `STUCK_AFTER` means that something is in the way. */
const STUCK_GAIN: Metres = 0.2;
// It would say once in everybody's log that steps over 17 ms are not recommended: the bound above is measured.
Object.assign(Matter.Common, { logLevel: 4 });
const WALL = 0x0001;
const WALKER = 0x0002;

/**
 * Only the walls around walkers are in the engine, since it looks at all that are in it (measured: 2,500 walls cost 11 ms
 * a tick for a single walker). They are gathered for so long ahead, from so far away that nobody can leave them in it.
 */
const GATHERED_FOR: Milliseconds = 2_000;
const GATHERED_WITHIN: Metres = 5;

interface WallBox extends Rectangle {
  readonly piece: WallPiece;
  body: Matter.Body | null;
}

interface Floor {
  readonly engine: Matter.Engine;
  readonly walls: RBush<WallBox>;
  /** How long the walls in the engine are good for. */
  goodFor: Milliseconds;
}

interface Walker {
  readonly level: string;
  readonly body: Matter.Body;
  readonly path: readonly Point[];
  readonly speed: number;
  next: number;
  nearest: Metres;
  sinceGain: Milliseconds;
}

function wallBody({ a, b }: WallPiece): Matter.Body {
  const length = distanceBetween(a, b) + WALL_THICKNESS;
  return Matter.Bodies.rectangle(
    ((a.x + b.x) / 2) * SCALE,
    ((a.y + b.y) / 2) * SCALE,
    length * SCALE,
    WALL_THICKNESS * SCALE,
    {
      isStatic: true,
      angle: Math.atan2(b.y - a.y, b.x - a.x),
      friction: 0,
      collisionFilter: { group: 0, category: WALL, mask: WALKER },
    },
  );
}

const walkerBody = (at: Point): Matter.Body =>
  Matter.Bodies.circle(at.x * SCALE, at.y * SCALE, BODY_RADIUS * SCALE, {
    frictionAir: 0,
    friction: 0,
    inertia: Number.POSITIVE_INFINITY,
    // People do not push each other: walls alone stop them.
    collisionFilter: { group: 0, category: WALKER, mask: WALL },
  });

/** A motion over these walls, with nobody walking. */
export function createMotion(walls: readonly WallPiece[]): Motion {
  const floors = new Map<string, Floor>();
  const walkers = new Map<string, Walker>();

  /** Levels where nobody has walked yet cost nothing. */
  const floorOf = (level: string): Floor => {
    const known = floors.get(level);
    if (known) return known;
    const here = walls.filter((wall) => wall.level === level);
    const floor: Floor = {
      engine: Matter.Engine.create({ gravity: { x: 0, y: 0, scale: 0 } }),
      walls: new RBush<WallBox>().load(here.map((piece) => ({ ...boundsOf([piece.a, piece.b]), piece, body: null }))),
      goodFor: 0,
    };
    floors.set(level, floor);
    return floor;
  };

  const placeOf = ({ level, body }: Walker): Place => ({
    level,
    x: body.position.x / SCALE,
    y: body.position.y / SCALE,
  });

  /** Put the walkers of a level and the walls around them into its engine, and nothing else. */
  const gather = (level: string, floor: Floor): void => {
    const bodies = new Set<Matter.Body>();
    for (const walker of walkers.values()) {
      if (walker.level !== level) continue;
      bodies.add(walker.body);
      const { x, y } = placeOf(walker);
      const around = {
        minX: x - GATHERED_WITHIN,
        minY: y - GATHERED_WITHIN,
        maxX: x + GATHERED_WITHIN,
        maxY: y + GATHERED_WITHIN,
      };
      for (const box of floor.walls.search(around)) {
        box.body ??= wallBody(box.piece);
        bodies.add(box.body);
      }
    }
    Matter.Composite.clear(floor.engine.world, false);
    // In the order of the engine's own sweep, which is slow to sort what comes in disorder.
    Matter.Composite.add(
      floor.engine.world,
      [...bodies].sort((p, q) => p.bounds.min.x - q.bounds.min.x),
    );
    floor.goodFor = GATHERED_FOR;
  };

  const stop = (who: string): void => {
    const walker = walkers.get(who);
    if (!walker) return;
    Matter.Composite.remove(floorOf(walker.level).engine.world, walker.body);
    walkers.delete(who);
  };

  /** Aim at the next point of the path that is not reached yet; says how this walker stands. */
  const steer = (walker: Walker, step: Milliseconds): Moved['ended'] => {
    const at = placeOf(walker);
    let goal = walker.path[walker.next];
    while (goal && distanceBetween(at, goal) <= REACHED) {
      walker.next += 1;
      walker.nearest = Infinity;
      walker.sinceGain = 0;
      goal = walker.path[walker.next];
    }
    if (!goal) return 'arrived';
    const left = distanceBetween(at, goal);
    if (left < walker.nearest - STUCK_GAIN) {
      walker.nearest = left;
      walker.sinceGain = 0;
    } else {
      walker.sinceGain += step;
      if (walker.sinceGain >= STUCK_AFTER) return 'stuck';
    }
    const speed = Math.min(walker.speed, (left * 1000) / step);
    // matter-js counts velocity in units a sixtieth of a second.
    const unit = (speed * SCALE) / 60 / left;
    Matter.Body.setVelocity(walker.body, { x: (goal.x - at.x) * unit, y: (goal.y - at.y) * unit });
    return null;
  };

  return {
    walk(who, level, path, speed) {
      stop(who);
      const [from] = path;
      if (!from) return;
      const body = walkerBody(from);
      // The walls around a new walker are gathered with the next step.
      floorOf(level).goodFor = 0;
      walkers.set(who, { level, body, path, speed, next: 1, nearest: Infinity, sinceGain: 0 });
    },
    stop,
    isWalking: (who) => walkers.has(who),
    advance(span) {
      const ended = new Map<string, Moved>();
      let left = Math.min(span, LONGEST_SPAN);
      while (left > 0 && walkers.size > ended.size) {
        const step = Math.min(LONGEST_STEP, left);
        left -= step;
        const levels = new Set<string>();
        for (const [who, walker] of walkers) {
          if (ended.has(who)) continue;
          const end = steer(walker, step);
          if (end === null) {
            levels.add(walker.level);
            continue;
          }
          Matter.Body.setVelocity(walker.body, { x: 0, y: 0 });
          ended.set(who, { who, place: placeOf(walker), ended: end });
        }
        for (const level of levels) {
          const floor = floorOf(level);
          if (floor.goodFor < step) gather(level, floor);
          floor.goodFor -= step;
          Matter.Engine.update(floor.engine, step);
        }
      }
      const moved = [...walkers].map(([who, walker]) => ended.get(who) ?? { who, place: placeOf(walker), ended: null });
      for (const who of ended.keys()) stop(who);
      return moved;
    },
  };
}

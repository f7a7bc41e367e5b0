/** The walls of one level, and the physics engine (matter-js) that stops whoever walks close to them. */
import Matter from 'matter-js';
import RBush from 'rbush';
import type { Metres, Milliseconds, Point, Rectangle } from '../geometry/point.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { segmentDistance } from '../geometry/segment.ts';
import { distanceBetween } from '../geometry/vector.ts';

/** A wall as a straight piece of line on a level. */
export interface WallPiece {
  readonly level: string;
  readonly a: Point;
  readonly b: Point;
}

/** matter-js works in pixels and its tolerances are made for them: a metre is so many of its units. */
const SCALE = 50;
/** Less than the router's own radius, so that a way that the router gives is never stopped at a door. */
const BODY_RADIUS: Metres = 0.15;
const WALL_THICKNESS: Metres = 0.16;
/** Whose middle stays so far from the middle of every wall touches none. */
const UNTOUCHED: Metres = BODY_RADIUS + WALL_THICKNESS / 2 + 0.01;
// It would say once in everybody's log that steps over 17 ms are not recommended: their bound is measured.
Object.assign(Matter.Common, { logLevel: 4 });
const WALL = 0x0001;
const WALKER = 0x0002;

/**
 * Only the walls around its walkers are in the engine, since it looks at all that are in it (measured: 2,500 walls cost
 * 11 ms a tick for a single walker). They are gathered for so long ahead, from so far away that nobody can leave them in it.
 */
const GATHERED_FOR: Milliseconds = 1_000;
const GATHERED_WITHIN: Metres = 2.5;

interface WallBox extends Rectangle {
  readonly piece: WallPiece;
  body: Matter.Body | null;
}

export interface WallEngine {
  /** Whether a body that walks straight from here to there touches no wall. */
  isClear(from: Point, to: Point): boolean;
  /** Take somebody into the engine, at this place. */
  hold(at: Point): Matter.Body;
  letGo(body: Matter.Body): void;
  /** Let time pass; those who are held walk at the velocities that they were given. */
  step(span: Milliseconds): void;
}

/** Give a body that is held a velocity in metres a second. */
export const push = (body: Matter.Body, x: number, y: number): void =>
  // matter-js counts velocity in units a sixtieth of a second.
  Matter.Body.setVelocity(body, { x: (x * SCALE) / 60, y: (y * SCALE) / 60 });

export const placeOf = ({ position }: Matter.Body): Point => ({ x: position.x / SCALE, y: position.y / SCALE });

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

const around = ({ x, y }: Point, by: Metres): Rectangle => ({ minX: x - by, minY: y - by, maxX: x + by, maxY: y + by });

/** The engine of a level with these walls, with nobody in it. */
export function createWallEngine(walls: readonly WallPiece[]): WallEngine {
  // Walls alone push, and never two walkers: half of the usual rounds do (held by PO 13 and PO 73).
  const engine = Matter.Engine.create({
    gravity: { x: 0, y: 0, scale: 0 },
    positionIterations: 3,
    velocityIterations: 2,
    constraintIterations: 0,
  });
  const tree = new RBush<WallBox>().load(
    walls.map((piece) => ({ ...boundsOf([piece.a, piece.b]), piece, body: null })),
  );
  const held = new Set<Matter.Body>();
  const gathered = new Set<Matter.Body>();
  let goodFor: Milliseconds = 0;

  /** The walls around a body that are not in the engine yet. */
  function* wallsAround(body: Matter.Body): Generator<Matter.Body> {
    for (const box of tree.search(around(placeOf(body), GATHERED_WITHIN))) {
      box.body ??= wallBody(box.piece);
      if (gathered.has(box.body)) continue;
      gathered.add(box.body);
      yield box.body;
    }
  }

  /** Put those who are held and the walls around them into the engine, and nothing else. */
  function gather(): void {
    gathered.clear();
    const bodies = [...held].flatMap((body) => [body, ...wallsAround(body)]);
    Matter.Composite.clear(engine.world, false);
    // In the order of the engine's own sweep, which is slow to sort what comes in disorder.
    Matter.Composite.add(
      engine.world,
      bodies.sort((p, q) => p.bounds.min.x - q.bounds.min.x),
    );
    goodFor = GATHERED_FOR;
  }

  return {
    isClear(from, to) {
      const { minX, minY, maxX, maxY } = boundsOf([from, to]);
      const reach = {
        minX: minX - UNTOUCHED,
        minY: minY - UNTOUCHED,
        maxX: maxX + UNTOUCHED,
        maxY: maxY + UNTOUCHED,
      };
      for (const { piece } of tree.search(reach)) {
        if (segmentDistance(from, to, piece.a, piece.b) < UNTOUCHED) return false;
      }
      return true;
    },
    hold(at) {
      const body = walkerBody(at);
      held.add(body);
      Matter.Composite.add(engine.world, [body, ...wallsAround(body)]);
      return body;
    },
    letGo(body) {
      held.delete(body);
      Matter.Composite.remove(engine.world, body);
    },
    step(span) {
      if (held.size === 0) return;
      if (goodFor < span) gather();
      goodFor -= span;
      Matter.Engine.update(engine, span);
    },
  };
}

/** Bodies that touch each other or walls, moved by the physics engine (matter-js), on one level. */
import Matter from 'matter-js';
import type { Metres, Milliseconds } from '../../geometry/point.ts';
import { distanceBetween } from '../../geometry/vector.ts';
import type { WallPiece } from '../../positioning/wall-engine.ts';
import type { FloorWalls } from './floor-walls.ts';
import { BODY_RADIUS, type Mover } from './mover.ts';

/** matter-js works in pixels and its tolerances are made for them: a metre is so many of its units. */
const SCALE = 50;
/** Walls are thin here, so that a door is as wide as it is drawn; that none is crossed is looked at after each step. */
const WALL_THICKNESS: Metres = 0.06;
// It would say once in everybody's log that steps over 17 ms are not recommended: their bound is measured.
Object.assign(Matter.Common, { logLevel: 4 });
const WALL = 0x0001;
const BODY = 0x0002;
/** Walls are gathered around who is close to them, for so long ahead. */
const GATHERED_FOR: Milliseconds = 500;
const GATHERED_WITHIN: Metres = 1.5;

function wallBody({ a, b }: WallPiece): Matter.Body {
  return Matter.Bodies.rectangle(
    ((a.x + b.x) / 2) * SCALE,
    ((a.y + b.y) / 2) * SCALE,
    Math.max(distanceBetween(a, b), WALL_THICKNESS) * SCALE,
    WALL_THICKNESS * SCALE,
    {
      isStatic: true,
      angle: Math.atan2(b.y - a.y, b.x - a.x),
      friction: 0,
      frictionStatic: 0,
      collisionFilter: { group: 0, category: WALL, mask: BODY },
    },
  );
}

const circle = (): Matter.Body =>
  Matter.Bodies.circle(0, 0, BODY_RADIUS * SCALE, {
    frictionAir: 0,
    friction: 0,
    frictionStatic: 0,
    restitution: 0,
    slop: 0.5,
    inertia: Number.POSITIVE_INFINITY,
    collisionFilter: { group: 0, category: BODY, mask: BODY | WALL },
  });

/** Put a body where its mover is; which is slow, and mostly so already. */
function place(body: Matter.Body, { x, y }: Mover): void {
  const off = Math.abs(body.position.x - x * SCALE) + Math.abs(body.position.y - y * SCALE);
  if (off > 1e-6) Matter.Body.setPosition(body, { x: x * SCALE, y: y * SCALE });
}

/** The engine of one level. */
export class Touching {
  readonly #walls: FloorWalls;
  readonly #engine = Matter.Engine.create({ gravity: { x: 0, y: 0, scale: 0 } });
  readonly #bodies = new Map<Mover, Matter.Body>();
  readonly #held = new Set<Mover>();
  readonly #pieces = new Map<WallPiece, Matter.Body>();
  #goodFor: Milliseconds = 0;

  constructor(walls: FloorWalls) {
    this.#walls = walls;
  }

  /** Who is moved by the engine now. */
  get held(): ReadonlySet<Mover> {
    return this.#held;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Take somebody into the engine as they stand now. */
  hold(mover: Mover): void {
    if (this.#held.has(mover)) return;
    this.#held.add(mover);
    this.#goodFor = 0;
  }

  letGo(mover: Mover): void {
    if (this.#held.delete(mover)) this.#goodFor = 0;
  }

  /** Let time pass; all who are held go as they wish, as far as the others and the walls let them. */
  step(span: Milliseconds): void {
    if (this.#held.size === 0) return;
    if (this.#goodFor <= 0) this.#gather();
    this.#goodFor -= span;
    for (const mover of this.#held) {
      const body = this.#bodyOf(mover);
      place(body, mover);
      // matter-js counts velocity in units a sixtieth of a second.
      Matter.Body.setVelocity(body, { x: (mover.wishX * SCALE) / 60, y: (mover.wishY * SCALE) / 60 });
    }
    Matter.Engine.update(this.#engine, span);
    for (const mover of this.#held) {
      const { position } = this.#bodyOf(mover);
      const to = { x: position.x / SCALE, y: position.y / SCALE };
      if (!this.#walls.isFree(mover, to)) continue;
      mover.x = to.x;
      mover.y = to.y;
    }
  }

  #bodyOf(mover: Mover): Matter.Body {
    let body = this.#bodies.get(mover);
    if (body === undefined) {
      body = circle();
      this.#bodies.set(mover, body);
    }
    const scale = mover.radius / ((body.circleRadius ?? BODY_RADIUS * SCALE) / SCALE);
    if (Math.abs(scale - 1) > 0.01) Matter.Body.scale(body, scale, scale);
    return body;
  }

  /** Put those who are held and the walls around them into the engine, in the order of its own sweep. */
  #gather(): void {
    const bodies = new Set<Matter.Body>();
    for (const mover of this.#held) {
      const body = this.#bodyOf(mover);
      place(body, mover);
      bodies.add(body);
      if (!this.#walls.isNear(mover.x, mover.y, GATHERED_WITHIN)) continue;
      for (const piece of this.#walls.near(mover.x, mover.y)) {
        let wall = this.#pieces.get(piece);
        if (wall === undefined) {
          wall = wallBody(piece);
          this.#pieces.set(piece, wall);
        }
        bodies.add(wall);
      }
    }
    Matter.Composite.clear(this.#engine.world, false);
    Matter.Composite.add(
      this.#engine.world,
      [...bodies].sort((p, q) => p.bounds.min.x - q.bounds.min.x),
    );
    this.#goodFor = GATHERED_FOR;
  }
}

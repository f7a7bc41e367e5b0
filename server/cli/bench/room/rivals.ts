/** What the room is measured against on Colyseus itself: a room that does nothing, and one StateView a phone. */
import { type Client, Room } from '@colyseus/core';
import { type SchemaType, StateView, schema, t } from '@colyseus/schema';
import type { Rectangle } from '../../../../shared/geometry/point.ts';
import type { Shown } from '../../../../shared/interest/shown.ts';
import { advance, shownNow, visibleTo } from '../../../../shared/world/index.ts';
import { SURROUNDINGS_METRES } from '../../../room/frames.ts';
import { type FullHall, NO_OUTLET } from './full-hall.ts';
import { NEAR_VIEW } from './tick-cost.ts';

interface Created {
  readonly event: string;
}

/** A room without state or messages of its own: what joining costs on Colyseus at least. */
export class BareRoom extends Room {
  override autoDispose = false;

  override onCreate({ event }: Created): void {
    this.roomId = event;
    this.onMessage('*', () => {});
  }
}

const DotState = schema({ x: t.float32(), y: t.float32(), name: t.string(), give: t.string() }, 'BenchDot');
const FloorState = schema({ dots: t.map(DotState).view() }, 'BenchFloor');

/** Who comes into or leaves a view is looked at once in so many ticks, a fifth of the phones each. */
const LOOK_EVERY = 5;

/** The same World at the same rate, told by one StateView a phone: who is in its view or around its person. */
export function stateViewRoom(hall: FullHall, tickMs: number, onTick: (run: () => void) => void) {
  const { world, host } = hall;
  return class StateViewRoom extends Room<{ state: SchemaType<typeof FloorState> }> {
    override state = new FloorState();
    override autoDispose = false;
    override patchRate = tickMs;
    readonly seen = new Map<Client, { readonly person: string; readonly dots: Set<number> }>();
    ticks = 0;

    override onCreate({ event }: Created): void {
      this.roomId = event;
      this.onMessage('*', () => {});
      this.setTimestep(() => onTick(() => this.tick()), tickMs);
    }

    override async onJoin(client: Client, { ticket }: { readonly ticket: string }): Promise<void> {
      client.view = new StateView();
      this.seen.set(client, { person: ticket, dots: new Set() });
      // The host is told of nobody's phone, so it sends none of its own frames.
      hall.speaksFor(await host.connect(ticket, NO_OUTLET, true));
      hall.joins(ticket);
    }

    tick(): void {
      this.ticks += 1;
      advance(world, hall.now);
      const shown = new Map<number, Shown>();
      for (const one of shownNow(world)) if (one.placement.kind === 'spot') shown.set(one.dot, one);
      this.show(shown);
      let turn = this.ticks;
      for (const [client, { person, dots }] of this.seen) {
        if (turn++ % LOOK_EVERY === 0) this.look(client, person, dots, shown);
      }
    }

    /** Write where everybody is into the state. */
    show(shown: ReadonlyMap<number, Shown>): void {
      const { dots } = this.state;
      for (const key of [...dots.keys()]) if (!shown.has(Number(key))) dots.delete(key);
      for (const [number, { placement, card }] of shown) {
        if (placement.kind !== 'spot') continue;
        const { x, y } = placement;
        const dot = dots.get(String(number));
        if (dot === undefined) {
          dots.set(String(number), new DotState({ x, y, name: card.firstName, give: card.giveLine }));
          continue;
        }
        dot.x = x;
        dot.y = y;
      }
    }

    /** Put who is to be seen into the view, and take out who is not. */
    look(client: Client, person: string, dots: Set<number>, shown: ReadonlyMap<number, Shown>): void {
      const { own, hidden, shared } = visibleTo(world, person);
      const wanted = new Set<number>();
      const around = own.body && aroundOf(own.body);
      for (const [number, { placement, attendee }] of shared && around ? shown : []) {
        if (around && placement.kind === 'spot' && isIn(around, placement) && !hidden.has(attendee)) wanted.add(number);
      }
      for (const number of dots) {
        if (wanted.has(number)) continue;
        const dot = this.state.dots.get(String(number));
        if (dot !== undefined) client.view?.remove(dot);
        dots.delete(number);
      }
      for (const number of wanted) {
        if (dots.has(number)) continue;
        const dot = this.state.dots.get(String(number));
        if (dot !== undefined) client.view?.add(dot);
        dots.add(number);
      }
    }
  };
}

/** As much as a phone that is zoomed to its surroundings is told by frames. */
function aroundOf({ x, y }: { readonly x: number; readonly y: number }): Rectangle {
  const wide = Math.max(NEAR_VIEW.width / 2, SURROUNDINGS_METRES);
  const high = Math.max(NEAR_VIEW.height / 2, SURROUNDINGS_METRES);
  return { minX: x - wide, minY: y - high, maxX: x + wide, maxY: y + high };
}

const isIn = ({ minX, minY, maxX, maxY }: Rectangle, { x, y }: { readonly x: number; readonly y: number }): boolean =>
  x >= minX && x <= maxX && y >= minY && y <= maxY;

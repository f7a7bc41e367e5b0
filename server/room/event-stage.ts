/** The events that run on this server, each with its room. They begin and end while it runs. */
import { matchMaker } from '@colyseus/core';
import { ROOM_NAME } from '../../shared/protocol/version.ts';
import { type EventHouse, type EventSource, type OpenEvent, openEvent } from '../open-event.ts';

export interface EventStage {
  /** Those that run now: the same list always, which grows and shrinks. */
  readonly events: readonly OpenEvent[];
  /** Those that gave way to the next one in their venue, while meetings of theirs may be kept: likewise the same list. */
  readonly past: readonly OpenEvent[];
  /** Both by their ids, which are their rooms' too. */
  readonly rooms: ReadonlyMap<string, OpenEvent>;
  /** Open this event; once the server has begun, phones may come when it resolves. */
  open(source: EventSource): Promise<OpenEvent>;
  /** Open an event that has given way already. */
  openPast(source: EventSource): Promise<void>;
  /** Let this event give way: its lines end with this code, and whoever may look back at it comes again. */
  giveWay(id: string, code: number): void;
  /** End this event's lines with this code and its room, and resolve when everything of it is written down. */
  end(id: string, code: number): Promise<void>;
  /** Give every event its room, and each from now on. */
  begin(): Promise<void>;
}

/** @param changed is told whenever an event has begun or ended */
export function openStage(house: EventHouse, changed: () => void): EventStage {
  const events: OpenEvent[] = [];
  const past: OpenEvent[] = [];
  const rooms = new Map<string, OpenEvent>();
  let begun = false;

  async function giveRoom(event: OpenEvent): Promise<void> {
    await matchMaker.createRoom(ROOM_NAME, { event: event.plan.id });
    event.startCrowd();
  }

  async function openIn(source: EventSource): Promise<OpenEvent> {
    const { id } = source.plan;
    if (rooms.has(id)) throw new Error(`the event "${id}" runs already`);
    const event = await openEvent(source, house);
    rooms.set(id, event);
    if (begun) await giveRoom(event);
    return event;
  }

  const takeOut = (from: OpenEvent[], event: OpenEvent) => from.splice(from.indexOf(event) >>> 0, 1);

  return {
    events,
    past,
    rooms,
    async open(source) {
      const event = await openIn(source);
      // Pages are told of it only when there is a room to come to.
      events.push(event);
      changed();
      return event;
    },
    async openPast(source) {
      past.push(await openIn({ ...source, crowd: 0 }));
    },
    giveWay(id, code) {
      const event = rooms.get(id);
      if (event === undefined || past.includes(event)) return;
      takeOut(events, event);
      past.push(event);
      changed();
      event.stopCrowd();
      for (const client of matchMaker.getLocalRoomById(id)?.clients ?? []) client.leave(code);
    },
    async end(id, code) {
      const event = rooms.get(id);
      if (event === undefined) return;
      takeOut(events, event);
      takeOut(past, event);
      rooms.delete(id);
      changed();
      event.stopCrowd();
      await event.close(code);
      await matchMaker.getLocalRoomById(id)?.disconnect(code);
    },
    async begin() {
      begun = true;
      for (const event of [...events, ...past]) await giveRoom(event);
    },
  };
}

/** The events that run on this server, each with its room. They begin and end while it runs. */
import { matchMaker } from '@colyseus/core';
import { ROOM_NAME } from '../../shared/protocol/version.ts';
import { type EventHouse, type EventSource, type OpenEvent, openEvent } from '../open-event.ts';

export interface EventStage {
  /** Those that run now: the same list always, which grows and shrinks. */
  readonly events: readonly OpenEvent[];
  /** The same by their ids, which are their rooms' too. */
  readonly rooms: ReadonlyMap<string, OpenEvent>;
  /** Open this event; once the server has begun, phones may come when it resolves. */
  open(source: EventSource): Promise<OpenEvent>;
  /** End this event's lines with this code and its room, and resolve when everything of it is written down. */
  end(id: string, code: number): Promise<void>;
  /** Give every event its room, and each from now on. */
  begin(): Promise<void>;
}

/** @param changed is told whenever an event has begun or ended */
export function openStage(house: EventHouse, changed: () => void): EventStage {
  const events: OpenEvent[] = [];
  const rooms = new Map<string, OpenEvent>();
  let begun = false;

  async function giveRoom(event: OpenEvent): Promise<void> {
    await matchMaker.createRoom(ROOM_NAME, { event: event.plan.id });
    event.startCrowd();
  }

  return {
    events,
    rooms,
    async open(source) {
      const { id } = source.plan;
      if (rooms.has(id)) throw new Error(`the event "${id}" runs already`);
      const event = await openEvent(source, house);
      rooms.set(id, event);
      if (begun) await giveRoom(event);
      // Pages are told of it only when there is a room to come to.
      events.push(event);
      changed();
      return event;
    },
    async end(id, code) {
      const event = rooms.get(id);
      if (event === undefined) return;
      events.splice(events.indexOf(event), 1);
      rooms.delete(id);
      changed();
      event.stopCrowd();
      await event.close(code);
      await matchMaker.getLocalRoomById(id)?.disconnect(code);
    },
    async begin() {
      begun = true;
      for (const event of events) await giveRoom(event);
    },
  };
}

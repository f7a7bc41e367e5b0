/** The protocol's version: raised by one whenever an older page could not read or say what the server wants. */
export const PROTOCOL_VERSION = 4;

/** The name of the Colyseus room; its filter is the event's id. */
export const ROOM_NAME = 'venue';

/** Colyseus message types. Commands and notices are msgpack, frames are bytes. */
export const MESSAGE = {
  /** phone -> server: {@link import('./commands.ts').CommandEnvelope} */
  command: 'c',
  /** server -> phone: {@link import('./notices.ts').Notice} */
  notice: 'n',
  /** server -> phone: a piece of floor that is equal for all who may see it (shared/interest). */
  floor: 'f',
  /** server -> phone: what only this viewer may know (shared/interest). */
  own: 'o',
} as const;

/** WebSocket close codes of our own (4000-4999 is the application's range, Colyseus uses 4000-4010 and 4200s). */
export const CLOSE = {
  /** The same person opened another tab or phone: that one goes on. */
  continuedElsewhere: 4801,
  /** The page speaks another protocol version: reload it. */
  otherVersion: 4802,
  /** The connection broke the rules (flood, malformed). */
  misbehaved: 4803,
  /** The event's day has ended while this phone slept: come anew. */
  forgotten: 4805,
  /** The organizer has put this person out. A page may come back as a guest, and is told then that its code is dead. */
  putOut: 4806,
  /** The event is closed. */
  closed: 4804,
} as const;

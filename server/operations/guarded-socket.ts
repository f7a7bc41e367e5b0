/** A phone's socket as the server hears it: what floods it, or is no message, ends it before anything else is done. */
import { CloseCode, Protocol } from '@colyseus/core';
import { WebSocket } from 'ws';
import type { Cuts } from './cuts.ts';

/** A person taps a few times a second at most; a page adds one message every 8 s, and its socket a pong every 5 s. */
const MOST_FRAMES_A_SECOND = 20;
const SECOND = 1_000;

/** What pages send; whatever else the network library would read is none of ours. */
const SENT_BY_PAGES: ReadonlySet<number | undefined> = new Set([
  Protocol.JOIN_ROOM,
  Protocol.LEAVE_ROOM,
  Protocol.ROOM_DATA,
  Protocol.PING,
]);

const HEARD = new Set<string | symbol>(['message', 'ping', 'pong']);

/**
 * The class of sockets that count what they cut here. A socket that is closing hears nothing more, and one that floods
 * is read no more.
 * @param clock milliseconds, from anywhere
 */
export function guardedSockets(cuts: Cuts, clock: () => number): typeof WebSocket {
  return class GuardedSocket extends WebSocket {
    #secondEnds = 0;
    #frames = 0;
    #hears = false;

    override emit(event: string | symbol, ...args: readonly unknown[]): boolean {
      if (event === 'error' && this.#isBreach(args[0])) return true;
      if (!HEARD.has(event)) return super.emit(event, ...args);
      if (this.readyState !== WebSocket.OPEN) return true;
      if (this.#floods()) return this.#cut('flood');
      if (event !== 'message') return super.emit(event, ...args);
      const [bytes, isBinary] = args;
      if (isBinary !== true || !Buffer.isBuffer(bytes) || !SENT_BY_PAGES.has(bytes[0])) return this.#cut('malformed');
      this.#hears = true;
      try {
        return super.emit(event, ...args);
      } catch {
        // The network library reads some bytes without a net below it.
        return this.#cut('malformed');
      } finally {
        this.#hears = false;
      }
    }

    override close(code?: number, data?: string | Buffer): void {
      // So the network library answers bytes that it cannot unpack.
      if (this.#hears && code === CloseCode.WITH_ERROR) cuts.cut('malformed');
      super.close(code, data);
    }

    #floods(): boolean {
      const now = clock();
      if (now >= this.#secondEnds) {
        this.#secondEnds = now + SECOND;
        this.#frames = 0;
      }
      this.#frames += 1;
      return this.#frames > MOST_FRAMES_A_SECOND;
    }

    /** An error of the other side's making, which is counted and needs no line in the log. */
    #isBreach(error: unknown): boolean {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!code.startsWith('WS_ERR_')) return false;
      cuts.cut(code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'oversized' : 'malformed');
      return true;
    }

    /** The phone may come back: one that was stuck in a tunnel may say a minute's worth at once. */
    #cut(reason: 'flood' | 'malformed'): true {
      cuts.cut(reason);
      super.close(CloseCode.WITH_ERROR);
      // Its own network holds what it still sends; this process does not even take it apart.
      if (reason === 'flood') this.pause();
      return true;
    }
  };
}

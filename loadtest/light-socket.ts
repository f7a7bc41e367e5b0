/** The sockets of this process' links: those of `ws`, which cost a third of Node's own, and what comes over them counted. */
import { WebSocket } from 'ws';

let bytes = 0;

class LightSocket extends WebSocket {
  constructor(address: string) {
    super(address, { perMessageDeflate: false });
    this.on('message', (data: Buffer) => {
      bytes += data.byteLength;
    });
  }
}

/** From now on links use these. Call it before the first link is opened, which is when the SDK looks for them. */
export function useLightSockets(): void {
  Object.assign(globalThis, { WebSocket: LightSocket });
}

/** The payload of all messages so far, in bytes. */
export const receivedBytes = (): number => bytes;

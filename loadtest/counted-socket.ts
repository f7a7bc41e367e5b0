/** Counts what comes over all WebSockets of this process: the payload of every message, whatever it was about. */
const NativeSocket = globalThis.WebSocket;

let bytes = 0;

class CountedSocket extends NativeSocket {
  constructor(...args: ConstructorParameters<typeof NativeSocket>) {
    super(...args);
    this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) bytes += data.byteLength;
      else if (typeof data === 'string') bytes += Buffer.byteLength(data);
    });
  }
}

/** From now on sockets are counted. Call it before the first link is opened, which is when the SDK looks for them. */
export function countSockets(): void {
  globalThis.WebSocket = CountedSocket;
}

/** How many bytes have come so far. */
export const receivedBytes = (): number => bytes;

/**
 * How long the body of a request may take. Fifteen seconds for everybody: who sends slower holds a connection for nothing.
 * A route behind the organizers' door may have more patience with a large file on a slow line, as long as it keeps coming.
 */
import type { IncomingMessage, Server } from 'node:http';

/** A request has this long to be whole. */
const REQUEST_TIMEOUT_MS = 15_000;

/** Of a long body this much has to come in each stretch of time, and all of it in the whole. */
export const LONG_BODY = { stretchMs: 15_000, leastBytes: 100_000, wholeMs: 600_000 };

type Request = Pick<IncomingMessage, 'complete' | 'headers'> & {
  once(event: 'end' | 'close', act: () => void): unknown;
  readonly socket: Pick<IncomingMessage['socket'], 'bytesRead'>;
};

const impatient = new WeakMap<object, () => void>();

/**
 * Ends this request when its body is not here in time. To be called when its head is.
 * @param end ends the connection, as one that does not go on
 */
export function boundBody(request: Request, end: () => void): void {
  if (request.headers['content-length'] === undefined || request.headers['content-length'] === '0') return;
  let timer: NodeJS.Timeout | undefined;
  const after = (ms: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(() => !request.complete && act(), ms);
    timer.unref();
  };
  after(REQUEST_TIMEOUT_MS, end);
  const stop = () => clearTimeout(timer);
  request.once('end', stop);
  request.once('close', stop);
  impatient.set(request, () => {
    let stretches = LONG_BODY.wholeMs / LONG_BODY.stretchMs;
    const wait = (before: number) =>
      after(LONG_BODY.stretchMs, () => {
        const now = request.socket.bytesRead;
        stretches--;
        if (stretches <= 0 || now - before < LONG_BODY.leastBytes) end();
        else wait(now);
      });
    wait(request.socket.bytesRead);
  });
}

/** Lets the body of this request take longer: whoever sends it has shown who they are, and is to send a large file. */
export function letTakeLong(request: object): void {
  impatient.get(request)?.();
  impatient.delete(request);
}

/** What Node says of a request that does not go on. */
export function endHalfOpen(server: Server, request: IncomingMessage): void {
  const error = Object.assign(new Error('the body does not come'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  server.emit('clientError', error, request.socket);
}

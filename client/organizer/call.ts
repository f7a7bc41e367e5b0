/** How the organizer's page asks the server: one call, its answer or why there is none. */

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * `wrong-token`: the server knows the page, but not this token (any more). `role`: this token may not do that. `refused`:
 * `value` says why. `lost`: no answer, or none that makes sense.
 */
export type Called<T> =
  | { readonly ok: true; readonly status: number; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly value: unknown; readonly why: Trouble };

type Trouble = 'wrong-token' | 'role' | 'refused' | 'lost';

const WITHIN_MS = 10_000;

/** Above so many letters a body is worth compressing. */
const WORTH_IT = 64_000;

interface Sent {
  readonly body: BodyInit | null;
  readonly headers: Readonly<Record<string, string>>;
}

async function sent(body: unknown): Promise<Sent> {
  if (body === undefined) return { body: null, headers: {} };
  if (body instanceof Blob) return { body, headers: { 'content-type': body.type || 'application/octet-stream' } };
  const json = JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  if (json.length < WORTH_IT) return { body: json, headers };
  const zipped = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: await new Response(zipped).blob(), headers: { ...headers, 'content-encoding': 'gzip' } };
}

/** What a body that is no JSON says: nothing. */
const jsonIn = (answer: Response): Promise<unknown> => answer.json().catch(() => null);

/**
 * Ask. Never throws.
 * @param body JSON, or bytes as a Blob; a long JSON is compressed
 * @param withinMs how long an answer is waited for
 */
export async function call<T>(
  token: string,
  method: Method,
  path: string,
  body?: unknown,
  withinMs = WITHIN_MS,
): Promise<Called<T>> {
  try {
    const { body: bytes, headers } = await sent(body);
    const answer = await fetch(path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      body: bytes,
      signal: AbortSignal.timeout(withinMs),
    });
    const { status } = answer;
    if (answer.ok) return { ok: true, status, value: await answer.json() };
    const value = await jsonIn(answer);
    const why = status === 401 ? 'wrong-token' : status === 403 ? 'role' : status < 500 ? 'refused' : 'lost';
    return { ok: false, status, value, why };
  } catch {
    return { ok: false, status: 0, value: null, why: 'lost' };
  }
}

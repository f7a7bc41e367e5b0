/** Documents of signs, fetched with the token. */

export interface Printed {
  /** An address of the document in this page alone; give it back to `URL.revokeObjectURL`. */
  readonly url: string;
  readonly name: string;
  readonly pages: number;
  /** Letters that no font has. */
  readonly missing: string;
}

const WITHIN_MS = 130_000;

/** Never throws. */
export async function fetchPrint(
  token: string,
  query: URLSearchParams,
  ending?: AbortSignal,
): Promise<Printed | 'busy' | 'lost'> {
  const signals = [AbortSignal.timeout(WITHIN_MS), ...(ending === undefined ? [] : [ending])];
  try {
    const answer = await fetch(`/api/organizer/signs/print?${query}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.any(signals),
    });
    if (answer.status === 503) return 'busy';
    if (!answer.ok) return 'lost';
    const [, name = 'signs'] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
    return {
      url: URL.createObjectURL(await answer.blob()),
      name,
      pages: Number(answer.headers.get('x-pages')),
      missing: decodeURIComponent(answer.headers.get('x-missing') ?? ''),
    };
  } catch {
    return 'lost';
  }
}

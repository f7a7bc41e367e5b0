/** The venue's gateways, as the server hears of them: what they hear of the badges that bots wear, every second. */
import type { Tally } from './tally.ts';

/** What the gateways around hear of somebody now. */
export type Ear = () => readonly { readonly anchor: string; readonly rssiDbm: number }[];

/** One report holds no more. */
const MOST_REPORTS = 1_000;
const WITHIN_MS = 10_000;

/** Posts what is heard of these badges, in the server's own format; what is not taken is an error. */
export async function report(
  endpoint: string,
  token: string,
  worn: Iterable<{ readonly badge: string; readonly ear: Ear }>,
  now: number,
  tally: Tally,
): Promise<void> {
  const reports = [...worn].flatMap(({ badge, ear }) =>
    ear().map(({ anchor, rssiDbm }) => ({ gateway: anchor, badge, rssi: rssiDbm, time: now })),
  );
  for (let at = 0; at < reports.length; at += MOST_REPORTS) {
    const answer = await fetch(`${endpoint}/api/sightings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(reports.slice(at, at + MOST_REPORTS)),
      signal: AbortSignal.timeout(WITHIN_MS),
    }).catch(() => null);
    if (answer === null) tally.fault('a gateway’s report was not answered');
    else if (!answer.ok) tally.fault(`a gateway’s report was answered with ${answer.status}`);
    await answer?.body?.cancel();
  }
}

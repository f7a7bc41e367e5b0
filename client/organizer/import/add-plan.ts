/** Puts a picture of a plan under a level of the draft; its scale is set in the editor. */
import type { DraftAnswer, PlanPicture } from '../../../shared/protocol/organizer.ts';
import type { VenueFile } from '../../../shared/venue/venue-file.ts';
import type { Desk } from '../desk.ts';
import type { PlanBytes } from './plan-picture.ts';

/** A picture that nothing is known of is taken for one of a house this wide, in metres, until its scale is set. */
const USUAL_WIDTH = 60;

/** A slow line has ten minutes to bring a large picture. */
const SEND_MS = 630_000;
const TRIES = 3;

/** The picture where the level's own plan lies, if anything is drawn there. */
export function laidPlan(venue: VenueFile, level: string, id: string, { widthPx, heightPx }: PlanBytes): PlanPicture {
  const corners = venue.areas.filter((area) => area.level === level).flatMap(({ polygon }) => polygon[0] ?? []);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = corners.length === 0 ? [0, 0] : [Math.min(...xs), Math.min(...ys)];
  const width = corners.length === 0 ? USUAL_WIDTH : Math.max(1, Math.max(...xs) - left);
  const size = { widthPx, heightPx, metresPerPixel: Math.min(100, width / widthPx) };
  return { id, level, ...size, x: left, y: top, turnDegrees: 0, opacity: 0.6 };
}

/** `refused`: the server does not take such a picture; `large`: too many bytes; `many`: there are as many as are kept. */
export type PlanAdded = 'added' | 'refused' | 'large' | 'many' | 'role' | 'lost';

/** Sends the picture and writes it into the draft, over whatever else is written meanwhile. */
export async function addPlan(desk: Desk, venue: string, level: string, picture: PlanBytes): Promise<PlanAdded> {
  const id = `plan-${crypto.randomUUID().slice(0, 13)}`;
  const path = `/api/organizer/venues/${encodeURIComponent(venue)}`;
  const sent = await desk.call('PUT', `${path}/plans/${id}`, picture.blob, SEND_MS);
  if (!sent.ok) {
    if (sent.why !== 'refused') return sent.why === 'role' ? 'role' : 'lost';
    return sent.status === 413 ? 'large' : sent.status === 409 ? 'many' : 'refused';
  }
  for (let i = 0; i < TRIES; i++) {
    const answer = await desk.call<DraftAnswer>('GET', `${path}/draft`);
    if (!answer.ok) return 'lost';
    const { draft, revision } = answer.value;
    const plans = [...draft.plans, laidPlan(draft.venue, level, id, picture)];
    const written = await desk.call('PUT', `${path}/draft`, { draft: { ...draft, plans }, revision }, SEND_MS);
    if (written.ok) return 'added';
    if (written.status !== 409) return 'lost';
  }
  return 'lost';
}

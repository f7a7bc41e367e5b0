/** What the server suggests, and the draft with it. */
import type { DraftAnswer, VenueDraft } from '../../../shared/protocol/organizer.ts';
import type { Marker, MeetingPoint } from '../../../shared/venue/venue-file.ts';
import type { Desk } from '../desk.ts';

/** Metres on foot to the nearest sign of the same level. */
export interface Coverage {
  readonly mean: number;
  readonly p95: number;
  readonly max: number;
  /** A share, 0 to 1. */
  readonly within15: number;
}

export interface Suggestion {
  readonly markers: readonly Marker[];
  readonly before: Coverage;
  readonly after: Coverage;
  readonly meetingPoints: readonly MeetingPoint[];
  readonly drawn: readonly {
    readonly level: string;
    /** Side of the square that a place stands for, in metres. */
    readonly step: number;
    readonly places: readonly number[];
    readonly before: readonly number[];
    readonly after: readonly number[];
  }[];
}

/** The suggestion with the draft that it is for. */
export interface Suggested {
  readonly suggestion: Suggestion;
  readonly draft: VenueDraft;
  readonly revision: number;
}

const LONGEST_MS = 130_000;

/** Never throws. */
export async function suggest(desk: Desk, venue: string, signs: number): Promise<Suggested | 'busy' | 'lost' | 'role'> {
  const answer = await desk.call<{ revision: number; suggestion: Suggestion }>(
    'POST',
    '/api/organizer/signs/suggest',
    { venue, signs },
    LONGEST_MS,
  );
  if (!answer.ok) return answer.why === 'role' ? 'role' : answer.status === 503 ? 'busy' : 'lost';
  const read = await desk.call<DraftAnswer>('GET', `/api/organizer/venues/${venue}/draft`);
  return read.ok
    ? { suggestion: answer.value.suggestion, revision: answer.value.revision, draft: read.value.draft }
    : 'lost';
}

/** A meeting point's table tent. */
const tentOf = ({ id, level, at, area, name }: MeetingPoint): Marker => ({
  id: `s-${id}`.slice(0, 80),
  kind: 'qr',
  level,
  at,
  standAt: at,
  area,
  name,
  meetingPoint: id,
});

/** The draft with these signs and meeting points. */
export function taken({ draft }: Suggested, markers: readonly Marker[], points: readonly MeetingPoint[]): VenueDraft {
  const { venue } = draft;
  return {
    ...draft,
    venue: {
      ...venue,
      markers: [...venue.markers, ...markers, ...points.map(tentOf)],
      meetingPoints: [...venue.meetingPoints, ...points],
    },
  };
}

/** Moving walkways: escalators that go along and not up. */
import type { VenueConnection } from './venue-file.ts';

/** Whether a connection is a moving walkway: an escalator whose two stops, its ends, are on one level. */
export function isWalkway({ kind, stops }: Pick<VenueConnection, 'kind' | 'stops'>): boolean {
  const [one, other] = stops;
  return kind === 'escalator' && stops.length === 2 && one?.level === other?.level;
}

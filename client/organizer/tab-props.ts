/** What a tab of a venue is given. */
import type { VenueSummary } from '../../shared/protocol/organizer.ts';
import type { Desk } from './desk.ts';

export interface TabProps {
  readonly desk: Desk;
  readonly venue: VenueSummary;
}

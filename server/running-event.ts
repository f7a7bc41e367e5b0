/** An event that runs here, as the pages and the HTTP answers see it. */

import type { Published } from '../shared/protocol/pages.ts';
import type { Wayfinder } from '../shared/routing/way.ts';
import type { EventPlan } from '../shared/venue/event-plan.ts';
import type { VenueFile } from '../shared/venue/venue-file.ts';
import type { AdmissionDesk } from './doors/admission.ts';
import type { BadgeDesk } from './doors/badges.ts';
import type { EventKeys } from './doors/event-keys.ts';
import type { TicketOffice } from './doors/tickets.ts';
import type { BadgeHeard } from './gateway/badge-heard.ts';
import type { Body } from './operations/encodings.ts';
import type { RoundDesk } from './organizer/calibration-round.ts';
import type { PublicCounts } from './room/ports.ts';
import type { SignDoubts } from './room/sign-doubts.ts';
import type { ReadyVenue } from './venues/prepare.ts';

export interface RunningEvent {
  readonly plan: EventPlan;
  readonly venue: VenueFile;
  /** Which version of the venue file: part of its address. */
  readonly venueHash: string;
  /** Ways over all levels of that version. */
  readonly wayfinder: Wayfinder;
  /** The venue file of this hash as phones fetch it, now or lately; null when there is none. */
  venueFile(hash: string): Body | null;
  /**
   * Read the venue's file again, and let a good new version hold from now on. Rejects, changing nothing, by a bug of ours alone.
   * @param known the hash of the file as it was read last; the version that holds, when not given
   */
  publishVenue(known?: string): Promise<Published>;
  /** Let this version of the venue hold from now on, with everybody inside. */
  takeVenue(next: ReadyVenue): void;
  /** Let this plan hold from now on, with everybody inside. Its id and venue are those of before. */
  replacePlan(next: EventPlan): Promise<void>;
  readonly keys: EventKeys;
  readonly badges: BadgeDesk;
  /** An organizer's round with a badge, to learn how radio behaves here. */
  readonly calibration: RoundDesk;
  readonly admission: AdmissionDesk;
  readonly tickets: TicketOffice;
  /** Which signs seem not to hang where they belong. */
  readonly signDoubts: SignDoubts;
  readonly roomId: string;
  /** What everybody may know: no number below five. */
  counts(): PublicCounts;
  /** How many are here, open and meeting: exact, for the organizers alone. */
  totals(): { readonly present: number; readonly open: number; readonly meetings: number };
  /** Whether this person owns an encounter of this event. */
  remembers(person: string): Promise<boolean>;
  heard(sighting: BadgeHeard): void;
  /** From now on this person is a guest: off the map, out of any meeting, and their line is ended. */
  putOut(person: string): void;
}

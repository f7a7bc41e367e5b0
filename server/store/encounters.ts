/** What becomes of the keeps of one meeting once all its members have kept: the same for every store. */
import { createHash } from 'node:crypto';
import type { EncounterRow, KeepRow } from './port.ts';

/** An encounter's id: the same however often it is made, and it tells its owner nothing about the other. */
function encounterId(meeting: string, owner: string, other: string): string {
  return createHash('sha256')
    .update(JSON.stringify([meeting, owner, other]))
    .digest('base64url')
    .slice(0, 22);
}

/** Whether every member is among those who kept. */
export function allKept(members: readonly string[], keeps: readonly KeepRow[]): boolean {
  return members.every((member) => keeps.some((keep) => keep.person === member));
}

/** One row for each member and each other member: the owner has what the other gave with their keep. */
export function encountersOf(keeps: readonly KeepRow[], expiresAt: number, metAt: number): readonly EncounterRow[] {
  return keeps.flatMap((mine) =>
    keeps
      .filter((theirs) => theirs.person !== mine.person)
      .map((theirs) => ({
        id: encounterId(mine.meeting, mine.person, theirs.person),
        event: mine.event,
        owner: mine.person,
        other: theirs.person,
        body: theirs.body,
        metAt,
        expiresAt,
      })),
  );
}

/** People who were not here for so long, and own no encounter, are forgotten by the sweep. */
const PERSON_KEPT_DAYS = 90;

/**
 * … and those of whom nothing is here but that they were: no encounter or keep, block, badge or code. Not before the 48
 * hours are over in which they may still keep a meeting, with a day more, for who is connected is not seen anew.
 */
const NOBODY_KEPT_DAYS = 3;

const DAY = 86_400_000;

/** Whoever was last seen before this instant, and of whom nothing else is here, is forgotten. */
export function nobodyBefore(now: number): number {
  return now - NOBODY_KEPT_DAYS * DAY;
}

/** Whoever was last seen before this instant has been away for too long. */
export function forgottenBefore(now: number): number {
  return now - PERSON_KEPT_DAYS * DAY;
}

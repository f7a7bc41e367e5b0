/** Everything that gateways heard comes in here, whichever way; what is not ours is counted and forgotten. */
import type { Hearing } from '../../shared/positioning/gateways/hearing.ts';
import { READING_GOOD_FOR } from '../../shared/positioning/sighting.ts';
import type { EventPlan } from '../../shared/venue/event-plan.ts';
import { gatewaysOf } from '../../shared/venue/gateways.ts';
import { radioName } from '../../shared/venue/radio-name.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { Logger } from '../room/ports.ts';
import type { RunningEvent } from '../running-event.ts';

/** A gateway whose clock is ahead by more than this is not believed; in milliseconds. */
const CLOCK_AHEAD = 5_000;

/** What could not be used is told once in so many milliseconds. */
const TOLD_EVERY = 60_000;

/** A report that comes again later than this is too old anyway. */
const REMEMBERED_FOR = READING_GOOD_FOR + CLOCK_AHEAD;

/** Reports that are remembered as taken: those of 5,000 badges in ten seconds. The oldest give way. */
const MOST_REMEMBERED = 50_000;

/** What becomes of a report. */
export const OUTCOMES = [
  'taken',
  /** No venue here has such a gateway. */
  'unknownGateway',
  /** On no list of an event that the gateway is at; forgotten at once. */
  'unknownBadge',
  'tooOld',
  'inTheFuture',
  /** The very report was taken before: gateways and brokers send again what they are not sure has arrived. */
  'repeated',
] as const;

type Outcome = (typeof OUTCOMES)[number];
type Outcomes = Readonly<Record<Outcome, number>>;

export interface Intake {
  /** Use these, and say what became of them. */
  take(hearings: readonly Hearing[]): Outcomes;
  /** Something came that no gateway's format is like. */
  malformed(): void;
  /** How often so far; every outcome is there. */
  readonly counts: Readonly<Record<Outcome | 'malformed', number>>;
}

const none = (): Record<Outcome, number> => ({
  taken: 0,
  unknownGateway: 0,
  unknownBadge: 0,
  tooOld: 0,
  inTheFuture: 0,
  repeated: 0,
});

/** What of an event that runs concerns what gateways hear. */
type Listening = Pick<RunningEvent, 'plan' | 'venue' | 'heard'>;

/** Where an event hears, and whom, by names as `radioName` writes them. */
interface Ears {
  readonly event: Listening;
  readonly plan: EventPlan;
  readonly badges: ReadonlyMap<string, string>;
  readonly venue: VenueFile;
  readonly gateways: ReadonlyMap<string, string>;
}

/** A gateway's name as the World knows it. */
const gatewayNames = (venue: VenueFile): ReadonlyMap<string, string> =>
  new Map([...gatewaysOf(venue)].map(([name, marker]) => [radioName(name), marker.radio ?? marker.id]));

const earsOf = (event: Listening): Ears => ({
  event,
  plan: event.plan,
  badges: new Map(event.plan.badges.map((badge) => [radioName(badge), badge])),
  venue: event.venue,
  gateways: gatewayNames(event.venue),
});

export interface IntakeOptions {
  /** Those that run now: it may grow and shrink. */
  readonly events: readonly Listening[];
  readonly now: () => number;
  readonly log: Logger;
}

export function openIntake({ events, now, log }: IntakeOptions): Intake {
  let ears: readonly Ears[] = events.map(earsOf);
  const counts = { ...none(), malformed: 0 };
  /** When each report was taken, the oldest first. */
  const remembered = new Map<string, number>();
  const untold = { malformed: 0, unknownGateway: 0 };
  let toldAt = Number.NEGATIVE_INFINITY;

  /** Numbers alone: whoever misuses a gateway's door writes nothing into the log. */
  const tell = (what: keyof typeof untold, times: number): void => {
    untold[what] += times;
    if (times === 0 || now() < toldAt + TOLD_EVERY) return;
    toldAt = now();
    log.warn({ ...untold }, 'gateways sent what could not be used');
    Object.assign(untold, { malformed: 0, unknownGateway: 0 });
  };

  const isRepeated = (key: string, time: number): boolean => {
    if (remembered.has(key)) return true;
    remembered.set(key, time);
    return false;
  };

  const forget = (time: number): void => {
    for (const [key, takenAt] of remembered) {
      if (takenAt >= time - REMEMBERED_FOR && remembered.size <= MOST_REMEMBERED) return;
      remembered.delete(key);
    }
  };

  const takeOne = ({ gateway, names, rssiDbm, at }: Hearing, time: number): Outcome => {
    let isOurs = false;
    let isListed = false;
    for (const { event, badges, gateways } of ears) {
      const known = gateways.get(gateway);
      if (known === undefined) continue;
      isOurs = true;
      if (at !== null && at < time - READING_GOOD_FOR) return 'tooOld';
      if (at !== null && at > time + CLOCK_AHEAD) return 'inTheFuture';
      const listed = names.find((name) => badges.has(name));
      const badge = listed === undefined ? undefined : badges.get(listed);
      if (badge === undefined) continue;
      // Without a time two reports of one strength may well be two.
      if (!isListed && at !== null && isRepeated(`${gateway} ${names[0]} ${rssiDbm} ${at}`, time)) return 'repeated';
      isListed = true;
      event.heard({ type: 'badge-heard', badge, gateway: known, rssiDbm, at: Math.min(at ?? time, time) });
    }
    if (isListed) return 'taken';
    return isOurs ? 'unknownBadge' : 'unknownGateway';
  };

  return {
    counts,
    take(hearings) {
      // Events begin and end, and venues are published anew, with other badges and gateways.
      ears = events.map((event) => {
        const known = ears.find((each) => each.event === event);
        return known?.plan === event.plan && known.venue === event.venue ? known : earsOf(event);
      });
      const outcomes = none();
      const time = now();
      forget(time);
      for (const hearing of hearings) outcomes[takeOne(hearing, time)] += 1;
      for (const outcome of OUTCOMES) counts[outcome] += outcomes[outcome];
      tell('unknownGateway', outcomes.unknownGateway);
      return outcomes;
    },
    malformed() {
      counts.malformed += 1;
      tell('malformed', 1);
    },
  };
}

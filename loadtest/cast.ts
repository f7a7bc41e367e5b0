/** Who the bots play: people of a crowd, most with bodies, or of a recording. */
import { BodyCrowd } from '../shared/crowd/bodies/crowd.ts';
import { type Hearing, hearingOf } from '../shared/crowd/bodies/hearing.ts';
import type { Mover } from '../shared/crowd/bodies/mover.ts';
import { gatherCrowd } from '../shared/crowd/gather.ts';
import type { Milliseconds } from '../shared/geometry/point.ts';
import { buildWayfinder } from '../shared/routing/wayfinder.ts';
import type { Player } from './bot.ts';
import type { Ear } from './gateway.ts';
import { crowdProfile, PROFILES, type ProfileName } from './profiles.ts';
import { replayContacts } from './replay/contact-players.ts';
import { readRecording } from './replay/recording.ts';
import { replayTracks } from './replay/track-players.ts';
import type { Site } from './site.ts';

export interface Casting {
  readonly site: Site;
  readonly attendees: number;
  readonly seed: number;
  readonly profile: ProfileName;
  readonly arriveMs: Milliseconds;
  readonly recording: string | null;
  /** When the recording begins, of the day. */
  readonly origin: Milliseconds;
  /** Whether this process plays the bot of this number. */
  readonly isMine: (number: number) => boolean;
}

/** One who is played. */
interface Part {
  readonly number: number;
  readonly player: Player;
  /** They come so long after the first. */
  readonly comesAt: Milliseconds;
  /** What the venue's gateways hear of a badge that they wear. */
  readonly ear: Ear;
}

export interface Cast {
  /** Those of this process, who comes first first. */
  readonly parts: readonly Part[];
  /** Let time pass for all bodies; the players are then to be stepped. */
  step(span: Milliseconds): void;
}

const byComing = (parts: readonly Part[]): Part[] => [...parts].sort((one, other) => one.comesAt - other.comesAt);

/** The cast of this process. Throws when the venue has nowhere to stay. */
export function castOf(casting: Casting): Cast {
  const { site, attendees, seed, profile, arriveMs, recording, origin, isMine } = casting;
  const { venue, event } = site;
  const wayfinder = buildWayfinder(venue);
  const people = {
    ...{ seed, count: attendees, venue, event, wayfinder },
    signOf: (marker: string) => site.signs.get(marker) ?? null,
    giveLine: (number: number) => `Bot ${number}, seed ${seed}`,
  };
  const evenly = (number: number): Milliseconds => (number * arriveMs) / Math.max(1, attendees - 1);
  if (recording !== null) {
    const read = readRecording(recording);
    const play =
      read.kind === 'contacts' ? replayContacts(read, site, wayfinder, origin) : replayTracks(read, site, origin);
    const parts = gatherCrowd({ ...people, habits: PROFILES[profile].habits }).flatMap(({ character }, number) =>
      isMine(number) ? [{ number, player: play(number, character), comesAt: evenly(number), ear: () => [] }] : [],
    );
    return { parts: someOf(parts, venue.id), step() {} };
  }
  if (!PROFILES[profile].bodies) {
    const parts = gatherCrowd({ ...people, habits: PROFILES[profile].habits }).flatMap((player, number) =>
      isMine(number) ? [{ number, player, comesAt: evenly(number), ear: () => [] }] : [],
    );
    return { parts: someOf(parts, venue.id), step() {} };
  }
  const crowd = new BodyCrowd({ ...people, profile: crowdProfile(profile, arriveMs), isMine });
  const hearing = site.badges.size === 0 ? null : hearingOf(venue, seed);
  const parts = crowd.people.map(({ n, mind, mover, comesAt }) => ({
    number: n,
    player: mind,
    // Who is there from the start takes out their phone some time or other.
    comesAt: comesAt > 0 ? comesAt : evenly(n),
    ear: earOf(hearing, mover),
  }));
  return { parts: someOf(byComing(parts), venue.id), step: (span) => crowd.step(span) };
}

const earOf =
  (hearing: Hearing | null, mover: Mover): Ear =>
  () =>
    hearing?.heard(mover) ?? [];

function someOf(parts: readonly Part[], venue: string): readonly Part[] {
  if (parts.length === 0) throw new Error(`the venue ${venue} has no signs where people stay`);
  return parts;
}

/** Who the bots play: people of a crowd, or of a recording. */
import { gatherCrowd } from '../shared/crowd/gather.ts';
import type { Milliseconds } from '../shared/geometry/point.ts';
import { buildWayfinder } from '../shared/routing/wayfinder.ts';
import type { Player } from './bot.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import { replayContacts } from './replay/contact-players.ts';
import { readRecording } from './replay/recording.ts';
import { replayTracks } from './replay/track-players.ts';
import type { Site } from './site.ts';

export interface Playing {
  readonly site: Site;
  readonly attendees: number;
  readonly seed: number;
  readonly profile: ProfileName;
  readonly recording: string | null;
  /** When the recording begins, of the day. */
  readonly origin: Milliseconds;
  /** Whether this process plays the bot of this number. */
  readonly isMine: (number: number) => boolean;
}

/** The players of this process by their numbers, the lowest first. Throws when the venue has nowhere to stay. */
export function playersOf(playing: Playing): (readonly [number: number, player: Player])[] {
  const { site, attendees, seed, profile, recording, origin, isMine } = playing;
  const { venue, event } = site;
  const wayfinder = buildWayfinder(venue);
  const people = gatherCrowd({
    seed,
    count: attendees,
    venue,
    event,
    wayfinder,
    habits: PROFILES[profile].habits,
    signOf: (marker) => site.signs.get(marker) ?? null,
    giveLine: (number) => `Bot ${number}, seed ${seed}`,
  });
  if (people.length === 0) throw new Error('this venue has no signs where people stay');
  const mine = people.map((person, number) => [number, person] as const).filter(([number]) => isMine(number));
  if (recording === null) return mine;
  const read = readRecording(recording);
  const players =
    read.kind === 'contacts' ? replayContacts(read, site, wayfinder, origin) : replayTracks(read, site, origin);
  return mine.map(([number, { character }]) => [number, players(number, character)] as const);
}

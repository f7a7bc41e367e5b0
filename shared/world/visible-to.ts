/** visibleTo: what one viewer may know. The only privacy gate; whatever goes to a phone has passed it. */
import type { OwnView, Shown } from '../interest/shown.ts';
import { seesOthers } from '../meeting/availability.ts';
import { meetingMember } from '../meeting/meeting.ts';
import { accuracyAt, isProven, type SeenAs, seenAs, type Track } from '../positioning/track.ts';
import { type Attendee, shownOpening } from './attendee.ts';
import { ownWordPlace, wordAccuracy } from './own-word.ts';
import { meetingOf } from './place.ts';
import type { World } from './world.ts';

export interface Visible {
  /** Whether this viewer may see dots, names and gives at all. */
  readonly shared: boolean;
  /** Attendees who are not there for this viewer now: blocked either way, or shown by a card until one opens anew. */
  readonly hidden: ReadonlySet<string>;
  readonly own: OwnView;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Whether a card has shown these two to each other and still parts them: held by it still, or faced in the other's present opening. */
function isFaced(world: World, me: Attendee, other: string): boolean {
  const dot = me.faced.get(other);
  if (dot === undefined) return false;
  const them = world.attendees.get(other);
  if (me.proposal !== null && them?.proposal === me.proposal) return true;
  return them?.availability.state === 'open' && them.availability.dot === dot;
}

/** Forget the cards that part this person from nobody any more: each opening has its own dot, so none comes back. */
export function ageFaces(world: World, me: Attendee): void {
  for (const other of me.faced.keys()) if (!isFaced(world, me, other)) me.faced.delete(other);
}

/** Whether `other` is never shown to this person: a block either way, or a card between them. */
export const isHiddenFrom = (world: World, me: Attendee, other: string): boolean =>
  (world.blocks.get(me.id)?.has(other) ?? false) || isFaced(world, me, other);

function hiddenFrom(world: World, me: Attendee): ReadonlySet<string> {
  const blocked = world.blocks.get(me.id);
  if (!blocked && me.faced.size === 0) return NOBODY;
  const hidden = new Set(blocked);
  for (const other of me.faced.keys()) if (isFaced(world, me, other)) hidden.add(other);
  return hidden;
}

function partnerOf(world: World, me: Attendee): OwnView['partner'] {
  const meeting = meetingOf(world, me);
  if (!meeting) return null;
  const isThere = (who: string): boolean => {
    const track = world.attendees.get(who)?.track;
    if (!track || track.area !== meeting.spot.area) return false;
    if (track.fix.source === 'phone') return false;
    return track.confirmedAt >= meeting.startedAt || isProven(track, meeting.startedAt);
  };
  if (!meeting.members.every(({ who }) => isThere(who))) return null;
  const other = meeting.members.find((member) => member !== meetingMember(meeting, me.id));
  const body = world.attendees.get(other?.who ?? '')?.track?.body;
  return body ? { level: body.level, x: body.x, y: body.y } : null;
}

function ownView(world: World, me: Attendee): OwnView {
  const { track } = me;
  const word = ownWordPlace(world, me);
  const body = word ?? track?.body;
  const accuracyMetres = word || !track ? wordAccuracy(me, world.now) : accuracyAt(track, world.now);
  return {
    dot: shownOpening(me, world.now)?.dot ?? null,
    body: body ? { level: body.level, x: body.x, y: body.y, accuracyMetres } : null,
    partner: partnerOf(world, me),
  };
}

/** What this viewer may know now. Somebody unknown may know nothing. */
export function visibleTo(world: World, viewer: string): Visible {
  const me = world.attendees.get(viewer);
  if (!me) return { shared: false, hidden: NOBODY, own: { dot: null, body: null, partner: null } };
  return {
    shared: me.profile !== null && seesOthers(me.availability, me.track, world.now),
    hidden: hiddenFrom(world, me),
    own: ownView(world, me),
  };
}

/** Where somebody is shown, and how sure that is; null where they are not. */
function shownAt(
  world: World,
  track: Track,
  seen: SeenAs,
  show: 'spot' | 'area',
): Pick<Shown, 'placement' | 'age'> | null {
  const { meetingAreas } = world.derived;
  if (seen === 'gone') return null;
  const area = track.area ?? track.fix.area;
  // A face in the toilets would say what their name must not.
  if (show === 'spot' && seen !== 'area' && (area === null || !meetingAreas.hidesPlaces(area)))
    return { placement: { kind: 'spot', x: track.body.x, y: track.body.y }, age: seen };
  const named = area === null ? null : meetingAreas.namedAs(area);
  // Whoever scanned is in the area for as long as nothing newer is known: when they did is nobody's business.
  const age = seen === 'area' || seen === 'about' ? 'fresh' : seen;
  return named === null ? null : { placement: { kind: 'area', area: named }, age };
}

/** Who is on the floor now: equal for all who may see at all. Whoever walks or talks is on nobody's map. */
export function shownNow(world: World): readonly Shown[] {
  const { dotCards, shown: known } = world.derived;
  const all: Shown[] = [];
  for (const me of world.attendees.values()) {
    const { track, profile } = me;
    const opening = profile && track && shownOpening(me, world.now);
    if (!opening) continue;
    const seen = seenAs(track, world.now);
    let card = dotCards.get(me.id);
    if (!card) {
      const { firstName, gives, giveLine } = profile;
      card = { firstName, gives, giveLine, simulated: me.simulated };
      dotCards.set(me.id, card);
    }
    const before = known.get(opening.dot);
    if (before?.track === track && before.opening === opening && before.seen === seen && before.shown.card === card) {
      all.push(before.shown);
      continue;
    }
    const at = shownAt(world, track, seen, opening.show);
    if (!at) continue;
    const shown = { attendee: me.id, dot: opening.dot, level: track.body.level, ...at, card };
    known.set(opening.dot, { track, opening, seen, shown });
    all.push(shown);
  }
  if (known.size > world.dots.size) for (const dot of known.keys()) if (!world.dots.has(dot)) known.delete(dot);
  return all;
}

/** All that the server has told this phone, as signals; no DOM, no Phaser. */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Place } from '../../shared/geometry/point.ts';
import type { Profile } from '../../shared/protocol/commands.ts';
import type { Encounter, EventTexts, Notice, NoticeOf } from '../../shared/protocol/notices.ts';
import type { Refusal } from '../../shared/protocol/refusals.ts';
import type { LineState, PublicState } from '../link/link.ts';
import type { Clock } from './clock.ts';
import type { Device, KeepTicket } from './device.ts';

/** One sentence that waits to be read and dismissed. */
export type Note =
  | { readonly kind: 'refusal'; readonly refusal: Refusal | 'offline' }
  /** `noSpot`: both said yes, and there is no place for the two to meet now. */
  | { readonly kind: 'proposal-over'; readonly noSpot: boolean }
  | { readonly kind: 'meeting-over'; readonly byMe: boolean }
  | { readonly kind: 'kept'; readonly name: string; readonly both: boolean }
  /** Tapped without a line: done when it is back. */
  | { readonly kind: 'held' }
  | { readonly kind: 'waved'; readonly name: string }
  | { readonly kind: 'placed'; readonly area: string }
  /** A place that was tapped on the map, and the named area there, by its id. */
  | { readonly kind: 'area'; readonly area: string | null; readonly at: Place }
  /** I have said that I am here. */
  | { readonly kind: 'said-here' }
  /** I am where I asked the way to: see shared/venue/search/goal-text.ts. */
  | { readonly kind: 'there'; readonly goal: string }
  | { readonly kind: 'badge-bound' }
  | { readonly kind: 'badge-ended' };

/** What the server, on the line that stands now, knows of who I am: nothing said yet, nobody, or my profile. */
type Standing = 'unsaid' | 'nobody' | 'joined';

/** Whether the event is open, and when it opens next. */
type Hours = Pick<NoticeOf<'hours'>, 'open' | 'opensAt'>;

export interface Session {
  readonly hours: Signal<Hours>;
  /** How the event reads since organizers changed it; null: as the page came with it. */
  readonly texts: ReadonlySignal<EventTexts | null>;
  readonly line: Signal<LineState>;
  /** Null: not joined, as far as this page knows. */
  readonly profile: Signal<Profile | null>;
  readonly standing: Signal<Standing>;
  readonly venueHash: Signal<string | null>;
  readonly me: Signal<NoticeOf<'me'> | null>;
  readonly proposal: Signal<NoticeOf<'proposal'> | null>;
  readonly meeting: Signal<NoticeOf<'meeting'> | null>;
  /** The way that I asked for. */
  readonly way: Signal<NoticeOf<'way'> | null>;
  readonly keeps: Signal<readonly KeepTicket[]>;
  /** The meeting whose keep has been asked and is not yet written down. */
  readonly keeping: Signal<string | null>;
  readonly encounters: Signal<readonly Encounter[]>;
  readonly publicState: Signal<PublicState>;
  /** The code that I show to a kiosk's camera, while it is on the page. */
  readonly myCode: Signal<NoticeOf<'my-code'> | null>;
  readonly note: Signal<Note | null>;
  /** Take in a notice, and remember of it what the device should. */
  hear(notice: Notice): void;
  /** Change one keep, by its meeting; null drops it. */
  setKeep(meeting: string, state: KeepTicket['state'] | null): void;
  /** I have left: nothing about me is known here any more. */
  forgetMe(): void;
}

const textsIn = ({ type: _, ...texts }: NoticeOf<'event'>): EventTexts => texts;

/** @param opening how the event stood when the page came; open when not given */
export function createSession(
  device: Device,
  clock: Clock,
  venueHash: string | null,
  opening: Hours = { open: true, opensAt: null },
): Session {
  const memory = device.event();
  const line = signal<LineState>('connecting');
  const profile = signal<Profile | null>(memory.profile);
  const standing = signal<Standing>('unsaid');
  const hash = signal<string | null>(venueHash);
  const hours = signal<Hours>(opening);
  const texts = signal<EventTexts | null>(null);
  const me = signal<NoticeOf<'me'> | null>(null);
  const proposal = signal<NoticeOf<'proposal'> | null>(null);
  const meeting = signal<NoticeOf<'meeting'> | null>(null);
  const way = signal<NoticeOf<'way'> | null>(null);
  const keeps = signal<readonly KeepTicket[]>(memory.keeps);
  const keeping = signal<string | null>(null);
  const encounters = signal<readonly Encounter[]>(memory.encounters);
  const publicState = signal<PublicState>({ venueHash, areas: [], density: [] });
  const myCode = signal<NoticeOf<'my-code'> | null>(null);
  const note = signal<Note | null>(null);

  const setKeeps = (next: readonly KeepTicket[]): void => {
    keeps.value = next.filter((keep) => keep.until > clock.now.value);
    device.remember({ keeps: keeps.value });
  };

  const setEncounters = (next: readonly Encounter[]): void => {
    encounters.value = next;
    device.remember({ encounters: next });
  };

  const hearMe = (notice: NoticeOf<'me'>): void => {
    me.value = notice;
    const { availability } = notice;
    // What the server does not tell again is over: it tells the whole truth each time.
    if (availability.state !== 'walking' && availability.state !== 'talking') meeting.value = null;
    const open = availability.state === 'open' ? { until: availability.until, show: availability.show } : null;
    device.remember({ receipt: notice.receipt, open });
  };

  const hearOver = (notice: NoticeOf<'meeting-over'>): void => {
    if (meeting.value?.id === notice.id) meeting.value = null;
    const { keep } = notice;
    if (!keep) {
      note.value = { kind: 'meeting-over', byMe: notice.byMe };
      return;
    }
    if (keeps.value.some((known) => known.meeting === notice.id)) return;
    setKeeps([
      ...keeps.value,
      {
        meeting: notice.id,
        ticket: keep.ticket,
        until: keep.until,
        card: keep.card,
        state: 'asked',
      },
    ]);
  };

  const setKeep = (id: string, state: KeepTicket['state'] | null): void =>
    setKeeps(
      keeps.value.flatMap((keep) => (keep.meeting !== id ? [keep] : state === null ? [] : [{ ...keep, state }])),
    );

  const hearKept = ({ meeting: id, encounter }: NoticeOf<'kept'>): void => {
    const asked = keeps.value.find((keep) => keep.meeting === id);
    if (keeping.value === id) keeping.value = null;
    if (encounter) setEncounters([encounter, ...encounters.value.filter((known) => known.id !== encounter.id)]);
    const name = encounter?.firstName ?? asked?.card.firstName;
    if (name !== undefined) note.value = { kind: 'kept', name, both: encounter !== null };
    if (asked) setKeep(asked.meeting, encounter ? null : 'kept');
  };

  const hear = (notice: Notice): void => {
    switch (notice.type) {
      case 'welcome':
        clock.learn(notice.now);
        // Told again when there still is one.
        way.value = null;
        hash.value = notice.venueHash;
        if (notice.profile) profile.value = notice.profile;
        standing.value = notice.profile ? 'joined' : 'nobody';
        break;
      case 'venue':
        hash.value = notice.venueHash;
        break;
      case 'event':
        texts.value = textsIn(notice);
        break;
      case 'hours':
        // Who came while it was closed has only been let in to look: joined anew by itself.
        if (notice.open && !hours.value.open) standing.value = 'nobody';
        hours.value = notice;
        break;
      case 'done':
        break;
      case 'refused':
        // The server does not take what this device remembers: begin with who I am. A tap that waited for the line says
        // nothing of that: it may come before I am known again.
        if (notice.command === 'hello' || (notice.refusal === 'not-joined' && notice.command !== 'close')) {
          profile.value = null;
          standing.value = 'nobody';
        }
        break;
      case 'me':
        hearMe(notice);
        break;
      case 'proposal':
        if (proposal.value?.id !== notice.id && note.value?.kind !== 'refusal') note.value = null;
        proposal.value = notice;
        break;
      case 'proposal-over':
        if (proposal.value?.id === notice.id) proposal.value = null;
        note.value = { kind: 'proposal-over', noSpot: notice.noSpot ?? false };
        break;
      case 'meeting':
        if (meeting.value?.id !== notice.id) note.value = null;
        proposal.value = null;
        way.value = null;
        meeting.value = notice;
        break;
      case 'meeting-over':
        hearOver(notice);
        break;
      case 'kept':
        hearKept(notice);
        break;
      case 'my-code':
        myCode.value = notice;
        break;
      case 'way':
        way.value = notice;
        break;
      case 'way-over': {
        const goal = way.value?.goal?.goal;
        way.value = null;
        if (notice.arrived && goal !== undefined) note.value = { kind: 'there', goal };
        break;
      }
      case 'badge-ended':
        note.value = { kind: 'badge-ended' };
        break;
      case 'encounters':
        setEncounters(notice.list);
        break;
    }
  };

  return {
    hours,
    texts,
    line,
    profile,
    standing,
    venueHash: hash,
    me,
    proposal,
    meeting,
    way,
    keeps,
    keeping,
    encounters,
    publicState,
    myCode,
    note,
    hear: (notice) => batch(() => hear(notice)),
    setKeep,
    forgetMe: () =>
      batch(() => {
        profile.value = null;
        standing.value = 'nobody';
        me.value = null;
        proposal.value = null;
        meeting.value = null;
        way.value = null;
        keeps.value = [];
        keeping.value = null;
        encounters.value = [];
        note.value = null;
      }),
  };
}

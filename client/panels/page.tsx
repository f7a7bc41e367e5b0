/** All that lies over the map: pills, rail, the one card, and the map in words. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { beginning } from '../i18n/names.ts';
import { type CardView, comesUnasked } from '../model/card.ts';
import type { Part } from '../model/part.ts';
import type { Phone } from '../model/phone.ts';
import type { Note } from '../model/session.ts';
import { Closed, Welcome } from './home.tsx';
import { Join } from './join.tsx';
import { Elsewhere, EventClosed, Events, Missing, Moment, NoEvent, OtherVersion, TurnedAway } from './plain.tsx';
import type { PanelProps } from './props.ts';
import { Top } from './top.tsx';

export interface PageProps extends PanelProps {
  /** The cards that come after the first. */
  readonly later: Part<typeof import('./later.tsx')>;
  /** The cards of the camera. */
  readonly scanning: Part<typeof import('./scanning.tsx')>;
  /** The cards of asking the way. */
  readonly asking: Part<typeof import('./asking.tsx')>;
  readonly onResume: () => void;
  /** The page is older than what the server has: load it anew. */
  readonly onStale: () => void;
  readonly onLevel: (level: string) => void;
  readonly onFindMe: () => void;
  /** How much of the screen's bottom the card hides, in CSS pixels; told when it changes. */
  readonly onCardHeight: (pixels: number) => void;
}

/** So many places are named at once. */
const MOST_SCREENS = 3;
/** So many tries in a row are no bad luck any more. */
const STALE_AFTER = 3;

/** A card whose part of the page is not there yet: fetched now, and said kindly when it cannot be. */
function Coming({
  phone,
  part,
  onStale,
}: PageProps & { part: Pick<Part<unknown>, 'failures' | 'fetch'> }): JSX.Element {
  const failures = part.failures.value;
  // With the line standing, a part that cannot be fetched is one of an older page.
  const stale = failures >= STALE_AFTER && phone.session.line.value === 'connected';
  useEffect(() => part.fetch(), [part]);
  useEffect(() => {
    if (stale) onStale();
  }, [stale, onStale]);
  return failures === 0 ? <Moment phone={phone} /> : <Missing phone={phone} />;
}

function Panel(props: PageProps): JSX.Element | null {
  const view = props.phone.view.value;
  switch (view.card) {
    case 'other-version':
      return <OtherVersion {...props} />;
    case 'elsewhere':
      return <Elsewhere {...props} />;
    case 'turned-away':
      return <TurnedAway {...props} />;
    case 'events':
      return <Events {...props} />;
    case 'no-event':
      return <NoEvent {...props} />;
    case 'event-closed':
      return <EventClosed {...props} />;
    case 'welcome':
      return <Welcome {...props} />;
    case 'join':
    case 'profile':
      return <Join {...props} />;
    case 'closed':
      return <Closed {...props} />;
    case 'moment':
      return <Moment {...props} />;
    case 'ask':
    case 'goal':
    case 'needs':
    case 'way': {
      const asking = props.asking.there.value;
      return asking ? <asking.AskPanel {...props} view={view} /> : <Coming {...props} part={props.asking} />;
    }
    case 'camera':
    case 'my-code': {
      const scanning = props.scanning.there.value;
      return scanning ? <scanning.ScanningPanel {...props} view={view} /> : <Coming {...props} part={props.scanning} />;
    }
    default: {
      const later = props.later.there.value;
      return later ? <later.LaterPanel {...props} view={view} /> : <Coming {...props} part={props.later} />;
    }
  }
}

/** Where the screens are at which one checks in first; empty where nobody knows of one. */
function screensAt(phone: Phone): string {
  const { marker } = phone.places.value;
  const names = (phone.session.publicState.value.screens ?? []).flatMap((id) => marker(id) ?? []);
  const [first, ...others] = names.slice(0, MOST_SCREENS);
  return first === undefined ? '' : phone.words.value.screensAt(first, ...others);
}

function noteWords(phone: Phone, note: Note): string {
  const words = phone.words.value;
  switch (note.kind) {
    case 'refusal': {
      const said = words.refusals[note.refusal];
      const at = note.refusal === 'screen-first' ? screensAt(phone) : '';
      return at === '' ? said : `${said} ${at}`;
    }
    case 'proposal-over': {
      const open = phone.session.me.value?.availability.state === 'open';
      const over = note.noSpot ? words.proposal.noSpot : words.proposal.over;
      return open ? `${over} ${words.proposal.stillOpen}` : over;
    }
    case 'meeting-over':
      return note.byMe ? words.over.endedByMe : words.over.ended;
    case 'kept':
      return note.both ? words.keep.keptBoth(note.name) : words.keep.keptOne(note.name);
    case 'held':
      return words.held;
    case 'waved':
      return words.person.waved(note.name);
    case 'placed':
      return words.placed(note.area);
    case 'area': {
      const { area, level, levelOfArea } = phone.places.value;
      if (note.area === null) return beginning(level(note.at.level) ?? '');
      const open = phone.session.publicState.value.areas.find((counts) => counts.area === note.area)?.open ?? 0;
      return words.area(area(note.area) ?? '', level(levelOfArea(note.area) ?? '') ?? '', open);
    }
    case 'said-here':
      return words.saidHere;
    case 'there':
      return words.there(phone.places.value.goal(note.goal) ?? '');
    case 'badge-bound':
      return words.badge.bound;
    case 'badge-ended':
      return words.badge.ended;
  }
}

/** Where I am, or what I tapped, is on the map too, so this sentence goes by itself. */
const PLACED_MS = 6_000;
/** What I tapped leads on to a way: longer, for whoever goes there by keyboard. */
const AREA_MS = 20_000;

/** One sentence about what just happened, until it is dismissed; its place is always there, so that it is heard. */
function NoteLine({ phone, actions }: PanelProps): JSX.Element {
  const note = phone.session.note.value;
  useEffect(() => {
    if (note?.kind !== 'placed' && note?.kind !== 'area' && note?.kind !== 'said-here') return;
    const timer = setTimeout(
      () => {
        if (phone.session.note.peek() === note) phone.session.note.value = null;
      },
      note.kind === 'area' ? AREA_MS : PLACED_MS,
    );
    return () => clearTimeout(timer);
  }, [note, phone]);
  return (
    <div role="status" class={note ? 'note' : 'only-heard'}>
      {note && (
        <>
          <p>{noteWords(phone, note)}</p>
          <div class="note-taps">
            {note.kind === 'area' && (
              <button type="button" class="text-button" onClick={() => void actions.iAmHere(note.at)}>
                {phone.words.value.iAmHere}
              </button>
            )}
            {note.kind === 'area' && note.area !== null && (
              <button
                type="button"
                class="text-button"
                onClick={() => {
                  phone.sheet.value = { kind: 'goal', goal: `area:${note.area}` };
                }}
              >
                {phone.words.value.wayHere}
              </button>
            )}
            <button
              type="button"
              class="text-button"
              onClick={() => {
                phone.session.note.value = null;
              }}
            >
              {phone.words.value.dismiss}
            </button>
          </div>
        </>
      )}
    </div>
  );
}

/** Cards over which one can ask the way. */
const ASKS_FROM: ReadonlySet<CardView['card']> = new Set(['welcome', 'closed', 'open']);

function Card(props: PageProps): JSX.Element {
  const { phone, onCardHeight } = props;
  const later = props.later.there.value;
  const card = useRef<HTMLElement>(null);
  const view = phone.view.value;
  const known = view.card;
  useEffect(() => {
    const element = card.current;
    if (!element) return;
    const observer = new ResizeObserver(() => onCardHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [onCardHeight]);
  return (
    <main class="card" id="card" data-card={known} ref={card} aria-label={phone.words.value.cardLabel}>
      {later && <later.Credit phone={phone} />}
      {later && ASKS_FROM.has(known) && <later.Edge phone={phone} />}
      <div class="card-body">
        <p class="only-heard" aria-live="polite">
          {later?.unaskedTitle(phone)}
        </p>
        <NoteLine {...props} />
        <div key={known} class={comesUnasked(view) ? 'card-panel rising unasked' : 'card-panel rising'}>
          <Panel {...props} />
        </div>
      </div>
    </main>
  );
}

export function Page(props: PageProps): JSX.Element {
  const { phone } = props;
  const later = props.later.there.value;
  return (
    <>
      <a class="only-heard skip" href="#card">
        {phone.words.value.skipToCard}
      </a>
      <Top {...props} />
      {later && <later.Rail phone={phone} onLevel={props.onLevel} onFindMe={props.onFindMe} />}
      {later && <later.Heard phone={phone} />}
      <Card {...props} />
    </>
  );
}

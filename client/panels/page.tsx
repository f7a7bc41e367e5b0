/** All that lies over the map: pills, rail, the one card, and the map in words. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { comesUnasked } from '../model/card.ts';
import type { Phone } from '../model/phone.ts';
import type { Note } from '../model/session.ts';
import { EncounterCard, Encounters, Keep } from './encounters.tsx';
import { Heard } from './heard.tsx';
import { Closed, Welcome } from './home.tsx';
import { Join, Leave } from './join.tsx';
import { Block, Talking, Walking } from './meeting.tsx';
import { Open, Person } from './open.tsx';
import { Opening } from './opening.tsx';
import { Elsewhere, EventClosed, Events, Moment, NoEvent, OtherVersion, TurnedAway } from './plain.tsx';
import { ProposalCard } from './proposal.tsx';
import type { PanelProps } from './props.ts';
import { Rail } from './rail.tsx';
import { Scan } from './scan.tsx';
import { Top } from './top.tsx';
import { sayStep } from './words.ts';

export interface PageProps extends PanelProps {
  readonly onResume: () => void;
  readonly onLevel: (level: string) => void;
  readonly onFindMe: () => void;
  /** How much of the screen's bottom the card hides, in CSS pixels; told when it changes. */
  readonly onCardHeight: (pixels: number) => void;
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
    case 'leave':
      return <Leave {...props} />;
    case 'closed':
      return <Closed {...props} />;
    case 'opening':
      return <Opening {...props} />;
    case 'open':
      return <Open {...props} />;
    case 'moment':
      return <Moment {...props} />;
    case 'scan':
      return <Scan {...props} still={view.still} />;
    case 'person':
      return <Person {...props} dot={view.dot} />;
    case 'proposal':
      return <ProposalCard {...props} />;
    case 'walking':
      return <Walking {...props} />;
    case 'talking':
      return <Talking {...props} />;
    case 'block':
      return <Block {...props} />;
    case 'keep':
      return <Keep {...props} meeting={view.meeting} />;
    case 'encounters':
      return <Encounters {...props} />;
    case 'encounter':
      return <EncounterCard {...props} id={view.id} />;
  }
}

function noteWords(phone: Phone, note: Note): string {
  const words = phone.words.value;
  switch (note.kind) {
    case 'refusal':
      return words.refusals[note.refusal];
    case 'proposal-over': {
      const open = phone.session.me.value?.availability.state === 'open';
      return open ? `${words.proposal.over} ${words.proposal.stillOpen}` : words.proposal.over;
    }
    case 'meeting-over':
      return note.byMe ? words.over.endedByMe : words.over.ended;
    case 'kept':
      return note.both ? words.keep.keptBoth(note.name) : words.keep.keptOne(note.name);
    case 'waved':
      return words.person.waved(note.name);
    case 'placed':
      return words.placed(note.area);
    case 'badge-bound':
      return words.badge.bound;
  }
}

/** The title of a card that came by itself, for those who hear the page and have their focus elsewhere. */
function unaskedTitle(phone: Phone): string {
  const words = phone.words.value;
  const { proposal, meeting, keeps } = phone.session;
  const view = phone.view.value;
  const name = (meeting.value ?? proposal.value)?.card.firstName ?? '';
  switch (view.card) {
    case 'proposal':
      return words.proposal.title(name);
    case 'walking': {
      const route = meeting.value?.route;
      return route && !meeting.value?.iArrived ? sayStep(phone, route) : words.walk.arrived(name);
    }
    case 'talking':
      return meeting.value?.claim === 'theirs' ? words.claim.title(name) : words.talk.title(name);
    case 'keep':
      return words.keep.title(keeps.value.find((keep) => keep.meeting === view.meeting)?.card.firstName ?? '');
    default:
      return '';
  }
}

/** Where I am is on the map too, so this sentence goes by itself. */
const PLACED_MS = 6_000;

/** One sentence about what just happened, until it is dismissed; its place is always there, so that it is heard. */
function NoteLine({ phone }: { phone: Phone }): JSX.Element {
  const note = phone.session.note.value;
  useEffect(() => {
    if (note?.kind !== 'placed') return;
    const timer = setTimeout(() => {
      if (phone.session.note.peek() === note) phone.session.note.value = null;
    }, PLACED_MS);
    return () => clearTimeout(timer);
  }, [note, phone]);
  return (
    <div role="status" class={note ? 'note' : 'only-heard'}>
      {note && (
        <>
          <p>{noteWords(phone, note)}</p>
          <button
            type="button"
            class="text-button"
            onClick={() => {
              phone.session.note.value = null;
            }}
          >
            {phone.words.value.dismiss}
          </button>
        </>
      )}
    </div>
  );
}

function Card(props: PageProps): JSX.Element {
  const { phone, onCardHeight } = props;
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
      <div class="card-body">
        <p class="only-heard" aria-live="polite">
          {unaskedTitle(phone)}
        </p>
        <NoteLine phone={phone} />
        <div key={known} class={comesUnasked(view) ? 'card-panel rising unasked' : 'card-panel rising'}>
          <Panel {...props} />
        </div>
      </div>
    </main>
  );
}

export function Page(props: PageProps): JSX.Element {
  const { phone } = props;
  return (
    <>
      <a class="only-heard skip" href="#card">
        {phone.words.value.skipToCard}
      </a>
      <Top {...props} />
      <Rail phone={phone} onLevel={props.onLevel} onFindMe={props.onFindMe} />
      <Heard phone={phone} />
      <Card {...props} />
    </>
  );
}

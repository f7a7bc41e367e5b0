/** The cards that nobody needs before the first one works: fetched after it, in one piece. */
import type { JSX } from 'preact';
import type { LaterView } from '../model/card.ts';
import type { Phone } from '../model/phone.ts';
import { EncounterCard, Encounters, Keep } from './encounters.tsx';
import { Leave } from './leave.tsx';
import { Block, Talking, Walking } from './meeting.tsx';
import { Open, Person } from './open.tsx';
import { Opening } from './opening.tsx';
import { ProposalCard } from './proposal.tsx';
import type { PanelProps } from './props.ts';
import { Scan } from './scan.tsx';
import { sayStep } from './step-words.ts';

export { Credit } from './credit.tsx';
export { Edge } from './edge.tsx';
export { Heard } from './heard.tsx';
export { Rail } from './rail.tsx';

export function LaterPanel(props: PanelProps & { view: LaterView }): JSX.Element | null {
  const { view } = props;
  switch (view.card) {
    case 'leave':
      return <Leave {...props} />;
    case 'opening':
      return <Opening {...props} />;
    case 'open':
      return <Open {...props} />;
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

/** The title of a card that came by itself, for those who hear the page and have their focus elsewhere. */
export function unaskedTitle(phone: Phone): string {
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

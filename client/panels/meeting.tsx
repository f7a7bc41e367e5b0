/** A meeting under way: the next step of the walk, the other's word that we met, and the talk itself. */
import type { JSX } from 'preact';
import type { MeetingSpot, NoticeOf } from '../../shared/protocol/notices.ts';
import { noWayWords } from '../asking/goal-words.ts';
import { minutesUntil } from '../model/clock.ts';
import type { Phone } from '../model/phone.ts';
import { Button, Simulated, TextButton, Title } from './controls.tsx';
import { CountSteps } from './count-steps.tsx';
import { Face } from './drawings.tsx';
import type { PanelProps } from './props.ts';
import { Steps } from './steps.tsx';
import { givesOf, whyOf } from './words.ts';

type Meeting = NoticeOf<'meeting'>;

/** The spot in words: "Meeting point 7, the round tables". */
export function spotWords(phone: Phone, spot: MeetingSpot): string {
  const { places } = phone;
  const words = phone.words.value.walk;
  if (spot.kind === 'meeting-point') {
    const name = places.value.meetingPoint(spot.id) ?? places.value.area(spot.area) ?? '';
    return spot.number === null ? name : words.spotPoint(spot.number, name);
  }
  return places.value.landmark(spot.id) ?? places.value.area(spot.area) ?? '';
}

/** How far the other is, as they may know it. */
function otherWords(phone: Phone, meeting: Meeting): string {
  const words = phone.words.value.walk;
  const name = meeting.card.firstName;
  if (meeting.otherArrived) return words.there(name);
  if (meeting.otherSeconds === null) return words.onWay(name);
  const level = meeting.otherLevel;
  const elsewhere =
    level !== null && level !== phone.session.me.value?.place?.level ? phone.places.value.level(level) : null;
  return elsewhere === null
    ? words.away(name, meeting.otherSeconds)
    : words.awayLevel(name, meeting.otherSeconds, elsewhere);
}

/** One tap ends it and hides me; one more, after a question, blocks for good. */
function Ends({ phone, actions }: PanelProps): JSX.Element {
  const words = phone.words.value.walk;
  return (
    <>
      <TextButton onTap={() => void actions.end()}>{words.end}</TextButton>
      <TextButton onTap={() => (phone.sheet.value = { kind: 'block' })}>{words.block}</TextButton>
    </>
  );
}

export function Walking({ phone, actions }: PanelProps): JSX.Element | null {
  const meeting = phone.session.meeting.value;
  if (!meeting) return null;
  const words = phone.words.value.walk;
  const { route, card, iArrived } = meeting;
  const name = card.firstName;
  const met = meeting.claim === null && (
    <Button kind="ink" waits={phone.busy.value === 'we-met'} onTap={() => void actions.weMet()}>
      {words.met}
    </Button>
  );
  const venue = phone.venue.value;
  // A way that breaks what I need is never given: why there is none stands in its place.
  const noWay = !iArrived && meeting.noWay && venue ? noWayWords(meeting.noWay, venue, phone.language.value) : null;
  return (
    <>
      <Steps
        phone={phone}
        route={route}
        noWay={noWay}
        goal={spotWords(phone, meeting.spot)}
        arrived={iArrived ? words.arrived(name) : null}
        waits={phone.busy.value === 'at-step'}
        onThere={() => void actions.atStep()}
        buttons={met}
      >
        <p>{otherWords(phone, meeting)}.</p>
        <Simulated phone={phone} card={card} />
      </Steps>
      {route && !iArrived && <CountSteps phone={phone} actions={actions} />}
      <div class="links">
        {phone.event?.demo && !iArrived && (
          <TextButton onTap={() => void actions.walkForMe()}>{words.walkForMe}</TextButton>
        )}
        {!iArrived && (
          <TextButton onTap={() => (phone.sheet.value = { kind: 'camera' })}>
            {phone.words.value.scan.camera}
          </TextButton>
        )}
        <TextButton onTap={() => (phone.sheet.value = { kind: 'needs' })}>{phone.words.value.home.needs}</TextButton>
        <Ends phone={phone} actions={actions} />
      </div>
    </>
  );
}

/** The other says that we met: over the talk itself, because it is true unless I say otherwise. */
function Claimed({ phone, actions, name }: PanelProps & { name: string }): JSX.Element {
  const words = phone.words.value.claim;
  return (
    <>
      <Title key="claimed">{words.title(name)}</Title>
      <p class="quiet">{words.more}</p>
      <div class="actions">
        <Button waits={phone.busy.value === 'not-yet'} onTap={() => void actions.notYet()}>
          {words.no}
        </Button>
        <Button kind="meet" waits={phone.busy.value === 'we-met'} onTap={() => void actions.weMet()}>
          {words.yes}
        </Button>
      </div>
      <hr />
    </>
  );
}

export function Talking({ phone, actions }: PanelProps): JSX.Element | null {
  const meeting = phone.session.meeting.value;
  if (!meeting) return null;
  const words = phone.words.value.talk;
  const { card, claim } = meeting;
  const name = card.firstName;
  const gives = givesOf(phone, card);
  const block = (
    <TextButton onTap={() => (phone.sheet.value = { kind: 'block' })}>{phone.words.value.walk.block}</TextButton>
  );
  return (
    <>
      {claim === 'theirs' ? (
        <Claimed phone={phone} actions={actions} name={name} />
      ) : (
        <div class="head">
          <Face size={56} colour="var(--meet)" />
          <div>
            <Title>{words.title(name)}</Title>
            <p class="quiet">{words.more}</p>
          </div>
        </div>
      )}
      {claim === 'mine' && <p class="small quiet">{phone.words.value.claim.mine(name)}</p>}
      <p>{whyOf(phone, name, meeting.why)}</p>
      {gives && (
        <p>
          <b>{phone.words.value.proposal.gives(name)}</b> {gives}
        </p>
      )}
      <Simulated phone={phone} card={card} />
      <p class="small quiet">{words.left(minutesUntil(meeting.endsAt, phone.clock.now.value))}</p>
      {claim === 'theirs' ? (
        <div class="links">
          <TextButton onTap={() => void actions.end()}>{words.end}</TextButton>
          {block}
        </div>
      ) : (
        <>
          <div class="actions">
            <Button kind="ink" waits={phone.busy.value === 'end'} onTap={() => void actions.end()}>
              {words.end}
            </Button>
          </div>
          <div class="links">{block}</div>
        </>
      )}
    </>
  );
}

export function Block({ phone, actions }: PanelProps): JSX.Element | null {
  const name = (phone.session.meeting.value ?? phone.session.proposal.value)?.card.firstName;
  if (name === undefined) return null;
  const words = phone.words.value.walk;
  return (
    <>
      <Title>{words.blockTitle(name)}</Title>
      <p>{words.blockMore(name)}</p>
      <div class="actions">
        <Button onTap={() => (phone.sheet.value = null)}>{phone.words.value.back}</Button>
        <Button kind="ink" waits={phone.busy.value === 'block'} onTap={() => void actions.block()}>
          {words.blockYes}
        </Button>
      </div>
    </>
  );
}

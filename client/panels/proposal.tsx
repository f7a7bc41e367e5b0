/** Somebody is proposed: the ring runs its full time whatever anybody answers. */
import type { JSX } from 'preact';
import { secondsUntil } from '../model/clock.ts';
import { Button, TextButton, Title } from './controls.tsx';
import { Ring } from './drawings.tsx';
import type { PanelProps } from './props.ts';
import { givesOf, languagesOf, seeksOf, whyOf } from './words.ts';

const WHOLE_SECONDS = 60;

export function ProposalCard({ phone, actions }: PanelProps): JSX.Element | null {
  const proposal = phone.session.proposal.value;
  if (!proposal) return null;
  const words = phone.words.value.proposal;
  const { card, myAnswer } = proposal;
  const name = card.firstName;
  const left = Math.min(WHOLE_SECONDS, secondsUntil(proposal.endsAt, phone.clock.now.value));
  const gives = givesOf(phone, card);
  const seeks = seeksOf(phone, card);
  const about = [words.away(proposal.minutes)];
  if (card.languages.length > 0) about.push(words.speaks(languagesOf(phone, card.languages)));
  const waits = phone.busy.value === 'answer';
  return (
    <>
      <div class="head">
        <Ring left={left} whole={WHOLE_SECONDS} />
        <div>
          <Title>{words.title(name)}</Title>
          <p class="quiet">
            {about.join(' · ')} {card.simulated && <i class="tag">{phone.words.value.simulated}</i>}
          </p>
        </div>
      </div>
      <p class="strong">{whyOf(phone, name, proposal.why)}</p>
      {gives && (
        <p>
          <b>{words.gives(name)}</b> {gives}
        </p>
      )}
      {seeks && (
        <p>
          <b>{words.seeks(name)}</b> {seeks}
        </p>
      )}
      {myAnswer === null ? (
        <>
          <p class="small quiet">{words.same(name)}</p>
          <div class="actions">
            <Button waits={waits} onTap={() => void actions.answer(false)}>
              {words.no}
            </Button>
            <Button kind="meet" waits={waits} onTap={() => void actions.answer(true)}>
              {words.yes}
            </Button>
          </div>
        </>
      ) : (
        <p class="sealed">
          <b>{myAnswer === 'yes' ? words.sealedYes : words.sealedNo}.</b> {words.sealed}
        </p>
      )}
      <div class="links">
        <TextButton onTap={() => void actions.end()}>{words.hide}</TextButton>
        <TextButton onTap={() => (phone.sheet.value = { kind: 'block' })}>{words.block}</TextButton>
      </div>
    </>
  );
}

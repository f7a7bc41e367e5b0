/** I am open: who else is, in words, and what one of them says. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Dot } from '../../shared/interest/floor-decoder.ts';
import { isolated } from '../../shared/venue/isolated.ts';
import { clockTime } from '../i18n/language.ts';
import { placeWords } from '../i18n/place.ts';
import type { Phone } from '../model/phone.ts';
import { Button, Simulated, TextButton, Title } from './controls.tsx';
import { Face } from './drawings.tsx';
import { HearBeacons } from './hear-beacons.tsx';
import { distance, nearest } from './near.ts';
import { ageSaid, ownPlaceSaid } from './place-said.ts';
import type { PanelProps } from './props.ts';
import { givesOf } from './words.ts';

/** So many are listed at first, and with every tap on "more". */
const AT_ONCE = 30;
const NEAR_METRES = 60;

/** Where somebody is, in words: the area they are beside or in, else their level. */
function whereIs(phone: Phone, dot: Dot): string {
  const { places } = phone;
  const area = dot.placement.kind === 'area' ? places.value.area(dot.placement.area) : null;
  return area ?? places.value.level(dot.level) ?? '';
}

/** Who counts as near: within a minute's walk as the crow flies, or in the area that I am in. */
function isNear(phone: Phone, dot: Dot): boolean {
  const area = phone.session.me.value?.place?.area;
  return distance(phone, dot) <= NEAR_METRES || (dot.placement.kind === 'area' && dot.placement.area === area);
}

/** How sure my place is, and a tap that holds it: a seat, a stand. */
function Stays({ phone, actions }: PanelProps): JSX.Element | null {
  const place = phone.session.me.value?.place;
  const said = ownPlaceSaid(phone);
  const words = placeWords(phone.language.value);
  const isSign = place?.source === 'sign' && phone.clock.now.value <= place.exactUntil;
  const stays = place?.stays ?? false;
  if (said === null && !isSign) return null;
  return (
    <div class="links">
      {said !== null && <p class="small quiet">{said}</p>}
      {(isSign || stays) && (
        <TextButton onTap={() => void actions.stay(!stays)}>{stays ? words.getUp : words.stay}</TextButton>
      )}
    </div>
  );
}

export function Open({ phone, actions }: PanelProps): JSX.Element {
  const words = phone.words.value;
  /** How many are listed. */
  const listed = useSignal(0);
  const me = phone.session.me.value;
  const all = [...phone.floor.dots.value.values()];
  const near = all.filter((dot) => isNear(phone, dot)).length;
  const dots = nearest(phone, all);
  const open = me?.availability.state === 'open' ? me.availability : null;
  const until = open ? words.open.until(clockTime(open.until, phone.language.value)) : '';
  const shows = open?.show === 'area' ? words.open.showsArea : words.open.showsSpot;
  return (
    <>
      <Title>{words.open.title(near)}</Title>
      <p class="quiet">
        {until} {me?.seesOthers === false ? words.open.unseen : shows}
      </p>
      <Stays phone={phone} actions={actions} />
      <HearBeacons phone={phone} actions={actions} />
      {dots.length === 0 && me?.seesOthers !== false && <p class="small quiet">{words.open.waiting}</p>}
      {listed.value > 0 && (
        <ul class="list" aria-label={words.open.list}>
          {dots.slice(0, listed.value).map((dot) => (
            <li key={dot.dot}>
              <button
                type="button"
                class="row"
                onClick={() => {
                  phone.sheet.value = { kind: 'person', dot: dot.dot };
                }}
              >
                <Face />
                <span>
                  <b>{isolated(dot.card.firstName)}</b> {dot.card.simulated && <i class="tag">{words.simulated}</i>}
                  <span class="small">
                    {[givesOf(phone, dot.card), whereIs(phone, dot), ageSaid(phone, dot)].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {listed.value > 0 && dots.length > listed.value && (
        <TextButton
          onTap={() => {
            listed.value += AT_ONCE;
          }}
        >
          {words.more}
        </TextButton>
      )}
      <div class={listed.value > 0 ? 'actions sticky' : 'actions'}>
        {dots.length > 0 && (
          <Button
            onTap={() => {
              listed.value = listed.value > 0 ? 0 : AT_ONCE;
            }}
          >
            {listed.value > 0 ? words.less : words.open.list}
          </Button>
        )}
        {me?.seesOthers === false && (
          <Button kind="ink" onTap={() => (phone.sheet.value = { kind: 'scan', still: false })}>
            {words.scan.title}
          </Button>
        )}
        <Button waits={phone.busy.value === 'close'} onTap={() => void actions.close()}>
          {words.open.close}
        </Button>
      </div>
    </>
  );
}

/** One open person: name, what they give, and what a wave means. */
export function Person({ phone, actions, dot: number }: PanelProps & { dot: number }): JSX.Element {
  const words = phone.words.value;
  const dot = phone.floor.dots.value.get(number);
  const back = (): void => {
    phone.sheet.value = null;
  };
  if (!dot)
    return (
      <>
        <Title>{words.person.gone}</Title>
        <div class="actions">
          <Button onTap={back}>{words.back}</Button>
        </div>
      </>
    );
  const { card } = dot;
  const gives = givesOf(phone, card);
  const left = phone.session.me.value?.wavesLeft ?? 0;
  return (
    <>
      <div class="head">
        <Face size={56} />
        <div>
          <Title>{card.firstName}</Title>
          <p class="quiet">{[whereIs(phone, dot), ageSaid(phone, dot)].filter(Boolean).join(', ')}</p>
        </div>
      </div>
      <p>
        {gives ? (
          <>
            <b>{words.person.gives(card.firstName)}</b> {gives}
          </>
        ) : (
          words.person.nothing
        )}
      </p>
      <Simulated phone={phone} card={card} />
      <p class="small quiet">
        {words.person.what(card.firstName)} {words.open.wavesLeft(left)}
      </p>
      <div class="actions">
        <Button onTap={back}>{words.back}</Button>
        <Button
          kind="meet"
          waits={phone.busy.value === 'wave'}
          label={words.open.waveAt(card.firstName)}
          onTap={() => void actions.wave(number)}
        >
          {words.person.wave}
        </Button>
      </div>
    </>
  );
}

/** I am open: who else is, in words, and what one of them says. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Dot } from '../../shared/interest/floor-decoder.ts';
import { clockTime } from '../i18n/language.ts';
import type { Phone } from '../model/phone.ts';
import { Button, Title } from './controls.tsx';
import { Face } from './drawings.tsx';
import type { PanelProps } from './props.ts';
import { givesOf } from './words.ts';

/** A card is no telephone book: whoever wants more has the map. */
const MOST_LISTED = 30;
const NEAR_METRES = 60;

/** Where somebody is, in words: the area they are beside or in, else their level. */
function whereIs(phone: Phone, dot: Dot): string {
  const { places } = phone;
  const area = dot.placement.kind === 'area' ? places.value.area(dot.placement.area) : null;
  return area ?? places.value.level(dot.level) ?? '';
}

function distance(phone: Phone, dot: Dot): number {
  const { body } = phone.floor.own.value;
  if (!body || dot.placement.kind !== 'spot' || dot.level !== body.level) return Number.MAX_VALUE;
  return Math.hypot(dot.placement.x - body.x, dot.placement.y - body.y);
}

/** Who counts as near: within a minute's walk as the crow flies, or in the area that I am in. */
function isNear(phone: Phone, dot: Dot): boolean {
  const area = phone.session.me.value?.place?.area;
  return distance(phone, dot) <= NEAR_METRES || (dot.placement.kind === 'area' && dot.placement.area === area);
}

export function Open({ phone, actions }: PanelProps): JSX.Element {
  const words = phone.words.value;
  const listed = useSignal(false);
  const me = phone.session.me.value;
  const all = [...phone.floor.dots.value.values()];
  const near = all.filter((dot) => isNear(phone, dot)).length;
  const dots = all.sort((a, b) => distance(phone, a) - distance(phone, b)).slice(0, MOST_LISTED);
  const open = me?.availability.state === 'open' ? me.availability : null;
  const until = open ? words.open.until(clockTime(open.until, phone.language.value)) : '';
  const shows = open?.show === 'area' ? words.open.showsArea : words.open.showsSpot;
  return (
    <>
      <Title>{words.open.title(near)}</Title>
      <p class="quiet">
        {until} {me?.seesOthers === false ? words.open.unseen : shows}
      </p>
      {dots.length === 0 && me?.seesOthers !== false && <p class="small quiet">{words.open.waiting}</p>}
      {listed.value && (
        <ul class="list" aria-label={words.open.list}>
          {dots.map((dot) => (
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
                  <b>{dot.card.firstName}</b> {dot.card.simulated && <i class="tag">{words.simulated}</i>}
                  <span class="small">
                    {[givesOf(phone, dot.card), whereIs(phone, dot)].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class={listed.value ? 'actions sticky' : 'actions'}>
        {dots.length > 0 && (
          <Button
            onTap={() => {
              listed.value = !listed.value;
            }}
          >
            {listed.value ? words.less : words.open.list}
          </Button>
        )}
        {me?.seesOthers === false && (
          <Button kind="ink" onTap={() => (phone.sheet.value = { kind: 'scan', still: me.place !== null })}>
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
          <p class="quiet">{whereIs(phone, dot)}</p>
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
      {card.simulated && <p class="small quiet">{words.simulatedLong}</p>}
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

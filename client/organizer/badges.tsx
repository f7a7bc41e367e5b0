/** The badges of an event: which are somebody's, the address that binds each, and how one is taken back. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OrganizerBadges } from '../../shared/protocol/pages.ts';
import { eventWords } from '../i18n/organizer-events.ts';
import { Qr } from '../kiosk/qr.tsx';
import type { Desk } from './desk.ts';

/** So many are listed at once; the rest is found by typing. */
const MOST_LISTED = 50;

export function Badges({ desk, event }: { readonly desk: Desk; readonly event: string }): JSX.Element | null {
  const words = eventWords(desk.language.value);
  const list = useSignal<OrganizerBadges['badges']>([]);
  const typed = useSignal('');
  const shown = useSignal<string | null>(null);
  const sure = useSignal<string | null>(null);
  const said = useSignal('');
  useEffect(() => {
    void desk.call<OrganizerBadges>('GET', `/api/organizer/badges?${new URLSearchParams({ event })}`).then((answer) => {
      if (answer.ok) list.value = answer.value.badges;
      else if (answer.status === 409) said.value = words.badgesNotSafe;
    });
  }, [event]);
  const takeBack = async (badge: string): Promise<void> => {
    sure.value = null;
    const answer = await desk.call<OrganizerBadges>('POST', '/api/organizer/badges', { event, badge });
    if (!answer.ok) {
      said.value = words.badgeNotTaken;
      return;
    }
    list.value = answer.value.badges;
    shown.value = badge;
    said.value = words.badgeTaken(badge);
  };
  if (list.value.length === 0 && said.value === '') return null;
  const wanted = typed.value.trim().toLowerCase();
  const found = list.value.filter(({ badge }) => badge.toLowerCase().includes(wanted));
  return (
    <section class="act">
      <h4>{words.badgesHandedOut}</h4>
      <p class="quiet notes">{words.badgesMore}</p>
      <p class="said" role="status">
        {said.value}
      </p>
      <label class="field">
        {words.findBadge}
        <input
          type="search"
          autocomplete="off"
          spellcheck={false}
          maxLength={80}
          value={typed.value}
          onInput={(input) => (typed.value = input.currentTarget.value)}
        />
      </label>
      <ul class="codes">
        {found.slice(0, MOST_LISTED).map(({ badge, url, bound }) => (
          <li key={badge}>
            <code>{badge}</code>
            <span class="quiet">{bound ? words.badgeBound : words.badgeFree}</span>
            <button
              type="button"
              aria-expanded={shown.value === badge}
              onClick={() => (shown.value = shown.value === badge ? null : badge)}
            >
              {words.badgeCode}
            </button>
            {bound && (
              <button
                type="button"
                class={sure.value === badge ? 'primary' : ''}
                onClick={() => {
                  if (sure.value === badge) void takeBack(badge);
                  else sure.value = badge;
                }}
              >
                {sure.value === badge ? words.takeBackSure : words.takeBack}
              </button>
            )}
            {shown.value === badge && <Qr text={url} label={words.badgeQr(badge)} />}
          </li>
        ))}
      </ul>
      {found.length > MOST_LISTED && <p class="quiet">{words.moreBadges(found.length - MOST_LISTED)}</p>}
    </section>
  );
}

/** Who has access: tokens, made and revoked by owners. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import {
  type NewToken,
  ROLES,
  type Role,
  type TokenEntry,
  type TokenList,
  type TokenMade,
} from '../../shared/protocol/organizer.ts';
import { isolated } from '../../shared/venue/isolated.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { eventWords } from '../i18n/organizer-events.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import { Qr } from '../kiosk/qr.tsx';
import type { Called } from './call.ts';
import type { Desk } from './desk.ts';
import { SmallForm } from './small-form.tsx';

/** "23 November 2026", from "2026-11-23". */
const sayDay = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(day),
  );

function Made({ desk, url }: { desk: Desk; url: string }): JSX.Element {
  const words = eventWords(desk.language.value);
  const copied = useSignal(false);
  return (
    <article class="link card" aria-live="polite">
      <Qr text={url} label={words.tokenQr} />
      <div>
        <p>
          <strong>{words.tokenOnce}</strong>
        </p>
        <p class="long">{url}</p>
        {navigator.clipboard !== undefined && (
          <button
            type="button"
            onClick={() =>
              void navigator.clipboard.writeText(url).then(
                () => (copied.value = true),
                () => (copied.value = false),
              )
            }
          >
            {copied.value ? words.copied : words.copyLink}
          </button>
        )}
      </div>
    </article>
  );
}

function Token({ desk, token, revoke }: { desk: Desk; token: TokenEntry; revoke: () => void }): JSX.Element {
  const language = desk.language.value;
  const words = eventWords(language);
  const sure = useSignal(false);
  const used = token.lastUsed === null ? words.neverUsed : words.lastUsed(sayDay(token.lastUsed, language));
  return (
    <li>
      <div class="who">
        <strong>{isolated(token.name)}</strong>
        <span>
          {shellWords(language).role[token.role]}
          {token.own && ` · ${words.own}`}
        </span>
        <span class="quiet">
          {words.made(sayDay(token.made, language))}, {used}
        </span>
      </div>
      <button
        type="button"
        class={sure.value ? 'primary' : ''}
        aria-label={sure.value ? undefined : words.revokeName(token.name)}
        onClick={() => {
          if (sure.value) revoke();
          else sure.value = true;
        }}
      >
        {sure.value ? words.revokeSure : words.revoke}
      </button>
    </li>
  );
}

export function Access({ desk }: { desk: Desk }): JSX.Element {
  const language = desk.language.value;
  const words = eventWords(language);
  const shell = shellWords(language);
  const list = useSignal<TokenList | null>(null);
  const made = useSignal<string | null>(null);
  const name = useSignal('');
  const role = useSignal<Role>('editor');
  const said = useSignal('');
  const take = (answer: Called<TokenList>): boolean => {
    if (answer.ok) list.value = answer.value;
    else said.value = answer.why === 'role' ? shell.mayNot : answer.status === 409 ? words.tooManyTokens : shell.failed;
    return answer.ok;
  };
  useEffect(() => {
    void desk.call<TokenList>('GET', '/api/organizer/tokens').then(take);
  }, []);
  const make = async (text: string): Promise<void> => {
    said.value = '';
    const wish: NewToken = { name: text, role: role.value };
    const answer = await desk.call<TokenMade>('POST', '/api/organizer/tokens', wish);
    if (!take(answer) || !answer.ok) return;
    made.value = answer.value.url;
    name.value = '';
  };
  const revoke = async (token: TokenEntry): Promise<void> => {
    made.value = null;
    const answer = await desk.call<TokenList>('DELETE', `/api/organizer/tokens/${token.id}`);
    if (take(answer)) said.value = words.revoked(token.name);
  };
  return (
    <>
      <h2>{shell.access}</h2>
      <p class="quiet">{words.tokensMore}</p>
      <p class="said" role="status">
        {said.value}
      </p>
      {list.value === null && <p>{organizerWords(language).loading}</p>}
      {list.value?.tokens.length === 0 && <p>{words.noTokens}</p>}
      <ul class="tokens">
        {list.value?.tokens.map((token) => (
          <Token key={token.id} desk={desk} token={token} revoke={() => void revoke(token)} />
        ))}
      </ul>
      {made.value !== null && <Made desk={desk} url={made.value} />}
      <SmallForm
        id="token-name"
        label={words.tokenFor}
        action={words.makeToken}
        value={name}
        maxLength={80}
        submit={(text) => void make(text)}
      >
        <fieldset>
          <legend>{words.tokenRole}</legend>
          {ROLES.map((each) => (
            <label key={each} class="choice">
              <input
                type="radio"
                class="radio"
                name="role"
                checked={role.value === each}
                onChange={() => (role.value = each)}
              />
              {shell.role[each]}
            </label>
          ))}
        </fieldset>
      </SmallForm>
    </>
  );
}

/** Starts the organizer's page. */
import { effect, signal } from '@preact/signals';
import { type JSX, render } from 'preact';
import { chooseLanguage } from '../i18n/language.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { type Desk, openDesk } from './desk.ts';
import { hashOf, viewIn } from './route.ts';
import { LanguageButton, Shell } from './shell.tsx';
import { firstToken, tokenInFragment } from './token.ts';

const typed = signal('');

function TokenForm({ desk }: { desk: Desk }): JSX.Element {
  const words = organizerWords(desk.language.value);
  return (
    <form
      class="token"
      onSubmit={(event) => {
        event.preventDefault();
        const token = typed.value.trim();
        typed.value = '';
        if (token !== '') desk.enter(token);
      }}
    >
      <label for="token">{words.token}</label>
      <input
        id="token"
        type="password"
        autocomplete="off"
        spellcheck={false}
        required
        maxLength={400}
        aria-describedby="token-more"
        value={typed.value}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
      <p id="token-more" class="quiet">
        {words.tokenMore}
      </p>
      <p class="wrong" role="alert">
        {desk.trouble.value === 'wrong-token' ? words.wrong : ''}
      </p>
      <button type="submit" class="primary">
        {words.enter}
      </button>
    </form>
  );
}

function Page({ desk }: { desk: Desk }): JSX.Element {
  if (desk.token.value !== null) return <Shell desk={desk} />;
  return (
    <main class="page">
      <div class="top">
        <h1>{organizerWords(desk.language.value).title}</h1>
        <LanguageButton desk={desk} />
      </div>
      <TokenForm desk={desk} />
    </main>
  );
}

const root = document.getElementById('organizer');
const token = firstToken(location.hash, sessionStorage);
const shown = viewIn(location.hash);
// The token must not stay where a screenshot, a history or a shared link would carry it on.
if (tokenInFragment(location.hash) !== null) history.replaceState(null, '', location.pathname + location.search);
const desk = openDesk(token, chooseLanguage(navigator.languages), sessionStorage, shown);
effect(() => {
  document.documentElement.lang = desk.language.value;
});
/** The address follows the view, and the view the address. */
effect(() => {
  const hash = hashOf(desk.view.value);
  if (hash !== hashOf(viewIn(location.hash))) history.pushState(null, '', hash);
});
addEventListener('popstate', () => {
  const given = tokenInFragment(location.hash);
  if (given !== null) {
    history.replaceState(null, '', location.pathname + location.search);
    return desk.enter(given);
  }
  const view = viewIn(location.hash);
  if (hashOf(view) === hashOf(desk.view.value)) return;
  desk.show(view);
  document.getElementById('main')?.focus();
});
if (root) {
  root.replaceChildren();
  render(<Page desk={desk} />, root);
}

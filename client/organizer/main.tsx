/** Starts the organizer's page. */
import { effect, signal } from '@preact/signals';
import { type JSX, render } from 'preact';
import { chooseLanguage } from '../i18n/language.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { type Desk, openDesk } from './desk.ts';
import { hashOf, viewIn } from './route.ts';
import { LanguageButton, Shell } from './shell.tsx';
import { SmallForm } from './small-form.tsx';
import { firstToken, tokenInFragment } from './token.ts';

const typed = signal('');

function TokenForm({ desk }: { desk: Desk }): JSX.Element {
  const words = organizerWords(desk.language.value);
  return (
    <SmallForm
      id="token"
      label={words.token}
      help={words.tokenMore}
      action={words.enter}
      value={typed}
      maxLength={400}
      isSecret
      wrong={desk.trouble.value === 'wrong-token' ? words.wrong : ''}
      submit={(token) => {
        typed.value = '';
        desk.enter(token);
      }}
    />
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

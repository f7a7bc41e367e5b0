/** Starts the organizer's page. */
import { effect, signal } from '@preact/signals';
import { type JSX, render } from 'preact';
import { chooseLanguage } from '../i18n/language.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { Admission } from './admission.tsx';
import { type Desk, openDesk } from './desk.ts';
import { Kiosks } from './kiosks.tsx';
import { Overview } from './overview.tsx';
import { Signs } from './signs.tsx';
import { firstToken } from './token.ts';

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

function Shown({ desk }: { desk: Desk }): JSX.Element {
  const view = desk.view.value;
  switch (view.kind) {
    case 'overview':
      return <Overview desk={desk} />;
    case 'signs':
      return <Signs desk={desk} view={view} />;
    case 'kiosks':
      return <Kiosks desk={desk} view={view} />;
    case 'admission':
      return <Admission desk={desk} view={view} />;
  }
}

function Page({ desk }: { desk: Desk }): JSX.Element {
  const words = organizerWords(desk.language.value);
  return (
    <main class="page">
      <div class="top">
        <h1>{words.title}</h1>
        <button
          type="button"
          class="button"
          lang={desk.language.value === 'en' ? 'fr' : 'en'}
          onClick={() => (desk.language.value = desk.language.value === 'en' ? 'fr' : 'en')}
        >
          {words.otherLanguage}
        </button>
      </div>
      {desk.token.value === null ? <TokenForm desk={desk} /> : <Shown desk={desk} />}
    </main>
  );
}

const root = document.getElementById('organizer');
const token = firstToken(location.hash, sessionStorage);
// The token must not stay where a screenshot, a history or a shared link would carry it on.
if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
const desk = openDesk(token, chooseLanguage(navigator.languages), sessionStorage);
effect(() => {
  document.documentElement.lang = desk.language.value;
});
if (root) {
  root.replaceChildren();
  render(<Page desk={desk} />, root);
}

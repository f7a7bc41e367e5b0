/** The state of the organizer's page. */
import { type Signal, signal } from '@preact/signals';
import type { OrganizerOverview, OrganizerSigns } from '../../shared/protocol/pages.ts';
import type { Language } from '../i18n/language.ts';
import { type Asked, askOverview, askSigns } from './ask.ts';
import { forgetToken, keepToken, type TokenStore } from './token.ts';

export interface Desk {
  readonly language: Signal<Language>;
  readonly token: Signal<string | null>;
  /** Null: not asked yet. */
  readonly overview: Signal<OrganizerOverview | null>;
  /** When the overview was true, by this device's clock. */
  readonly asOf: Signal<number | null>;
  readonly trouble: Signal<'wrong-token' | 'lost' | null>;
  /** The venue whose signs are on the page; null: the overview is. */
  readonly venue: Signal<string | null>;
  readonly signs: Signal<OrganizerSigns | null>;
  enter(token: string): void;
  forget(): void;
  showSigns(venue: string): void;
  showOverview(): void;
}

const RENEW_MS = 10_000;

/** Asks for the overview at once and then every ten seconds, while there is a token. */
export function openDesk(first: string | null, language: Language, store: TokenStore): Desk {
  const token = signal(first);
  const overview = signal<OrganizerOverview | null>(null);
  const asOf = signal<number | null>(null);
  const trouble = signal<'wrong-token' | 'lost' | null>(null);
  const venue = signal<string | null>(null);
  const signs = signal<OrganizerSigns | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes an answer in, unless another token has been entered since the question. */
  const take = <T>(asked: string, answer: Asked<T>, use: (value: T) => void): void => {
    if (asked !== token.value) return;
    trouble.value = answer.ok ? null : answer.why;
    if (answer.ok) use(answer.value);
    else if (answer.why === 'wrong-token') forgetEverything();
  };
  const forgetEverything = () => {
    clearTimeout(timer);
    forgetToken(store);
    token.value = null;
    overview.value = null;
    signs.value = null;
    venue.value = null;
  };
  const renew = async (): Promise<void> => {
    clearTimeout(timer);
    const asked = token.value;
    if (asked === null) return;
    const answer = await askOverview(asked);
    take(asked, answer, (value) => {
      overview.value = value;
      asOf.value = Date.now();
    });
    if (asked === token.value) timer = setTimeout(() => void renew(), RENEW_MS);
  };

  void renew();
  return {
    language: signal(language),
    token,
    overview,
    asOf,
    trouble,
    venue,
    signs,
    enter(next) {
      keepToken(next, store);
      token.value = next;
      trouble.value = null;
      void renew();
    },
    forget() {
      forgetEverything();
      trouble.value = null;
    },
    async showSigns(of) {
      const asked = token.value;
      if (asked === null) return;
      venue.value = of;
      signs.value = null;
      const answer = await askSigns(asked, of);
      if (venue.value === of) take(asked, answer, (value) => (signs.value = value));
    },
    showOverview() {
      venue.value = null;
      signs.value = null;
    },
  };
}

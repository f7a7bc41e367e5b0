/** The state of the organizer's page. */
import { batch, type Signal, signal } from '@preact/signals';
import type {
  AdmissionWish,
  NotPrinted,
  OrganizerAdmission,
  OrganizerKiosks,
  OrganizerOverview,
  OrganizerSigns,
} from '../../shared/protocol/pages.ts';
import type { Language } from '../i18n/language.ts';
import { type Asked, askAdmission, askKiosks, askOverview, askSigns, askWish, type WishRefused } from './ask.ts';
import { forgetToken, keepToken, type TokenStore } from './token.ts';

/** What is on the page beside the head; `data` null: not there yet. */
export type View =
  | { readonly kind: 'overview' }
  | { readonly kind: 'signs'; readonly venue: string; readonly data: OrganizerSigns | NotPrinted | null }
  | { readonly kind: 'kiosks'; readonly venue: string; readonly data: OrganizerKiosks | null }
  | { readonly kind: 'admission'; readonly event: string; readonly data: OrganizerAdmission | null };

export interface Desk {
  readonly language: Signal<Language>;
  readonly token: Signal<string | null>;
  /** Null: not asked yet. */
  readonly overview: Signal<OrganizerOverview | null>;
  /** When the overview was true, by this device's clock. */
  readonly asOf: Signal<number | null>;
  readonly trouble: Signal<'wrong-token' | 'lost' | null>;
  readonly view: Signal<View>;
  enter(token: string): void;
  forget(): void;
  /** Show this; what it is about is asked for at once. */
  show(view: View): void;
  /** Change who may come in; null when it is done, else why not. */
  wish(wish: AdmissionWish): Promise<WishRefused['error'] | 'lost' | null>;
}

const RENEW_MS = 10_000;

/** Asks for the overview at once and then every ten seconds, while there is a token. */
export function openDesk(first: string | null, language: Language, store: TokenStore): Desk {
  const token = signal(first);
  const overview = signal<OrganizerOverview | null>(null);
  const asOf = signal<number | null>(null);
  const trouble = signal<'wrong-token' | 'lost' | null>(null);
  const view = signal<View>({ kind: 'overview' });
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
    batch(() => {
      token.value = null;
      overview.value = null;
      view.value = { kind: 'overview' };
    });
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
  /** Fills the view that is shown, unless another one is by then. */
  const fill = async <T>(shown: View, answer: (token: string) => Promise<Asked<T>>, filled: (data: T) => View) => {
    const asked = token.value;
    if (asked === null) return;
    const given = await answer(asked);
    if (view.value === shown) take(asked, given, (data) => (view.value = filled(data)));
  };

  void renew();
  return {
    language: signal(language),
    token,
    overview,
    asOf,
    trouble,
    view,
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
    show(next) {
      view.value = next;
      switch (next.kind) {
        case 'overview':
          return;
        case 'signs':
          return void fill(
            next,
            (asked) => askSigns(asked, next.venue),
            (data) => ({ ...next, data }),
          );
        case 'kiosks':
          return void fill(
            next,
            (asked) => askKiosks(asked, next.venue),
            (data) => ({ ...next, data }),
          );
        case 'admission':
          return void fill(
            next,
            (asked) => askAdmission(asked, next.event),
            (data) => ({ ...next, data }),
          );
      }
    },
    async wish(wish) {
      const asked = token.value;
      if (asked === null) return 'lost';
      const answer = await askWish(asked, wish);
      if (!answer.ok) {
        take(asked, answer, () => {});
        return 'lost';
      }
      const { value } = answer;
      if ('error' in value) return value.error;
      const shown = view.value;
      if (shown.kind === 'admission' && shown.event === wish.event) view.value = { ...shown, data: value };
      return null;
    },
  };
}

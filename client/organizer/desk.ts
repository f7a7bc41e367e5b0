/** The state of the organizer's page. */
import { batch, type Signal, signal } from '@preact/signals';
import { type Me, mayDo, type Role, type VenueList } from '../../shared/protocol/organizer.ts';
import type { AdmissionWish, OrganizerOverview } from '../../shared/protocol/pages.ts';
import type { Language } from '../i18n/language.ts';
import { type Asked, askAdmission, askKiosks, askOverview, askWish, type WishRefused } from './ask.ts';
import { type Called, call, type Method } from './call.ts';
import type { View } from './route.ts';
import { forgetToken, keepToken, type TokenStore } from './token.ts';

export interface Desk {
  readonly language: Signal<Language>;
  readonly token: Signal<string | null>;
  /** Null: not asked yet. */
  readonly overview: Signal<OrganizerOverview | null>;
  /** When the overview was true, by this device's clock. */
  readonly asOf: Signal<number | null>;
  readonly trouble: Signal<'wrong-token' | 'lost' | null>;
  /** Whose token this is; null: not asked yet. */
  readonly me: Signal<Me | null>;
  /** Null: not asked yet. */
  readonly venues: Signal<VenueList | null>;
  readonly view: Signal<View>;
  /** Whether this token may do what wants this role. */
  may(role: Role): boolean;
  /** Ask for the list of venues again. */
  renewVenues(): Promise<void>;
  /** Ask the server with the token; see {@link call}. A token that is none any more is forgotten. */
  call<T>(method: Method, path: string, body?: unknown, withinMs?: number): Promise<Called<T>>;
  enter(token: string): void;
  forget(): void;
  /** Show this; what it is about is asked for at once. */
  show(view: View): void;
  /** Change who may come in; null when it is done, else why not. */
  wish(wish: AdmissionWish): Promise<WishRefused['error'] | 'lost' | null>;
}

const RENEW_MS = 10_000;

/** Asks for the overview at once and then every ten seconds, while there is a token. */
export function openDesk(
  first: string | null,
  language: Language,
  store: TokenStore,
  shownFirst: View = { kind: 'overview' },
): Desk {
  const token = signal(first);
  const overview = signal<OrganizerOverview | null>(null);
  const asOf = signal<number | null>(null);
  const trouble = signal<'wrong-token' | 'lost' | null>(null);
  const view = signal<View>(shownFirst);
  const me = signal<Me | null>(null);
  const venues = signal<VenueList | null>(null);
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
      me.value = null;
      venues.value = null;
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

  const callServer = async <T>(method: Method, path: string, body?: unknown, withinMs?: number): Promise<Called<T>> => {
    const asked = token.value ?? '';
    const answer = await call<T>(asked, method, path, body, withinMs);
    if (!answer.ok && answer.why === 'wrong-token') take(asked, { ok: false, why: 'wrong-token' }, () => {});
    return answer;
  };
  const ask = async <T>(path: string, use: (value: T) => void): Promise<void> => {
    const asked = token.value;
    if (asked === null) return;
    const answer = await callServer<T>('GET', path);
    if (answer.ok && asked === token.value) use(answer.value);
  };
  const renewVenues = () => ask<VenueList>('/api/organizer/venues', (list) => (venues.value = list));
  const begin = () => {
    void renew();
    void ask<Me>('/api/organizer/me', (who) => (me.value = who));
    void renewVenues();
  };

  const show = (next: View) => {
    view.value = next;
    switch (next.kind) {
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
      case 'venues':
      case 'venue':
        return void renewVenues();
    }
  };

  begin();
  show(shownFirst);
  return {
    language: signal(language),
    token,
    overview,
    asOf,
    trouble,
    me,
    venues,
    view,
    may: (role) => me.value !== null && mayDo(me.value.role, role),
    renewVenues,
    call: callServer,
    enter(next) {
      keepToken(next, store);
      token.value = next;
      trouble.value = null;
      begin();
      show(view.value);
    },
    forget() {
      forgetEverything();
      trouble.value = null;
    },
    show,
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

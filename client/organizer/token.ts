/** Where the organizer's token comes from, and how long it stays: this tab, never the address bar or the history. */

/** The part of `Storage` that is needed. */
export interface TokenStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEY = 'vis-a-vis organizer token';
/** Longer is no token of ours. */
const LONGEST = 400;

/** The token in an address' fragment, like `#token=abc`; null when there is none. */
export function tokenInFragment(fragment: string): string | null {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token')?.trim() ?? '';
  return token === '' || token.length > LONGEST ? null : token;
}

/** The token to begin with: the fragment's, which is kept, else the one kept earlier in this tab. */
export function firstToken(fragment: string, store: TokenStore): string | null {
  const given = tokenInFragment(fragment);
  if (given !== null) store.setItem(KEY, given);
  return given ?? store.getItem(KEY);
}

export const keepToken = (token: string, store: TokenStore): void => store.setItem(KEY, token);
export const forgetToken = (store: TokenStore): void => store.removeItem(KEY);

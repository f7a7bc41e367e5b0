import { expect, test } from 'vitest';
import { firstToken, forgetToken, keepToken, type TokenStore, tokenInFragment } from './token.ts';

function memory(): TokenStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

test('CL 82 the token is read from the fragment, and nothing else is taken for one', () => {
  expect(tokenInFragment('#token=abc-123')).toBe('abc-123');
  expect(tokenInFragment('#lang=fr&token=%20abc%20')).toBe('abc');
  for (const fragment of ['', '#', '#token=', '#tokens=abc', `#token=${'x'.repeat(401)}`])
    expect(tokenInFragment(fragment)).toBeNull();
});

test('CL 82 the tab keeps it, a new one in the address takes its place, and forgetting erases it', () => {
  const store = memory();
  expect(firstToken('', store)).toBeNull();
  expect(firstToken('#token=one', store)).toBe('one');
  expect(firstToken('', store)).toBe('one');
  expect(firstToken('#token=two', store)).toBe('two');
  keepToken('three', store);
  expect(firstToken('', store)).toBe('three');
  forgetToken(store);
  expect([firstToken('', store), store.kept.size]).toEqual([null, 0]);
});

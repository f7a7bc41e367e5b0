/** The code on a sign or screen, typed where there is no camera. */
import type { JSX } from 'preact';
import type { Phone } from '../model/phone.ts';

export function TypedCode({ phone }: { readonly phone: Phone }): JSX.Element {
  const words = phone.words.value.scan;
  return (
    <form class="typed-code" action="/s">
      <div class="field">
        <label for="sign-code">{words.code}</label>
        <input
          id="sign-code"
          name="code"
          required
          minLength={8}
          maxLength={20}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
      </div>
      <button type="submit" class="button">
        {words.useCode}
      </button>
    </form>
  );
}

/** The code on a sign or screen, typed where there is no camera. */
import type { JSX } from 'preact';
import type { Phone } from '../model/phone.ts';

/** @param label what it says above the field, where the card has said already that there is no camera */
export function TypedCode({ phone, label }: { readonly phone: Phone; readonly label?: string }): JSX.Element {
  const words = phone.words.value.scan;
  return (
    <form class="typed-code" action="/s">
      <div class="field">
        <label for="sign-code">{label ?? words.code}</label>
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

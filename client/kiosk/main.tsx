/** Starts the kiosk page from what the server wrote into it. */
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import type { Boot } from '../../shared/protocol/pages.ts';
import { kioskWords } from '../i18n/kiosk.ts';
import { chooseLanguage } from '../i18n/language.ts';
import type { Theme } from '../map/palette.ts';
import { createAsked } from './asked.ts';
import { openHouse } from './house.ts';
import { watchIdle } from './idle.ts';
import { Kiosk } from './kiosk.tsx';

function readBoot(): Boot | null {
  const text = document.getElementById('boot')?.textContent;
  return text ? JSON.parse(text) : null;
}

const boot = readBoot();
const root = document.getElementById('kiosk');
const asked = new URLSearchParams(location.search).get('lang');
const language = signal(chooseLanguage([...(asked === null ? [] : [asked]), ...navigator.languages]));
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const theme = signal<Theme>(dark.matches ? 'dark' : 'light');
dark.addEventListener('change', () => {
  theme.value = dark.matches ? 'dark' : 'light';
});
effect(() => {
  document.documentElement.lang = language.value;
});

if (root) {
  const event = boot?.event ?? null;
  if (boot && event) {
    const house = openHouse(event, boot);
    const asked = createAsked();
    const idle = watchIdle(asked.forget);
    for (const stir of ['pointerdown', 'keydown', 'input'] as const) root.addEventListener(stir, idle.stir);
    render(<Kiosk boot={boot} house={house} language={language} theme={theme} asked={asked} />, root);
  } else render(<main class="waiting">{kioskWords(language.value).none}</main>, root);
}

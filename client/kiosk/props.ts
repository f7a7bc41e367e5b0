import type { Signal } from '@preact/signals';
import type { Boot } from '../../shared/protocol/pages.ts';
import type { Language } from '../i18n/language.ts';
import type { Theme } from '../map/palette.ts';
import type { Asked } from './asked.ts';
import type { House } from './house.ts';

/** What the parts of the kiosk page are given. */
export interface KioskProps {
  readonly boot: Boot;
  readonly house: House;
  readonly language: Signal<Language>;
  readonly theme: Signal<Theme>;
  readonly asked: Asked;
}

/** What the kiosk's code leads to now. */
import type { Boot } from '../../shared/protocol/pages.ts';
import type { House } from './house.ts';

export interface ShownCode {
  readonly url: string;
  /** The same to type, in two halves; null where there is none. */
  readonly typed: string | null;
  /** Whether the address itself says where the kiosk stands. */
  readonly saysWhere: boolean;
}

/** The code that the server sent last, while it is good; else the address of the phone page, which says nothing of where. */
export function shownCode({ kiosk }: Boot, { screen }: Pick<House, 'screen'>): ShownCode | null {
  if (!kiosk) return null;
  const now = screen.value;
  if (kiosk.marker === null || now === null) return { url: kiosk.joinUrl, typed: null, saysWhere: false };
  const { signature, code } = now;
  const half = code.length / 2;
  return {
    url: `${kiosk.joinUrl}/${encodeURIComponent(kiosk.marker)}/${signature}`,
    typed: `${code.slice(0, half)}-${code.slice(half)}`,
    saysWhere: true,
  };
}

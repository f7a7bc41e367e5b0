/** The kiosks of a room that came by the organizer's link: each is sent its codes, and may say what its camera has read. */
import type { Milliseconds } from '../../shared/geometry/point.ts';
import type { Notice, ScreenCode } from '../../shared/protocol/notices.ts';
import type { Refusal } from '../../shared/protocol/refusals.ts';
import type { KioskLink } from './ports.ts';

/** Codes that one kiosk may have looked at: people hold them up one after the other. */
const CODES = { atOnce: 10, everyMs: 500 };

export interface KioskScreens {
  /** What a kiosk with this link shows now; null when the link is good no more. */
  codeOf(link: KioskLink): ScreenCode | null;
  /** Check in whose code this kiosk has seen; why not, else null. */
  shown(marker: string, code: string): Refusal | null;
}

interface Line {
  readonly link: KioskLink;
  readonly tell: (notice: Notice) => void;
  /** What it shows. */
  signature: string | null | undefined;
  left: number;
  at: Milliseconds;
}

export class KioskLines<Client> {
  readonly #lines = new Map<Client, Line>();
  readonly #screens: KioskScreens;
  readonly #now: () => Milliseconds;

  constructor(screens: KioskScreens, now: () => Milliseconds) {
    this.#screens = screens;
    this.#now = now;
  }

  join(client: Client, link: KioskLink, tell: (notice: Notice) => void): void {
    const line: Line = { link, tell, signature: undefined, left: CODES.atOnce, at: this.#now() };
    this.#lines.set(client, line);
    this.#show(line);
  }

  leave(client: Client): void {
    this.#lines.delete(client);
  }

  /** Send each its next code when it is time; the markers at which there are screens with codes now, in order. */
  tick(): readonly string[] {
    const markers = new Set<string>();
    for (const line of this.#lines.values()) if (this.#show(line)) markers.add(line.link.marker);
    return [...markers].sort();
  }

  /** What came of a code that this kiosk's camera has read. */
  shown(client: Client, code: string): Refusal | null {
    const line = this.#lines.get(client);
    if (line === undefined || !line.signature) return 'not-understood';
    const now = this.#now();
    line.left = Math.min(CODES.atOnce, line.left + (now - line.at) / CODES.everyMs);
    line.at = now;
    if (line.left < 1) return 'too-fast';
    line.left -= 1;
    return this.#screens.shown(line.link.marker, code);
  }

  /** Whether it has a code to show. */
  #show(line: Line): boolean {
    const screen = this.#screens.codeOf(line.link);
    const signature = screen?.signature ?? null;
    if (signature !== line.signature) {
      line.signature = signature;
      line.tell({ type: 'screen', screen });
    }
    return screen !== null;
  }
}

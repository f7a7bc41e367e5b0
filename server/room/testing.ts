/** What the tests of this folder share. */
import type { Notice } from '../../shared/protocol/notices.ts';
import type { Logger, Outlet, WorldPort } from './ports.ts';

/** A logger that keeps its lines. */
export function recordingLog() {
  const lines: { readonly facts: Readonly<Record<string, unknown>>; readonly message: string }[] = [];
  const line = (facts: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ facts, message });
  };
  const log: Logger = { info: line, warn: line, error: line };
  return { log, lines };
}

/** An outlet that keeps what it is given. */
export function recordingOutlet() {
  const notices: Notice[] = [];
  const floor: Uint8Array[] = [];
  const own: Uint8Array[] = [];
  const closed: number[] = [];
  const outlet: Outlet = {
    notice: (notice) => notices.push(notice),
    floor: (bytes) => floor.push(bytes),
    own: (bytes) => own.push(bytes),
    close: (code) => closed.push(code),
  };
  return { outlet, notices, floor, own, closed };
}

/** A World in which nothing happens and everything is granted; `but` says what is different. */
export function quietWorld(but: Partial<WorldPort> = {}): WorldPort {
  const counts = { areas: [], density: [], present: 0, open: 0 };
  return {
    apply: () => ({ ok: true, events: [] }),
    advance: () => [],
    visibleTo: () => ({ shared: false, hidden: new Set(), own: { dot: null, body: null, partner: null } }),
    shownNow: () => [],
    inView: () => [],
    countsNow: () => counts,
    replaceVenue: () => [],
    replaceEvent() {},
    profileOf: () => null,
    ...but,
  };
}

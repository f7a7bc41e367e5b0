/** Small line drawings. All are decoration: the words beside them say the same. */
import type { JSX } from 'preact';
import type { RouteStep } from '../../shared/routing/route.ts';

/** A person as a small face that smiles. */
export function Face({ size = 40, colour = 'var(--open)' }: { size?: number; colour?: string }): JSX.Element {
  return (
    <svg class="face" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="18" fill={colour} />
      <path d="M12 22q8 9 16 0" fill="none" stroke="var(--card)" stroke-width="3.5" stroke-linecap="round" />
    </svg>
  );
}

const ARROWS: Record<RouteStep['kind'], string> = {
  start: 'M16 27V6M8 14l8-8 8 8',
  straight: 'M16 27V6M8 14l8-8 8 8',
  left: 'M24 27V17a5 5 0 0 0-5-5H6M13 5l-7 7 7 7',
  right: 'M8 27V17a5 5 0 0 1 5-5h13M19 5l7 7-7 7',
  'slight-left': 'M22 27V18L9 7M9 16V7h9',
  'slight-right': 'M10 27V18L23 7M14 7h9v9',
  'back-left': 'M23 27V14a7 7 0 0 0-14 0v8M15 16l-6 6-6-6',
  'back-right': 'M9 27V14a7 7 0 0 1 14 0v8M17 16l6 6 6-6',
  follow: 'M12 27c0-7 8-8 8-15V6M12 13l8-8 7 8',
  connection: 'M5 26h7v-6h7v-6h7V7',
  arrive: 'M16 28s9-8.5 9-15a9 9 0 0 0-18 0c0 6.500 9 15 9 15zM16 13v.01',
};

/** What to do next on the way, as an arrow. */
export function Arrow({ kind, size = 36 }: { kind: RouteStep['kind']; size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d={ARROWS[kind]}
        fill="none"
        stroke="currentColor"
        stroke-width="3.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** How the line stands: three arcs over a dot, struck through while there is none. */
export function Line({ connected }: { connected: boolean }): JSX.Element {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round">
        <path d="M3 9.500a13 13 0 0 1 18 0M6.500 13.500a8 8 0 0 1 11 0M10 17.300a3 3 0 0 1 4 0" />
        {!connected && <path d="M4 21 20 3" />}
      </g>
    </svg>
  );
}

/** The corners of a square code. */
export function Code({ size = 22 }: { size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2h-2v4M14 20h1M20 20h.01"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** A magnifying glass. */
export function Glass({ size = 20 }: { size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round">
        <circle cx="10.500" cy="10.500" r="6.500" />
        <path d="m15.500 15.500 5 5" />
      </g>
    </svg>
  );
}

/** The "me" button's target. */
export function Target(): JSX.Element {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="7" fill="none" stroke="currentColor" stroke-width="2" />
      <circle cx="12" cy="12" r="2.500" fill="var(--me)" />
      <path d="M12 2v3M12 19v3M2 12h3M19 12h3" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
    </svg>
  );
}

const RADIUS = 28;
const ROUND = 2 * Math.PI * RADIUS;

/** The proposal's ring that runs out. `left` of `whole` seconds; the words for it are the card's. */
export function Ring({ left, whole }: { left: number; whole: number }): JSX.Element {
  const gone = 1 - Math.min(1, Math.max(0, left / whole));
  const circle = { cx: 32, cy: 32, r: RADIUS, fill: 'none', 'stroke-width': 6 };
  return (
    <div class="ring">
      <svg width="64" height="64" viewBox="0 0 64 64" aria-hidden="true">
        <circle {...circle} stroke="var(--line)" />
        <circle
          {...circle}
          class="run"
          stroke="var(--meet)"
          stroke-linecap="round"
          stroke-dasharray={ROUND}
          stroke-dashoffset={ROUND * gone}
        />
      </svg>
      <span aria-hidden="true">{left}</span>
    </div>
  );
}

/** No way on: a bar across a round sign. */
export function NoEntry({ size = 36 }: { size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="3.5" stroke-linecap="round">
        <circle cx="16" cy="16" r="11" />
        <path d="M11 16h10" />
      </g>
    </svg>
  );
}

/** The tools' drawings: lines on a square of 24. */
import type { JSX } from 'preact';
import type { Tool } from './tool.ts';

const LINES: Readonly<Record<Tool | 'undo' | 'redo', string>> = {
  choose: 'M5 3l13 9-6 1-3 6z',
  area: 'M4 5h16v14H4z M4 5l0 0',
  wall: 'M4 20V5h16',
  door: 'M3 20h5 M16 20h5 M8 20V6a14 14 0 0 1 8 14',
  connection: 'M3 20h5v-5h4v-5h4V5h5',
  landmark: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11z M12 10h.01',
  sign: 'M4 4h6v6H4z M14 4h6v6h-6z M4 14h6v6H4z M14 14h2v2h-2z M18 18h2v2h-2z',
  beacon: 'M12 12h.01 M8 16a6 6 0 0 1 0-8 M16 8a6 6 0 0 1 0 8 M5 19a10 10 0 0 1 0-14 M19 5a10 10 0 0 1 0 14',
  meeting:
    'M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M16 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M3 20v-3a4 4 0 0 1 4-4h10a4 4 0 0 1 4 4v3',
  obstacle: 'M4 10h16l-2 4H6z M7 14v6 M17 14v6',
  place: 'M12 3l9 9-9 9-9-9z',
  measure: 'M3 16L16 3l5 5L8 21z M7 12l2 2 M10 9l2 2 M13 6l2 2',
  cut: 'M4 20L20 4',
  scale: 'M4 20L20 4',
  undo: 'M9 7L4 12l5 5 M4 12h10a6 6 0 0 1 6 6',
  redo: 'M15 7l5 5-5 5 M20 12H10a6 6 0 0 0-6 6',
};

export function Icon({ name }: { name: keyof typeof LINES }): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor">
      <path d={LINES[name]} stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

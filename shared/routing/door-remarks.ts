/** What one should know of doors before one stands at them: who needs no stairs also where one opens by itself or wants help. */
import type { Metres, Point } from '../geometry/point.ts';
import { distanceToSegment } from '../geometry/segment.ts';
import { between, distanceBetween, pointOf } from '../geometry/vector.ts';
import type { VenueDoor } from '../venue/venue-file.ts';
import type { Need, Shunned } from './needs.ts';
import type { DoorRemark } from './route.ts';
import type { Surroundings } from './surroundings.ts';

/** Whether who shuns these does not pass the door: no wheels do, so it is as stairs are. */
export const isShunned = ({ accessibility = [] }: Pick<VenueDoor, 'accessibility'>, shunned: Shunned): boolean =>
  shunned.includes('stairs') && accessibility.includes('wheelchair-no');

/** The door that somebody who shuns these stops at on the way from one point to the next; null when there is none. */
export function shunnedDoor(doors: readonly VenueDoor[], shunned: Shunned, from: Point, to: Point): VenueDoor | null {
  const at = ({ line: [a, b] }: VenueDoor) => distanceToSegment(between(pointOf(a), pointOf(b), 0.5), from, to);
  const near = doors.filter((door) => {
    const [a, b] = door.line;
    return isShunned(door, shunned) && at(door) <= distanceBetween(pointOf(a), pointOf(b)) / 2 + 0.3;
  });
  return near.toSorted((a, b) => at(a) - at(b))[0] ?? null;
}

/** What there is to say of one door. */
function remarksOf({ access = [], automatic, accessibility = [] }: VenueDoor, needs: readonly Need[]): DoorRemark[] {
  const asks = access.filter((need) => need !== 'closed');
  if (!needs.includes('no-stairs')) return asks;
  return [
    ...asks,
    ...(automatic === true ? (['automatic'] as const) : []),
    ...(accessibility.includes('wheelchair-limited') ? (['with-help'] as const) : []),
  ];
}

/** The remarks on the doors that a line goes through, each where along the line that is. */
export function remarksAlong(
  line: readonly Point[],
  level: string,
  needs: readonly Need[],
  around: Surroundings,
): { readonly along: Metres; readonly remarks: readonly DoorRemark[] }[] {
  const found: { along: Metres; remarks: DoorRemark[] }[] = [];
  let passed = 0;
  for (const [i, to] of line.entries()) {
    const from = line[i - 1];
    if (!from) continue;
    for (const { door, a, b } of around.gapsBetween(level, from, to)) {
      const remarks = remarksOf(door, needs);
      const middle = between(a, b, 0.5);
      if (remarks.length > 0) found.push({ along: passed + distanceBetween(from, middle), remarks });
    }
    passed += distanceBetween(from, to);
  }
  return found;
}

const ASKS = {
  en: {
    badge: 'a badge',
    key: 'a key',
    code: 'a code',
    biometric: 'to be known by it',
    guard: 'to pass a guard',
    other: 'permission',
  },
  fr: {
    badge: 'un badge',
    key: 'une clé',
    code: 'un code',
    biometric: 'une reconnaissance biométrique',
    guard: 'de passer par un vigile',
    other: 'une autorisation',
  },
} as const;

/** A remark as it ends a step's sentence. French where `language` is "fr", else English. */
export function remarkWords(remark: DoorRemark, language: string): string {
  const french = language === 'fr';
  if (remark === 'automatic') return french ? 'la porte s’ouvre toute seule' : 'the door opens by itself';
  if (remark === 'with-help')
    return french ? 'en fauteuil roulant, faites-vous aider à la porte' : 'with a wheelchair, ask for help at the door';
  return french ? `la porte demande ${ASKS.fr[remark]}` : `the door asks for ${ASKS.en[remark]}`;
}

/** The sentences of a way in French. */
import { inFrench, intoFrench, ofFrench, toFrench, toFrenchFloor } from './french-names.ts';
import type { Goal, Sentences, Walked } from './sentences.ts';

const KINDS = { stairs: 'l’escalier', escalator: 'l’escalator', lift: 'l’ascenseur', ramp: 'la rampe' } as const;
const SIDES = {
  left: 'à votre gauche',
  right: 'à votre droite',
  ahead: 'devant vous',
  behind: 'derrière vous',
} as const;

/** Where something is that shows a direction, for who looks that way. */
const WITH = {
  left: SIDES.left,
  right: SIDES.right,
  behind: SIDES.behind,
  'ahead-left': 'devant vous à gauche',
  'ahead-right': 'devant vous à droite',
  'behind-left': 'derrière vous à gauche',
  'behind-right': 'derrière vous à droite',
} as const;

const TURNS: Readonly<Record<Exclude<Walked, 'start' | 'straight' | 'follow'>, string>> = {
  left: 'Tournez à gauche',
  right: 'Tournez à droite',
  'slight-left': 'Obliquez à gauche',
  'slight-right': 'Obliquez à droite',
  'back-left': 'Faites demi-tour par la gauche',
  'back-right': 'Faites demi-tour par la droite',
};

const DOORS = { door: 'passez par la porte', opening: 'passez par l’ouverture' } as const;

/** What one does to get there, beginning with a verb: "allez jusqu’au bar", "entrez dans le foyer". */
function goTo(goal: Exclude<Goal, null | { how: 'with' }>): string {
  if (goal.how === 'through')
    return `${DOORS[goal.door]}${goal.beside ? ` à côté ${ofFrench(inFrench(goal.beside))}` : ''}`;
  const name = inFrench(goal.name);
  if (goal.how === 'to') return `allez jusqu’${toFrench(name)}`;
  if (goal.how === 'out') return `sortez ${ofFrench(name)}`;
  if (goal.how === 'toward') return `allez vers ${name}`;
  return goal.how === 'into' ? intoFrench(goal.name) : `sortez sur ${name}`;
}

const ROUND = { left: 'tournez à gauche au coin', right: 'tournez à droite au coin' } as const;

/** Round a corner, behind which the goal is. */
function round(kind: Walked, goal: Goal, far: string, corner: 'left' | 'right'): string {
  const go = goal && goal.how !== 'with' ? ` et ${goTo(goal)}` : '';
  const turn = `${ROUND[corner]}${go}, ${far}`;
  return kind === 'start' || kind === 'straight' || kind === 'follow'
    ? beginning(turn)
    : `${TURNS[kind]}, puis ${turn}`;
}

const walk: Sentences['walk'] = (kind, goal, far, corner) => {
  if (corner) return round(kind, goal, far, corner);
  if (!goal) {
    if (kind === 'follow') return `Suivez le passage, ${far}`;
    if (kind === 'start') return `Marchez tout droit, ${far}`;
    return kind === 'straight' ? `Continuez tout droit, ${far}` : `${TURNS[kind]}, puis ${far}`;
  }
  if (goal.how === 'with') return `Avec ${inFrench(goal.name)} ${WITH[goal.side]}, avancez tout droit, ${far}`;
  const go = goTo(goal);
  if (kind === 'start') return `${beginning(go)}, ${far}`;
  if (kind !== 'straight' && kind !== 'follow') return `${TURNS[kind]} et ${go}, ${far}`;
  if (goal.how === 'to') return `Continuez jusqu’${toFrench(inFrench(goal.name))}, ${far}`;
  return goal.how === 'toward' ? `Continuez vers ${inFrench(goal.name)}, ${far}` : `Continuez et ${go}, ${far}`;
};

const beginning = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const french: Sentences = {
  few: 'quelques pas',
  walk,
  article: /^(le |la |les |l[’'])/i,
  take(kind, name, side, direction, floor) {
    const walkway = kind === 'escalator' && direction === 'across';
    const plain = walkway ? 'le tapis roulant' : KINDS[kind];
    const own = name && (name.own ? inFrench(name) : `${plain} ${inFrench(name)}`);
    const what = own ?? plain;
    const go = `prenez ${what} pour ${direction === 'up' ? 'monter' : 'descendre'} ${toFrenchFloor(floor)}`;
    const across = walkway ? `prenez ${what} jusqu’au bout` : `traversez ${what}`;
    const take = direction === 'across' ? across : go;
    return side === 'ahead' ? beginning(take) : `${beginning(SIDES[side])}, ${take}`;
  },
  stay: (kind, direction, floor) =>
    `Restez dans ${KINDS[kind]} et ${direction === 'up' ? 'montez' : 'descendez'} ${toFrenchFloor(floor)}`,
  arrive: (landmark, side) =>
    landmark ? `Vous y êtes, avec ${inFrench(landmark)} ${SIDES[side]}` : `Vous y êtes\u00a0: c’est ${SIDES[side]}`,
};

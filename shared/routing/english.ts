/** The sentences of a way in English. */
import { withArticle } from './english-names.ts';
import type { Goal, Sentences, Walked } from './sentences.ts';

const KINDS = { stairs: 'the stairs', escalator: 'the escalator', lift: 'the lift', ramp: 'the ramp' } as const;
const SIDES = { left: 'on your left', right: 'on your right', ahead: 'in front of you', behind: 'behind you' } as const;

/** Where something is that shows a direction, for who looks that way. */
const WITH = {
  left: SIDES.left,
  right: SIDES.right,
  behind: SIDES.behind,
  'ahead-left': 'ahead on your left',
  'ahead-right': 'ahead on your right',
  'behind-left': 'behind you on the left',
  'behind-right': 'behind you on the right',
} as const;

const TURNS: Readonly<Record<Exclude<Walked, 'start' | 'straight' | 'follow'>, string>> = {
  left: 'Turn left',
  right: 'Turn right',
  'slight-left': 'Bear left',
  'slight-right': 'Bear right',
  'back-left': 'Turn round to the left',
  'back-right': 'Turn round to the right',
};

const DOORS = { door: 'through the door', opening: 'through the opening' } as const;

function whereTo(goal: Exclude<Goal, null | { how: 'with' }>): string {
  if (goal.how === 'through') return `${DOORS[goal.door]}${goal.beside ? ` beside ${goal.beside.text}` : ''}`;
  if (goal.how === 'into' || goal.how === 'onto') return `${goal.how} ${withArticle(goal.name.text)}`;
  if (goal.how === 'out') return `out of ${withArticle(goal.name.text)}`;
  return `${goal.how} ${goal.name.text}`;
}

const ROUND = { left: 'turn left round the corner', right: 'turn right round the corner' } as const;

/** Round a corner, behind which the goal is. */
function round(kind: Walked, goal: Goal, far: string, corner: 'left' | 'right'): string {
  const where = goal && goal.how !== 'with' ? ` ${whereTo(goal)}` : '';
  const turn = `${ROUND[corner]}${where}, ${far}`;
  return kind === 'start' || kind === 'straight' || kind === 'follow'
    ? beginning(turn)
    : `${TURNS[kind]}, then ${turn}`;
}

const walk: Sentences['walk'] = (kind, goal, far, corner) => {
  if (corner) return round(kind, goal, far, corner);
  if (goal?.how === 'with') return `With ${goal.name.text} ${WITH[goal.side]}, walk straight on, ${far}`;
  if (kind === 'start') return goal ? `Walk ${whereTo(goal)}, ${far}` : `Walk straight on, ${far}`;
  if (kind === 'follow' && !goal) return `Follow the passage, ${far}`;
  if (kind === 'straight' || kind === 'follow')
    return goal ? `Go on ${whereTo(goal)}, ${far}` : `Go straight on, ${far}`;
  if (!goal) return `${TURNS[kind]}, then ${far}`;
  return goal.how === 'to'
    ? `${TURNS[kind]} and go ${whereTo(goal)}, ${far}`
    : `${TURNS[kind]} ${whereTo(goal)}, ${far}`;
};

const beginning = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const english: Sentences = {
  few: 'a few steps',
  walk,
  article: /^the /i,
  take(kind, name, side, direction, floor) {
    const walkway = kind === 'escalator' && direction === 'across';
    const what = name?.text ?? (walkway ? 'the moving walkway' : KINDS[kind]);
    const across = walkway ? `take ${what} to its end` : `go through ${what}`;
    const take = direction === 'across' ? across : `take ${what} ${direction} to ${withArticle(floor.text)}`;
    return side === 'ahead' ? beginning(take) : `${beginning(SIDES[side])}, ${take}`;
  },
  stay: (kind, direction, floor) => `Stay on ${KINDS[kind]}, ${direction} to ${withArticle(floor.text)}`,
  arrive: (landmark, side) =>
    landmark ? `You are there, with ${landmark.text} ${SIDES[side]}` : `You are there: it is ${SIDES[side]}`,
};

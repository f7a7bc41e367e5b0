/** How a stranger understands a sentence of a way: from its words alone, in English or French. Part of the test follower. */
import type { VenueConnection } from '../../venue/venue-file.ts';
import type { DiagonalSide, Side } from '../route.ts';

export interface Order {
  readonly kind: 'walk' | 'take' | 'there';
  /** The turn in degrees, positive to the right; null to go on; 'any' where nothing is said, 'follow' the only way. */
  readonly turn: number | 'any' | 'follow' | null;
  /** The name of what is walked to, of what is taken, or of what stands beside the goal. */
  readonly name: string | null;
  /** Up to it, into it, out of it, or only in a direction that it shows. */
  readonly how: 'to' | 'into' | 'out' | 'through' | Side | DiagonalSide;
  /** To which side one turns round a corner first; null where none is said. */
  readonly corner: 'left' | 'right' | null;
  /** What the door is beside that one goes through; null where that is not said. */
  readonly beside: string | null;
  /** Null for "a few steps". */
  readonly metres: number | null;
  readonly direction: 'up' | 'down' | 'across' | null;
  readonly floor: string | null;
  /** What kind of connection a name without one is: "the stairs". */
  readonly connection: VenueConnection['kind'] | null;
  readonly side: Side | null;
  /** Whether one stays on the stairs that one is on. */
  readonly stays: boolean;
}

const NOTHING: Order = {
  kind: 'walk',
  turn: null,
  name: null,
  how: 'to',
  corner: null,
  beside: null,
  metres: null,
  direction: null,
  floor: null,
  connection: null,
  side: null,
  stays: false,
};

/** A name without its article, quotes and capitals: "à l’étage", "the Upper floor" and « Upper floor » are read alike. */
export function plainName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[\u2066-\u2069«»]/g, ' ')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim();
  return plain.replace(/^(the |le |la |les |l')/, '').trim();
}

interface Tongue {
  readonly turns: readonly (readonly [begins: RegExp, turn: Order['turn']])[];
  /** Round a corner, alone or after another turn. */
  readonly corner: RegExp;
  readonly to: RegExp;
  readonly into: RegExp;
  readonly out: RegExp;
  readonly stay: RegExp;
  readonly door: RegExp;
  readonly toward: RegExp;
  readonly beside: RegExp;
  readonly take: RegExp;
  readonly through: RegExp;
  readonly up: string;
  readonly there: RegExp;
  readonly sides: Readonly<Record<string, Side>>;
  /** Where what shows a direction is. */
  readonly with: Readonly<Record<string, Side | DiagonalSide>>;
  readonly kinds: readonly (readonly [RegExp, VenueConnection['kind']])[];
}

const ENGLISH: Tongue = {
  turns: [
    [/^Turn left/, -90],
    [/^Turn right/, 90],
    [/^Bear left/, -45],
    [/^Bear right/, 45],
    [/^Turn round to the left/, -180],
    [/^Turn round to the right/, 180],
    [/^Go /, null],
    [/^Follow /, 'follow'],
    [/^(Walk|With) /, 'any'],
  ],
  corner: /(?:^T|, then t)urn (left|right) round the corner(?= |$)/,
  to: /(?:^| )(?:go on|go|Walk|Go on|Bear left and go|Bear right and go) to (.+)$/,
  into: / (?:into|onto) (.+)$/,
  out: / out of (.+)$/,
  stay: /^Stay on (.+), (up|down) to (.+)$/,
  door: / through the (door|opening)(?: beside (.+))?$/,
  toward: / toward (.+)$/,
  beside:
    /^With (.+?) (on your left|on your right|ahead on your left|ahead on your right|behind you|behind you on the left|behind you on the right), walk straight on$/,
  take: /^(?:(On your left|On your right|Behind you), t|T)ake (.+) (up|down) to (.+)$/,
  through: /^(?:(On your left|On your right|Behind you), g|G)o through (.+)$/,
  up: 'up',
  there: /^You are there(?:, with (.+)|: it is) (on your left|on your right|in front of you)$/,
  sides: { 'on your left': 'left', 'on your right': 'right', 'in front of you': 'ahead', 'behind you': 'behind' },
  with: {
    'on your left': 'left',
    'on your right': 'right',
    'behind you': 'behind',
    'ahead on your left': 'ahead-left',
    'ahead on your right': 'ahead-right',
    'behind you on the left': 'behind-left',
    'behind you on the right': 'behind-right',
  },
  kinds: [
    [/^stairs\b/, 'stairs'],
    [/^escalator\b/, 'escalator'],
    [/^lift\b/, 'lift'],
    [/^ramp\b/, 'ramp'],
  ],
};

const FRENCH: Tongue = {
  turns: [
    [/^Tournez à gauche/, -90],
    [/^Tournez à droite/, 90],
    [/^Obliquez à gauche/, -45],
    [/^Obliquez à droite/, 45],
    [/^Faites demi-tour par la gauche/, -180],
    [/^Faites demi-tour par la droite/, 180],
    [/^Continuez/, null],
    [/^Suivez/, 'follow'],
    [/^(Allez|Entrez|Sortez|Marchez|Passez|Avec)/, 'any'],
  ],
  corner: /(?:^T|, puis t)ournez à (gauche|droite) au coin(?= |$)/,
  to: / jusqu’(?:à |(?=au )|(?=aux ))(.+)$/,
  into: /(?:[Ee]ntrez dans|[Pp]assez dans|[Ss]ortez sur|[Aa]llez sur|[Aa]llez à|[Aa]llez(?= aux? )) (.+)$/,
  out: /[Ss]ortez (?:de |d’|(?=du )|(?=des ))(.+)$/,
  stay: /^Restez dans (.+) et (montez|descendez) (?:à |(?=au ))(.+)$/,
  door: /[Pp]assez par (la porte|l’ouverture)(?: à côté (?:de |d’|(?=du )|(?=des ))(.+))?$/,
  toward: / vers (.+)$/,
  beside:
    /^Avec (.+?) (à votre gauche|à votre droite|devant vous à gauche|devant vous à droite|derrière vous|derrière vous à gauche|derrière vous à droite), avancez tout droit$/,
  take: /^(?:(À votre gauche|À votre droite|Derrière vous), p|P)renez (.+) pour (monter|descendre) (?:à |(?=au ))(.+)$/,
  through: /^(?:(À votre gauche|À votre droite|Derrière vous), t|T)raversez (.+)$/,
  up: 'monter',
  there: /^Vous y êtes(?:, avec (.+)|\u00a0: c’est) (à votre gauche|à votre droite|devant vous)$/,
  sides: { 'à votre gauche': 'left', 'à votre droite': 'right', 'devant vous': 'ahead', 'derrière vous': 'behind' },
  with: {
    'à votre gauche': 'left',
    'à votre droite': 'right',
    'derrière vous': 'behind',
    'devant vous à gauche': 'ahead-left',
    'devant vous à droite': 'ahead-right',
    'derrière vous à gauche': 'behind-left',
    'derrière vous à droite': 'behind-right',
  },
  kinds: [
    [/^escalier\b/, 'stairs'],
    [/^escalator\b/, 'escalator'],
    [/^ascenseur\b/, 'lift'],
    [/^rampe\b/, 'ramp'],
  ],
};

/** "au bar" is "le bar". */
const plain = (name: string): string => plainName(name.replace(/^(au|aux|du|des) /, ''));

/** What is to be done. Throws for a sentence that nobody understands. */
export function read(sentence: string, language: 'en' | 'fr'): Order {
  const tongue = language === 'fr' ? FRENCH : ENGLISH;
  const there = tongue.there.exec(sentence);
  if (there) {
    const name = there[1] === undefined ? null : plain(there[1]);
    return { ...NOTHING, kind: 'there', name, side: tongue.sides[there[2] ?? ''] ?? null };
  }
  const sideOf = (heard: string | undefined) =>
    (heard === undefined ? 'ahead' : tongue.sides[heard.toLowerCase()]) ?? null;
  const through = tongue.through.exec(sentence);
  if (through)
    return { ...NOTHING, kind: 'take', name: plain(through[2] ?? ''), direction: 'across', side: sideOf(through[1]) };
  const stay = tongue.stay.exec(sentence);
  if (stay) {
    const direction = stay[2] === 'up' || stay[2] === 'montez' ? 'up' : 'down';
    const name = plain(stay[1] ?? '');
    const connection = tongue.kinds.find(([begins]) => begins.test(name))?.[1] ?? null;
    return { ...NOTHING, kind: 'take', name, connection, direction, floor: plain(stay[3] ?? ''), stays: true };
  }
  const take = tongue.take.exec(sentence);
  if (take) {
    const name = plain(take[2] ?? '');
    const connection = tongue.kinds.find(([begins]) => begins.test(name))?.[1] ?? null;
    const direction = take[3] === tongue.up ? 'up' : 'down';
    const [floor, side] = [plain(take[4] ?? ''), sideOf(take[1])];
    return { ...NOTHING, kind: 'take', name, direction, floor, connection, side };
  }
  const far = /^(.+), (?:then |puis )?(?:(\d+) m|a few steps|quelques pas)$/.exec(sentence);
  const turn = tongue.turns.find(([begins]) => begins.test(sentence))?.[1];
  if (!far || turn === undefined) throw new Error(`nobody understands “${sentence}”`);
  const corner = tongue.corner.exec(far[1] ?? '');
  // Behind the corner one goes on as in any other sentence.
  const what = (far[1] ?? '').replace(tongue.corner, language === 'fr' ? '' : ' go');
  const beside = tongue.beside.exec(what);
  const found = [
    ['to', tongue.to.exec(what)],
    ['into', tongue.into.exec(what)],
    ['out', tongue.out.exec(what)],
    ['through', tongue.door.exec(what)],
    ['ahead', tongue.toward.exec(what)],
    [tongue.with[beside?.[2] ?? ''] ?? 'ahead', beside],
  ] as const;
  const [how, match] = found.find(([, heard]) => heard !== null) ?? ['to', null];
  const name = match?.[1];
  return {
    ...NOTHING,
    turn: corner && corner.index === 0 ? null : turn,
    corner: corner && (corner[1] === 'left' || corner[1] === 'gauche' ? 'left' : 'right'),
    how,
    name: name === undefined ? null : plain(name),
    beside: how === 'through' && match?.[2] !== undefined ? plain(match[2]) : null,
    metres: far[2] === undefined ? null : Number(far[2]),
  };
}

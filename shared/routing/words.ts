/** A step of a way as a sentence, in English and French. */
import type { Metres } from '../geometry/point.ts';
import { isolated } from '../venue/isolated.ts';
import { textIn } from '../venue/local-text.ts';
import type { LocalText, VenueConnection, VenueFile } from '../venue/venue-file.ts';
import { withArticle } from './english-names.ts';
import type { RouteStep } from './route.ts';

/** A distance as people say it: by the metre up to 10, by two up to 20, by five up to 100, by ten above. */
export function roundedMetres(metres: Metres): Metres {
  const by = metres < 10 ? 1 : metres < 20 ? 2 : metres < 100 ? 5 : 10;
  return Math.max(1, Math.round(metres / by) * by);
}

/** Shorter than this is not told in metres. */
const FEW_STEPS: Metres = 2.5;

/** The sentences of one language. `landmark` and `area` are names in it. */
interface Language {
  few: string;
  start(landmark: string | null): string;
  straight(landmark: string | null): string;
  turn(kind: 'left' | 'right' | 'slight-left' | 'slight-right', landmark: string | null): string;
  /** Begins a name that is said in a sentence as it is: "the lift", but not "Lift 3". */
  article: RegExp;
  connections: Readonly<Record<VenueConnection['kind'], string>>;
  /** `floor` is the name of the level that is reached. */
  connection(name: string, direction: 'up' | 'down' | 'across', floor: string): string;
  further(far: string): string;
  into(area: string): string;
  arrive(landmark: string | null, side: 'left' | 'right' | 'ahead'): string;
}

const english: Language = {
  few: 'a few steps',
  start: (landmark) => (landmark ? `Walk toward ${landmark}` : 'Walk straight on'),
  straight: (landmark) => (landmark ? `Go on past ${landmark}` : 'Go straight on'),
  turn(kind, landmark) {
    const turn = { left: 'Left', right: 'Right', 'slight-left': 'Bear left', 'slight-right': 'Bear right' }[kind];
    return landmark ? `${turn} at ${landmark}` : turn;
  },
  article: /^the /i,
  connections: { stairs: 'the stairs', escalator: 'the escalator', lift: 'the lift', ramp: 'the ramp' },
  connection: (name, direction, floor) =>
    direction === 'across' ? `Go through ${name}` : `Take ${name} ${direction} to ${withArticle(floor)}`,
  further: (far) => `, then ${far}`,
  into: (area) => ` into ${withArticle(area)}`,
  arrive(landmark, side) {
    const where = { left: 'on your left', right: 'on your right', ahead: 'in front of you' }[side];
    return landmark ? `You are there, with ${landmark} ${where}` : `You are there: it is ${where}`;
  },
};

/** "à" before a French name, drawn together with its article: au, aux, à la, à l'. */
function atFrench(name: string): string {
  if (name.startsWith('le ')) return `au ${name.slice(3)}`;
  if (name.startsWith('les ')) return `aux ${name.slice(4)}`;
  return /^(la |l['’])/.test(name) ? `à ${name}` : `à hauteur de ${name}`;
}

const french: Language = {
  few: 'quelques pas',
  start: (landmark) => (landmark ? `Marchez vers ${landmark}` : 'Marchez tout droit'),
  straight: (landmark) => (landmark ? `Passez devant ${landmark} et continuez` : 'Continuez tout droit'),
  turn(kind, landmark) {
    const turn = {
      left: 'Tournez à gauche',
      right: 'Tournez à droite',
      'slight-left': 'Obliquez à gauche',
      'slight-right': 'Obliquez à droite',
    }[kind];
    return landmark ? `${turn} ${atFrench(landmark)}` : turn;
  },
  article: /^(le |la |les |l['’])/i,
  connections: { stairs: 'l’escalier', escalator: 'l’escalator', lift: 'l’ascenseur', ramp: 'la rampe' },
  connection(name, direction, floor) {
    if (direction === 'across') return `Traversez ${name}`;
    return `${direction === 'up' ? 'Montez' : 'Descendez'} par ${name} jusqu’au niveau «\u00a0${floor}\u00a0»`;
  },
  further: (far) => `, puis ${far}`,
  into: (area) => `, direction ${area}`,
  arrive(landmark, side) {
    const where = { left: 'à votre gauche', right: 'à votre droite', ahead: 'devant vous' }[side];
    return landmark ? `Vous y êtes, avec ${landmark} ${where}` : `Vous y êtes\u00a0: c’est ${where}`;
  },
};

/** The name that a thing of the venue file has in the language, printed as that is; null when there is no such thing, or it has none. */
function nameOf(
  things: readonly { readonly id: string; readonly name?: LocalText | undefined }[],
  id: string | null,
  language: string,
): string | null {
  const name = id === null ? undefined : things.find((thing) => thing.id === id)?.name;
  if (!name) return null;
  const text = textIn(name, language);
  return isolated(language === 'fr' ? text.replaceAll("'", '’') : text);
}

/** Which stairs or lift, up or down, and to which floor. The step after it tells where that is. */
function connectionWords(step: RouteStep, next: RouteStep | null, venue: VenueFile, language: string): string {
  const words = language === 'fr' ? french : english;
  const ordinalOf = (id: string) => venue.levels.find((level) => level.id === id)?.ordinal ?? 0;
  const reached = next?.level ?? step.level;
  const rise = ordinalOf(reached) - ordinalOf(step.level);
  const kind = venue.connections.find(({ id }) => id === step.connection)?.kind ?? 'stairs';
  const names = [
    nameOf(venue.connections, step.connection, language),
    nameOf(venue.landmarks, step.landmark, language),
  ];
  // "The lift at the bar" says more than "Lift 3 (stop 0)", which is how plans number them.
  const name = names.find((said) => said && words.article.test(said)) ?? names[0] ?? words.connections[kind];
  const direction = rise > 0 ? 'up' : rise < 0 ? 'down' : 'across';
  return words.connection(name, direction, nameOf(venue.levels, reached, language) ?? reached);
}

/** A length as a short text: "18 m", "a few steps". French where `language` is "fr", else English. */
export function distanceWords(metres: Metres, language: string): string {
  const words = language === 'fr' ? french : english;
  return metres < FEW_STEPS ? words.few : `${roundedMetres(metres)} m`;
}

/**
 * One step as a sentence without its full stop, such as "Right at the coffee bar, then 18 m". French where `language`
 * is "fr", else English. `next` is the step after it, or null: a way begins toward what is next.
 */
export function stepWords(step: RouteStep, next: RouteStep | null, venue: VenueFile, language: string): string {
  const words = language === 'fr' ? french : english;
  const landmark = nameOf(venue.landmarks, step.landmark, language);
  const area = nameOf(venue.areas, step.area, language);
  const far = distanceWords(step.lengthMetres, language);
  const into = area ? words.into(area) : '';
  switch (step.kind) {
    case 'start':
      return `${words.start(landmark ?? nameOf(venue.landmarks, next?.landmark ?? null, language))}${into}, ${far}`;
    case 'straight':
      return `${words.straight(landmark)}${into}, ${far}`;
    case 'connection':
      return connectionWords(step, next, venue, language);
    case 'arrive':
      return words.arrive(landmark, step.side ?? 'ahead');
    default:
      return words.turn(step.kind, landmark) + into + words.further(far);
  }
}

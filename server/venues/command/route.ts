/** `npm run venue -- route FILE --from NAME --to NAME`: the way, its length, and its steps in words. */
import { NEEDS, type Need } from '../../../shared/routing/needs.ts';
import type { NoWay, Way, Wayfinder, Wishes } from '../../../shared/routing/way.ts';
import { buildWayfinder } from '../../../shared/routing/wayfinder.ts';
import { stepWords } from '../../../shared/routing/words.ts';
import { textIn } from '../../../shared/venue/venue-file.ts';
import { VenueIndex } from '../../../shared/venue/venue-index.ts';
import { loadVenue } from '../library.ts';
import { VenueError } from '../venue-error.ts';
import { type Command, WrongValue } from './arguments.ts';
import { type NamedPlace, namesLike, placesNamed } from './places.ts';

/** Languages that steps can be said in. */
const LANGUAGES = ['en', 'fr'];

/** More places of one name than this are not all tried. */
const MOST_TRIED = 12;

/** Why there is no way, in the languages that steps are said in. */
const NO_WAY = {
  en: {
    'start-off-floor': 'The start is not on the walkable floor.',
    'goal-off-floor': 'The goal is not on the walkable floor.',
    'not-connected': 'There is no way between them.',
    none: 'Every way between them breaks a need.',
    beyond: 'The start is already beyond it.',
    ends: (metres: number, where: string, bar: string) =>
      `The way ends after ${metres} m at ${where}: beyond it are only ways by ${bar}.`,
    bars: { stairs: 'stairs', escalator: 'an escalator', door: 'a door that no wheelchair passes' },
  },
  fr: {
    'start-off-floor': 'Le départ n’est pas sur un sol praticable.',
    'goal-off-floor': 'Le but n’est pas sur un sol praticable.',
    'not-connected': 'Il n’y a pas de chemin entre les deux.',
    none: 'Aucun chemin ne respecte ce dont vous avez besoin.',
    beyond: 'Le départ est déjà au-delà.',
    ends: (metres: number, where: string, bar: string) =>
      `Le chemin s’arrête après ${metres} m, ${where}\u00a0: au-delà, il n’y a que ${bar}.`,
    bars: { stairs: 'des escaliers', escalator: 'un escalator', door: 'une porte où ne passe aucun fauteuil roulant' },
  },
} as const;

/** Why there is no way, and where it ends, in a sentence or two. */
function whyNot(way: NoWay, index: VenueIndex, language: string): string {
  const words = NO_WAY[language === 'fr' ? 'fr' : 'en'];
  if (way.reason !== 'needs') return words[way.reason];
  if (way.ends === null) return `${words.none} ${words.beyond}`;
  const { at, lengthMetres, barrier } = way.ends;
  const area = index.areaAt(at);
  const where = area === null ? '' : `${index.areaName(area.id, language)}, `;
  const place = `${where}${index.levelName(at.level, language)}`;
  return `${words.none} ${words.ends(round(lengthMetres, 1), place, words.bars[barrier.kind])}`;
}

function readNeeds(text: string | undefined): Need[] {
  const words = (text ?? '').split(',').map((word) => word.trim());
  return words.flatMap((word) => {
    if (word === '') return [];
    const need = NEEDS.find((known) => known === word);
    if (need === undefined) throw new WrongValue(`--needs are any of ${NEEDS.join(', ')}, not '${word}'.`);
    return [need];
  });
}

/** Of all pairs of places that the two names stand for, the one with the lightest way; the first when none has one. */
function lightest(
  pairs: readonly Pair[],
  wayfinder: Wayfinder,
  wishes: Wishes,
): { pair: Pair; way: Way | NoWay } | null {
  const answers = pairs.map((pair) => ({
    pair,
    way: wayfinder.way(pair.from, pair.to, { ...wishes, into: pair.to.kind === 'area' ? pair.to.id : null }),
  }));
  const weight = ({ way }: { way: Way | NoWay }) => {
    if ('reason' in way) return Infinity;
    return wishes.by === 'time' ? way.seconds : way.lengthMetres;
  };
  return answers.reduce<(typeof answers)[number] | null>(
    (best, answer) => (best === null || weight(answer) < weight(best) ? answer : best),
    null,
  );
}

interface Pair {
  readonly from: NamedPlace;
  readonly to: NamedPlace;
}

function find(index: VenueIndex, name: string): NamedPlace[] {
  const found = placesNamed(index, name);
  if (found.length > 0) return found.slice(0, MOST_TRIED);
  const like = namesLike(index, name);
  throw new VenueError([['no-such-place', name, like.join('; ')]]);
}

const round = (metres: number, digits: number) => Math.round(metres * 10 ** digits) / 10 ** digits;

export const routeCommand: Command = {
  usage: 'route FILE --from NAME --to NAME [--needs NEED,…] [--by length|time] [--language en|fr] [--json]',
  about:
    'Prints the way between two places of a venue, over all its levels. Names are those of areas, meeting points ("Vis-à-vis 7"), landmarks and signs in any language, or their ids.',
  options: {
    from: { type: 'string', value: 'NAME', help: 'where the way begins' },
    to: { type: 'string', value: 'NAME', help: 'where it leads' },
    needs: { type: 'string', value: 'NEED,…', help: `what the way must keep: ${NEEDS.join(', ')}` },
    by: {
      type: 'string',
      value: 'length|time',
      help: 'the fewest metres in plan, or the least time (default: length)',
    },
    language: { type: 'string', value: 'en|fr', help: 'the language of the steps (default: en)' },
  },
  needs: ['from', 'to'],
  async run(path, options) {
    const language = options.text('language') ?? 'en';
    if (!LANGUAGES.includes(language)) {
      throw new WrongValue(`--language is ${LANGUAGES.join(' or ')}, not '${language}'.`);
    }
    const by = options.text('by') ?? 'length';
    if (by !== 'length' && by !== 'time') throw new WrongValue(`--by is length or time, not '${by}'.`);
    const wishes: Wishes = { needs: readNeeds(options.text('needs')), by };
    const { venue } = await loadVenue(path);
    const index = new VenueIndex(venue);
    const starts = find(index, options.text('from') ?? '');
    const goals = find(index, options.text('to') ?? '');
    const pairs = starts.flatMap((from) => goals.map((to) => ({ from, to })));
    const answer = lightest(pairs, buildWayfinder(venue), wishes);
    if (answer === null) throw new VenueError(['There is no such pair of places.']);
    const { pair, way } = answer;
    const ends = { from: endOf(pair.from, language), to: endOf(pair.to, language) };
    if ('reason' in way) {
      const sentence = whyNot(way, index, language);
      const out = options.flag('json') ? JSON.stringify({ ...ends, ...wishes, ...way, sentence }) : '';
      return { out, err: options.flag('json') ? '' : sentence, code: 1 };
    }
    const steps = way.steps.map((step, i) => `${stepWords(step, way.steps[i + 1] ?? null, venue, language)}.`);
    // A lift's cabin that is walked through has a leg on either side, both on one level.
    const levels = way.legs.map(({ level }) => level).filter((level, i, all) => level !== all[i - 1]);
    const connections = way.connections.map((taken) => ({
      ...taken,
      name: textIn(index.connection(taken.id)?.name ?? {}, language),
    }));
    const figures = { lengthMetres: round(way.lengthMetres, 2), seconds: round(way.seconds, 1), levels, connections };
    if (options.flag('json')) {
      return { out: JSON.stringify({ ...ends, ...wishes, ...figures, steps }), err: '', code: 0 };
    }
    const names = levels.map((level) => index.levelName(level, language)).join(', ');
    const head = `${ends.from.name} → ${ends.to.name}: ${round(way.lengthMetres, 1)} m, ${Math.round(way.seconds)} s, ${names}`;
    return {
      out: [head, ...steps.map((step, i) => `${String(i + 1).padStart(3)}. ${step}`)].join('\n'),
      err: '',
      code: 0,
    };
  },
};

const endOf = ({ kind, id, level, name }: NamedPlace, language: string) => ({
  kind,
  id,
  level,
  name: textIn(name, language),
});

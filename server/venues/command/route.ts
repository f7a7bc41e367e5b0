/** `npm run venue -- route FILE --from NAME --to NAME`: the way, its length, and its steps in words. */
import { buildNavigation } from '../../../shared/routing/navigation.ts';
import type { NoRoute, Route } from '../../../shared/routing/route.ts';
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

const REASONS: Readonly<Record<NoRoute['reason'], string>> = {
  'start-off-floor': 'The start is not on the walkable floor.',
  'goal-off-floor': 'The goal is not on the walkable floor.',
  'not-connected': 'There is no way on one level between them; ways over several levels are not given yet.',
};

function find(index: VenueIndex, name: string): NamedPlace[] {
  const found = placesNamed(index, name);
  if (found.length > 0) return found.slice(0, MOST_TRIED);
  const like = namesLike(index, name);
  const hint = like.length === 0 ? '' : ` Did you mean: ${like.join('; ')}?`;
  throw new VenueError([`There is no place called '${name}'.${hint}`]);
}

const round = (metres: number, digits: number) => Math.round(metres * 10 ** digits) / 10 ** digits;

export const routeCommand: Command = {
  usage: 'route FILE --from NAME --to NAME [--language en|fr] [--json]',
  about:
    'Prints the way between two places of a venue file, an IMDF folder or a zip. Names are those of areas, meeting points ("Vis-à-vis 7"), landmarks and signs in any language, or their ids.',
  options: {
    from: { type: 'string', value: 'NAME', help: 'where the way begins' },
    to: { type: 'string', value: 'NAME', help: 'where it leads' },
    language: { type: 'string', value: 'en|fr', help: 'the language of the steps (default: en)' },
  },
  needs: ['from', 'to'],
  async run(path, options) {
    const language = options.text('language') ?? 'en';
    if (!LANGUAGES.includes(language)) {
      throw new WrongValue(`--language is ${LANGUAGES.join(' or ')}, not '${language}'.`);
    }
    const { venue } = await loadVenue(path);
    const index = new VenueIndex(venue);
    const starts = find(index, options.text('from') ?? '');
    const goals = find(index, options.text('to') ?? '');
    const navigation = buildNavigation(venue);
    // A name may stand for several places, such as stairs on each level: the first pair with a way counts.
    const pairs = starts.flatMap((from) => goals.map((to) => ({ from, to })));
    const [first] = pairs;
    if (first === undefined) throw new VenueError(['There is no such pair of places.']);
    const { from, to } = pairs.find((pair) => navigation.distance(pair.from, pair.to) < Infinity) ?? first;
    const way: Route | NoRoute = navigation.route(from, to);
    const ends = { from: endOf(from, language), to: endOf(to, language) };
    if ('reason' in way) {
      const sentence = REASONS[way.reason];
      const out = options.flag('json') ? JSON.stringify({ ...ends, reason: way.reason, sentence }) : '';
      return { out, err: options.flag('json') ? '' : sentence, code: 1 };
    }
    const steps = way.steps.map((step, i) => `${stepWords(step, way.steps[i + 1] ?? null, venue, language)}.`);
    const figures = {
      lengthMetres: round(way.lengthMetres, 2),
      seconds: round(way.seconds, 1),
      levels: way.legs.map(({ level }) => level),
    };
    if (options.flag('json')) return { out: JSON.stringify({ ...ends, ...figures, steps }), err: '', code: 0 };
    const levels = figures.levels.map((level) => index.levelName(level, language)).join(', ');
    const head = `${ends.from.name} → ${ends.to.name}: ${round(way.lengthMetres, 1)} m, ${Math.round(way.seconds)} s, ${levels}`;
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

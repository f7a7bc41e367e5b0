/** Names of places inside French sentences, which want an article where a plan has none. */
import { within } from './names.ts';

/** What a part of a house is mostly called, by its article. */
const ARTICLES: readonly (readonly [string, RegExp])[] = [
  ['les ', /^(toilettes|sanitaires|gradins|vestiaires) /],
  ['la ', /^(salle|grande|petite|galerie|terrasse|bibliothèque|cuisine|halle|cour|scène|mezzanine|passerelle|régie) /],
  [
    'le ',
    /^(couloir|grand|petit|foyer|hall|parvis|vestiaire|café|bar|salon|studio|labo|balcon|bureau|stand|jardin|restaurant|puits|palier|pavillon|point) /,
  ],
  ['l’', /^(accueil|entrée|atelier|ascenseur|escalier|espace|auditorium|amphithéâtre|exposition) /],
];

/** "Sous le figuier" already says where. */
const PREPOSITION = /^(sous|sur|dans|devant|derrière|entre|à|au|aux|en|face|contre|près) /i;

/** "Couloir ouest" as "le couloir ouest"; what has an article, and what nobody knows, stays as it is. */
function withArticle(name: string): string {
  const small = within(name);
  const [article] = ARTICLES.find(([, nouns]) => nouns.test(`${small} `)) ?? [];
  return article === undefined ? name : `${article}${small}`;
}

/** A place after "près": "près du bar", "près de l’entrée", "près des tables"; "sous le figuier" as it is. */
export function near(place: string): string {
  if (PREPOSITION.test(place)) return place;
  const name = withArticle(place);
  if (/^le /i.test(name)) return `près du ${name.slice(3)}`;
  if (/^les /i.test(name)) return `près des ${name.slice(4)}`;
  if (/^(la |l['’])/i.test(name)) return `près de ${name}`;
  return /^[aeiouyéèêàâîôœh]/i.test(name) ? `près d’${name}` : `près de ${name}`;
}

/** A place after "jusque": "jusqu’au bar", "jusqu’à l’entrée", "jusqu’aux tables", "jusque sous le figuier". */
export function upTo(place: string): string {
  if (PREPOSITION.test(place)) return `jusque ${place}`;
  const name = withArticle(place);
  if (/^le /i.test(name)) return `jusqu’au ${name.slice(3)}`;
  if (/^les /i.test(name)) return `jusqu’aux ${name.slice(4)}`;
  return `jusqu’à ${name}`;
}

/** French names of places inside sentences: articles by gender, elision, and "à" and "de" drawn together with them. */
import type { Named } from './sentences.ts';

type Article = 'le' | 'la' | 'les';

/** What a place is, and the article of that noun. */
const NOUNS: ReadonlyMap<string, Article> = new Map(
  (
    [
      [
        'le',
        'accès accueil amphithéâtre ascenseur atelier atrium auditorium balcon bar bâtiment belvédère bureau café carré centre chapiteau ' +
          'cloître club comptoir couloir dépôt dortoir escalator escalier espace étage foyer fumoir garage guichet hall ' +
          'jardin kiosque labo laboratoire local magasin niveau palier parking parvis passage patio pavillon plateau point ' +
          'pont porche préau puits quai réfectoire restaurant rez-de-chaussée rez-de-jardin salon sas secrétariat seuil ' +
          'sous-sol stand standard studio théâtre toit tunnel vestiaire vestibule',
      ],
      [
        'la',
        'aile allée antichambre arène billetterie boutique bibliothèque buvette cabine cafétéria cantine chambre chapelle cour ' +
          'cuisine cursive entrée esplanade estrade fontaine galerie halle infirmerie issue librairie loge mezzanine ' +
          'médiathèque nef passerelle pièce place plage porte pergola rampe régie réception salle scène serre sortie ' +
          'station terrasse tour tribune tribunes verrière véranda zone',
      ],
      ['les', 'bureaux gradins lavabos loges premiers-secours sanitaires secours toilettes vestiaires wc'],
    ] as const
  ).flatMap(([article, nouns]) => nouns.split(' ').map((noun): [string, Article] => [noun, article])),
);

/** A name with such a word before its noun is still that noun's: "Grande salle", "Premier étage", "2e étage". */
const BEFORE_NOUNS =
  /^(grande?|petite?|nouveau|nouvel(le)?|vieux|vieille|ancien(ne)?|haute?|basse?|premiers?|première|\p{L}+ième|\d+(er|re|e|ème)?)$/u;

const ARTICLE = /^(le |la |les |l’)/i;

/** Whether "le" and "la" lose their vowel before this. No h among them: the nouns above that begin with one keep it. */
const elides = (text: string): boolean => /^[aeiouyàâäéèêëîïôöùûüœæ]/i.test(text);

const small = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** The noun that says what a place of this name is; '' where none is known. */
function nounOf(name: string): string {
  const words = name.toLowerCase().split(' ');
  const noun = words.find((word) => !BEFORE_NOUNS.test(word)) ?? '';
  return NOUNS.has(noun) ? noun : '';
}

/** Places that one is on, those that one goes up to, and those that one only goes through. */
const ON = new Set(
  'balcon belvédère esplanade estrade mezzanine parvis passerelle place plage pont quai terrasse toit'.split(' '),
);
const UP_TO = new Set('accueil billetterie comptoir guichet kiosque réception scène secours stand'.split(' '));
const THROUGH = new Set('entrée issue passage porte sortie'.split(' '));

/** The name with its article, or null where nobody knows which: "le couloir ouest", "la salle Martinet", "l’étage". */
function withFrenchArticle(name: string): string | null {
  if (ARTICLE.test(name)) return name.charAt(0).toLowerCase() + name.slice(1);
  const article = NOUNS.get(nounOf(name));
  if (article === undefined) return null;
  const text = small(name);
  return article !== 'les' && elides(text) ? `l’${text}` : `${article} ${text}`;
}

/** The name as a thing of a sentence: with its article, or in quotes where it is of another language. */
export const inFrench = ({ text, own }: Named): string =>
  own ? (withFrenchArticle(text) ?? text) : `«\u00a0${text}\u00a0»`;

/** "à" before what `inFrench` gave: au, aux, à la, à l’. */
export function toFrench(phrase: string): string {
  if (phrase.startsWith('le ')) return `au ${phrase.slice(3)}`;
  if (phrase.startsWith('les ')) return `aux ${phrase.slice(4)}`;
  return `à ${phrase}`;
}

/** "de" before what `inFrench` gave: du, des, de la, de l’, d’. */
export function ofFrench(phrase: string): string {
  if (phrase.startsWith('le ')) return `du ${phrase.slice(3)}`;
  if (phrase.startsWith('les ')) return `des ${phrase.slice(4)}`;
  return elides(phrase) ? `d’${phrase}` : `de ${phrase}`;
}

/** How one goes into a place, beginning with a verb: "entrez dans le foyer", "allez sur le balcon", "allez à l’accueil". */
export function intoFrench(name: Named): string {
  const [phrase, noun] = [inFrench(name), name.own ? nounOf(name.text) : ''];
  if (UP_TO.has(noun)) return `allez ${toFrench(phrase)}`;
  if (ON.has(noun)) return `allez sur ${phrase}`;
  return `${THROUGH.has(noun) ? 'passez' : 'entrez'} dans ${phrase}`;
}

/** The floor that stairs or a lift lead to: "à l’étage", "au rez-de-chaussée", "au niveau 3". */
export function toFrenchFloor({ text, own }: Named): string {
  const known = own ? withFrenchArticle(text) : null;
  if (known !== null) return toFrench(known);
  const [, number] = /^(?:level|floor|ebene|niveau) (-?\w{1,3})$/i.exec(text) ?? [];
  return number === undefined ? `au niveau «\u00a0${text}\u00a0»` : `au niveau ${number}`;
}

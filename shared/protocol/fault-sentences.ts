/** The sentences of a venue's check in French, for the pages and the commands. The check itself speaks English. */

const THINGS: Readonly<Record<string, string>> = {
  level: 'le niveau',
  area: 'l’espace',
  wall: 'le mur',
  obstacle: 'l’obstacle',
  door: 'la porte',
  connection: 'la liaison',
  landmark: 'le repère',
  'meeting point': 'le point de rencontre',
  marker: 'le panneau ou la balise',
  place: 'le lieu',
};

/** 'area "a-1"' as 'l’espace « a-1 »'; a standing point, a stop and the venue likewise. */
function thing(english: string): string {
  if (english === 'venue') return 'le lieu';
  const standing = /^standing point of (.*)$/.exec(english);
  if (standing) return `l’endroit où l’on se tient devant ${thing(standing[1] ?? '')}`;
  const stop = /^stop (\d+) of (.*)$/.exec(english);
  if (stop) return `l’arrêt ${Number(stop[1]) + 1} de ${thing(stop[2] ?? '')}`;
  const [, kind = '', id = ''] = /^([a-z ]+) "(.*)"$/.exec(english) ?? [];
  return kind === '' ? english : `${THINGS[kind] ?? kind} « ${id} »`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'true ou false',
  array: 'une liste',
  tuple: 'une liste',
  object: 'un objet',
  record: 'un objet',
};

const typeOf = (english: string): string => TYPES[english] ?? english;

const unitOf = (english: string): string =>
  english === ' characters' ? ' caractères' : english === ' entries' ? ' entrées' : '';

const begin = (words: string): string => words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);

const SENTENCES: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^The (.+) is in an obstacle\.$/, (a) => `${begin(thing(a))} est dans un obstacle.`],
  [/^The (.+) is off the walkable floor\.$/, (a) => `${begin(thing(a))} est hors du sol où l’on marche.`],
  [/^The (.+) is not in its area "(.*)"\.$/, (a, b) => `${begin(thing(a))} n’est pas dans son espace « ${b} ».`],
  [
    /^The meeting point "(.*)" is in a place of kind "(.*)"; people are not sent there, .*$/,
    (a, b) =>
      `Le point de rencontre « ${a} » est dans un espace de type « ${b} » ; on n’y envoie personne, sauf si son responsable le permet (meetings: always).`,
  ],
  [
    /^The meeting point "(.*)" is in the area "(.*)", where its owner wants no meetings\.$/,
    (a, b) =>
      `Le point de rencontre « ${a} » est dans l’espace « ${b} », dont le responsable ne veut pas de rencontres.`,
  ],
  [/^The door "(.*)" has no width\.$/, (a) => `La porte « ${a} » n’a pas de largeur.`],
  [
    /^The door "(.*)" is not on a gap: .*$/,
    (a) => `La porte « ${a} » n’est pas dans une ouverture : un mur la traverse.`,
  ],
  [/^The door "(.*)" leads to no floor\.$/, (a) => `La porte « ${a} » ne mène à aucun sol.`],
  [
    /^The ([a-z ]+) id "(.*)" is taken already by .*$/,
    (a, b) => `L’identifiant « ${b} » (${THINGS[a] ?? a}) est déjà pris.`,
  ],
  [/^There are two meeting points number (\d+)\.$/, (a) => `Deux points de rencontre portent le numéro ${a}.`],
  [/^The beacon "(.*)" has no "radio" to be known by\.$/, (a) => `La balise « ${a} » n’a pas d’adresse radio.`],
  [/^Two markers have the radio "(.*)"\.$/, (a) => `Deux balises ont l’adresse radio « ${a} ».`],
  [/^Two markers have the number (\d+)\.$/, (a) => `Deux panneaux portent le numéro ${a}.`],
  [/^The name of the (.+) is empty: .*$/, (a) => `Il manque un nom : ${thing(a)}.`],
  [
    /^The (.+) is on level "(.*)", which is not there\.$/,
    (a, b) => `${begin(thing(a))} est au niveau « ${b} », qui n’existe pas.`,
  ],
  [
    /^The (.+) names the area "(.*)", which is not there\.$/,
    (a, b) => `${begin(thing(a))} désigne l’espace « ${b} », qui n’existe pas.`,
  ],
  [
    /^The (.+) is on level "(.*)", but its area "(.*)" is on "(.*)"\.$/,
    (a, _b, c) => `${begin(thing(a))} n’est pas au même niveau que son espace « ${c} ».`,
  ],
  [
    /^The marker "(.*)" names the meeting point "(.*)", which is not there\.$/,
    (a, b) => `Le panneau « ${a} » désigne le point de rencontre « ${b} », qui n’existe pas.`,
  ],
  [
    /^The marker "(.*)" is not on the level of its meeting point "(.*)"\.$/,
    (a, b) => `Le panneau « ${a} » n’est pas au niveau de son point de rencontre « ${b} ».`,
  ],
  [
    /^The connection "(.*)" leads nowhere: .*$/,
    (a) => `La liaison « ${a} » ne mène nulle part : tous ses arrêts sont au même niveau.`,
  ],
  [
    /^The moving walkway "(.*)" has an end beside it: .*$/,
    (a) =>
      `Le tapis roulant « ${a} » a une extrémité à côté : ses deux arrêts sont dans un même espace de type « escalator ».`,
  ],
  [/^The level "(.*)" has no area to walk on\.$/, (a) => `Le niveau « ${a} » n’a aucun espace où marcher.`],
  [/^The ring of (.+) crosses itself, .*$/, (a) => `Le contour se croise : ${thing(a)}.`],
  [
    /^The ring of (.+) has its point (\d+) twice in a row\.$/,
    (a) => `Le contour a deux fois le même coin : ${thing(a)}.`,
  ],
  [/^The ring of (.+) repeats its first point .*$/, (a) => `Le contour répète son premier coin : ${thing(a)}.`],
  [/^The ring of (.+) encloses nothing\.$/, (a) => `Le contour n’enferme rien : ${thing(a)}.`],
  [/^This hole of (.+) is not inside it\.$/, (a) => `Un trou est hors du contour : ${thing(a)}.`],
  [/^There are (\d+) more faults .*$/, (a) => `Il y a ${a} autres défauts, qui sont seulement comptés.`],
  [
    /^The shapes in this file are too intricate .*$/,
    () => 'Les formes de ce plan sont trop compliquées pour être vérifiées ; simplifiez-les.',
  ],
  [
    /^There are (\d+) entries here; at most (\d+) are read\.$/,
    (a, b) => `Il y a ${a} entrées ici ; on en lit ${b} au plus.`,
  ],
  [
    /^There are (\d+) points in this file; at most (\d+) are read\.$/,
    (a, b) => `Il y a ${a} points dans ce fichier ; on en lit ${b} au plus.`,
  ],
  [/^A venue file is one JSON object\.$/, () => 'Un fichier de lieu est un objet JSON.'],
  [/^This is missing: (.*) is expected\.$/, (a) => `Il manque ceci : ${typeOf(a)}.`],
  [/^Here (.*) is expected\.$/, (a) => `On attend ici ${typeOf(a)}.`],
  [/^This must be at least (.*?)( characters| entries)?\.$/, (a, unit) => `Il faut au moins ${a}${unitOf(unit)}.`],
  [/^This must be at most (.*?)( characters| entries)?\.$/, (a, unit) => `Il faut au plus ${a}${unitOf(unit)}.`],
  [/^This must be one of: (.*)\.$/s, (a) => `Ce doit être l’un de : ${a}.`],
  [/^Nothing is known of: (.*)\.$/s, (a) => `On ne connaît pas : ${a}.`],
  [/^This is none of the kinds that are known\.$/, () => 'Ce n’est aucun des types connus.'],
  [
    /^A text is given by language: .*$/,
    () => 'Un texte se donne par langue : deux ou trois petites lettres comme « fr ».',
  ],
  [/^an id has 1 to (\d+) of (.*)\.$/, (a, b) => `Un identifiant a de 1 à ${a} caractères parmi ${b}.`],
  [/^a venue id has 1 to (\d+) of (.*)\.$/, (a, b) => `L’identifiant d’un lieu a de 1 à ${a} caractères parmi ${b}.`],
  [/^A name is one line .*$/, () => 'Un nom tient sur une ligne, sans caractères de contrôle.'],
  [/^a word of small letters\.$/, () => 'Un mot en petites lettres.'],
  [/^a colour is # and six of 0-9 a-f\.$/, () => 'Une couleur s’écrit # et six de 0-9 a-f.'],
  [/^Invalid input.*$/, () => 'Cette valeur n’est pas valable.'],
];

/** The sentence in the language; one that has no French yet stays in English. */
export function faultSentence(message: string, language: 'en' | 'fr'): string {
  if (language === 'en') return message;
  for (const [pattern, say] of SENTENCES) {
    const found = pattern.exec(message);
    if (found) return say(...found.slice(1).map((part) => part ?? ''));
  }
  return message;
}

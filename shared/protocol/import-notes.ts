/**
 * What an import says of a file: why it is refused, what of it is worth a look, and what could not be used. A note is one of
 * a closed list of kinds with what it names; each language has its sentence for every kind.
 */
import { faultSentence } from './fault-sentences.ts';

/** A sentence of a kind, with what it names. */
type Sentences = Readonly<Record<string, (...named: never[]) => string>>;

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const COLUMNS_FR: Readonly<Record<string, string>> = {
  width: 'largeur (width)',
  depth: 'profondeur (depth)',
  x: 'x',
  y: 'y',
};

const en = {
  // Why a file is refused.
  'not-json': (file: string, why: string) => `${file} is not JSON: ${why}.`,
  'no-collection': (file: string) => `${file} is no GeoJSON FeatureCollection.`,
  'many-features': (file: string, most: number) =>
    `${file} has more than ${most} features: cut the building out of the map around it.`,
  'file-large': (file: string, megabytes: number) => `${file} is larger than ${megabytes} MB.`,
  'town-large': (file: string, megabytes: number) =>
    `${file} is larger than ${megabytes} MB: cut the building out of the map around it.`,
  'unpacked-large': (file: string, megabytes: number) =>
    `${file} is larger than ${megabytes} MB unpacked: take the files of the building alone.`,
  'venue-large': (megabytes: number) =>
    `The venue that this makes is larger than ${megabytes} MB: import only some levels, or a part of it.`,
  'too-much': () =>
    'This file takes too long or too much memory to read: cut the building out of it, or simplify its shapes, and try again.',
  'many-points': (file: string, most: number) =>
    `${file} holds more than ${most} points: cut the building out of the map around it, or simplify its shapes.`,
  'many-points-in-all': (most: number) => `There are more than ${most} points in this archive; simplify its shapes.`,
  'bad-zip': (file: string) => `${file} is not a zip that can be unpacked: zip the folder anew.`,
  'no-imdf': (file: string) => `${file} holds no *.geojson file: it is no IMDF archive.`,
  'no-map': (file: string) =>
    `${file} holds no map: neither the *.geojson files of an IMDF archive, nor a .geojson or .osm of OpenStreetMap.`,
  'other-files': (file: string, count: number) =>
    `${file} holds ${count} files, and neither level.geojson nor unit.geojson of an IMDF archive is among them.`,
  picture: (file: string) =>
    `${file} is a picture of a plan, not a map: add it as a plan on the organizer page and trace it.`,
  'one-of-imdf': (file: string) => `${file} is one file of an IMDF archive: give its folder or zip.`,
  'no-file': (path: string) => `There is nothing at ${path}.`,
  'no-venue-file': (path: string) => `${path} is not JSON: it is no venue file.`,
  'a-venue-file': (path: string) => `${path} is neither IMDF nor OpenStreetMap; to look at a venue file, take check.`,
  'not-written': (path: string, why: string) => `${path} cannot be written: ${why}.`,
  'no-conflict': (asked: string, there: string) =>
    `There is no conflict "${asked}"; ${there === '' ? 'there is none at all' : `there are ${there}`}.`,
  'no-such-place': (asked: string, like: string) =>
    `There is no place called '${asked}'.${like === '' ? '' : ` Did you mean: ${like}?`}`,
  'file-missing': (type: string) => `${type}.geojson is missing from the archive.`,
  'not-as-imdf': (feature: string, field: string) =>
    `${feature}: ${field === '' ? 'the feature' : `"${field}"`} is missing or not as IMDF has it.`,
  'id-twice': (feature: string) => `${feature}: this id is there twice.`,
  'no-level-in-file': () => 'level.geojson holds no level.',
  'level-not-there': (feature: string, level: string) => `${feature}: its level ${level} is not in level.geojson.`,
  'no-such-level': (asked: string, there: string) => `There is no level "${asked}" in it; there are ${there}.`,
  'off-earth': (file: string, longitude: number, latitude: number) =>
    `${file}: ${longitude}, ${latitude} is no longitude and latitude; are the coordinates swapped?`,
  'rooms-off-earth': (longitude: number, latitude: number) =>
    `the rooms: ${longitude}, ${latitude} is no longitude and latitude; are the coordinates swapped?`,
  swapped: (feature: string, format: string) =>
    `${feature}: its coordinates are swapped; ${format} writes longitude before latitude.`,
  'far-off': (feature: string, kilometres: number, longitude: number, latitude: number) =>
    `${feature}: it lies more than ${kilometres} km from the levels, at ${longitude}, ${latitude}.`,
  intricate: (feature: string) => `${feature}: its polygon is too intricate to be checked; simplify it.`,
  'ring-few': (feature: string) => `${feature}: its polygon has fewer than three corners.`,
  'ring-empty': (feature: string) => `${feature}: its polygon encloses nothing.`,
  'ring-closed': (feature: string) =>
    `${feature}: its polygon repeats its first point at its end; leave the last one out.`,
  'ring-twice': (feature: string, point: number) => `${feature}: its polygon has its point ${point} twice in a row.`,
  'ring-crosses': (feature: string, a: number, b: number) =>
    `${feature}: its polygon crosses itself, after its points ${a} and ${b}.`,
  'after-import': (path: string, message: string) => `After the import, ${path}: ${message}`,
  'in-venue-file': (where: string, message: string) => (where === '' ? message : `${where}: ${message}`),
  'no-feature': (number: number) => `feature number ${number}: it is no GeoJSON feature.`,
  'bad-shape': (feature: string, type: string) =>
    `feature ${feature}: its coordinates are missing or not as a GeoJSON ${type} has them.`,
  'feature-twice': (feature: string) => `feature ${feature}: this id is there twice.`,
  'no-rooms': () =>
    'There is no indoor=room, indoor=corridor or indoor=area with a level in this file: nowhere to walk.',
  'no-level': (element: string, indoor: string) =>
    `${element}: it is indoor=${indoor} without a level; add level=…, write it as 0, 0-3, 0;1 or 0.5.`,
  'bad-level': (element: string, key: string, text: string) =>
    `${element}: its ${key} "${text}" cannot be read; write it as 0, 0-3, 0;1 or 0.5.`,
  'no-lat-lon': (element: string) => `${element}: its lat or lon is missing or no number.`,
  'other-xml': (file: string, root: string) => `${file} is XML, but no OSM XML: it begins with <${root}>.`,
  'not-xml': (file: string, where: string) => `${file} is not XML: line ${where}`,
  'part-missing': (element: string, part: string) => `${element}: its ${part} is not in the file; fetch all of it.`,
  'outline-open': (element: string) => `${element}: its outlines are not all in the file or do not close.`,
  'many-rooms': (element: string, most: number) =>
    `${element}: with it there are more than ${most} rooms and corridors; cut a building out.`,
  'stands-need-venue': () => 'A list of stands goes into a venue: open the venue first.',
  'stands-empty': () => 'This list of stands is empty.',
  'stands-header': (line: number, says: string) =>
    `Line ${line}: the first line names the columns: name or number, then x and y, or area; also level, width and depth. It says: ${says}.`,
  'stands-none': () => 'There is no stand below the first line.',
  'many-lines': (most: number) => `There are more than ${most} lines in this list.`,
  'quote-inside': (line: number) =>
    `Line ${line}: there is a " in the middle of a cell; put the whole cell in quotes, and "" for each " in it.`,
  'quote-open': (line: number) => `Line ${line}: a quote is opened and never closed.`,
  'many-cells': (line: number, cells: number, first: number) =>
    `Line ${line}: it has ${cells} cells, and the first line ${first}.`,
  'no-metres': (line: number, column: string, text: string) =>
    `Line ${line}: its ${column} "${text}" is no number of metres.`,
  'many-metres': (line: number, column: string, text: string, most: number) =>
    `Line ${line}: its ${column} ${text} is more than ${most} m.`,
  'few-metres': (line: number, column: string) => `Line ${line}: its ${column} is not more than 0.1 m.`,
  nameless: (line: number) => `Line ${line}: it has neither a name nor a number.`,
  'long-name': (line: number) => `Line ${line}: its name has more than 200 letters, or is more than one line.`,
  'long-number': (line: number) => `Line ${line}: its number has more than 20 letters.`,
  'half-a-place': (line: number) => `Line ${line}: it has only one of x and y.`,
  'no-place': (line: number) => `Line ${line}: it says neither x and y, nor an area.`,
  'number-twice': (line: number, number: string, before: number) =>
    `Line ${line}: number ${number} is there already, on line ${before}.`,
  'line-level': (line: number, level: string, venue: string) =>
    `Line ${line}: there is no level "${level}" in ${venue}.`,
  'line-area': (line: number, area: string, venue: string) => `Line ${line}: there is no area "${area}" in ${venue}.`,
  'line-area-level': (line: number, area: string, venue: string) =>
    `Line ${line}: there is no area "${area}" on that level in ${venue}.`,
  'line-which-level': (line: number) =>
    `Line ${line}: this venue has several levels; add a column level that says on which it is.`,
  'and-more': (count: number) => `… and ${count} more.`,

  // What is worth a look.
  'shut-in': (name: string, id: string, squareMetres: number) =>
    `Nothing opens into ${name === '' ? 'a room without a name' : name} (${id}, ${squareMetres} m²).`,
  'no-sign-at': (name: string, id: string) => `There is no place for a sign at the entrance of ${name} (${id}).`,
  'small-lift': (id: string) => `The lift ${id} has no room to stand in; it stops there no more.`,
  'not-joined': (lower: string, upper: string) =>
    `Between ${lower} and ${upper} there is no room to stand; they are not joined.`,
  'both-ways': (id: string) => `The escalator ${id} does not say which way it runs; it is open both ways.`,
  'walkway-both-ways': (id: string) => `The moving walkway ${id} does not say which way it runs; it is open both ways.`,
  'which-is-up': (id: string) => `${id}: it does not say which way is up; taken as drawn upwards.`,
  'maybe-swapped': (latitude: number, longitude: number) =>
    `All of it runs the wrong way round, as a mirror image does: it would lie at latitude ${latitude}, longitude ${longitude}. If that is not where the building stands, its coordinates are swapped; write longitude before latitude.`,
  'door-assumed': (id: string) => `${id}: its door is assumed, not mapped.`,

  // What could not be used.
  type: (type: string) => type,
  tagged: (tag: string) => tag,
  'landing-point': () => 'point of a landing between two levels',
  'outline-point': () => 'point of an outline',
  'door-without-level': () => 'door without a level',
  'door-on-no-wall': () => 'door on no wall',
  'steps-nowhere': () => 'steps that do not join the floors of two levels',
  'walkway-nowhere': () => 'moving walkway that lies on no floor, or runs in a ring',
  'lift-nowhere': () => 'lift that does not join the floors of two levels',
  'private-open': () => 'access=private or no (taken as open to all)',
  'private-shut': () => 'access=private or no (nobody walks there)',
  'other-levels': () => 'on levels that were not asked for',
  'door-shut': () => 'door that is private or for emergencies (kept shut)',
  'occupant-nowhere': () => 'occupant without an anchor in a unit',
  'amenity-joined': (category: string) => `amenity ${category} (its connection is there already)`,
  'amenity-nowhere': () => 'amenity without a unit',
  'on-no-level': (type: string) => `${type} on no level of the archive`,
  'without-name': (type: string) => `${type} without a name`,
  tiny: (type: string) => `${type} smaller than a hand`,
  'tiny-hole': (type: string) => `${type} hole smaller than a hand`,
  'walked-over': (type: string, category: string) => `${type} ${category} (one walks over it)`,
  'opening-nowhere': () => 'opening where nobody walks on either side',
  'category-unknown': (category: string) => `unit category ${category} (taken as another area)`,
  'level-not-asked': () => 'level that was not asked for',
  'opening-controlled': () => 'opening that wants a badge, key or code (taken as open to all)',
  'opening-locked': () => 'opening that wants a badge, key or code (kept shut)',
  'opening-shut': () => 'opening for emergencies or service (kept shut)',
  'level-restricted': () => 'restriction on a level (its units say who may enter)',
  'unit-open': () => 'restriction on a unit (taken as open to all)',
  'unit-shut': () => 'restriction on a unit (nobody walks there)',
} satisfies Sentences;

const fr: typeof en = {
  'not-json': (file, why) => `${file} n’est pas du JSON : ${why}.`,
  'no-collection': (file) => `${file} n’est pas une FeatureCollection GeoJSON.`,
  'many-features': (file, most) =>
    `${file} contient plus de ${most} éléments : découpez le bâtiment dans la carte qui l’entoure.`,
  'file-large': (file, megabytes) => `${file} dépasse ${megabytes} Mo.`,
  'town-large': (file, megabytes) =>
    `${file} dépasse ${megabytes} Mo : découpez le bâtiment dans la carte qui l’entoure.`,
  'unpacked-large': (file, megabytes) =>
    `${file} dépasse ${megabytes} Mo une fois décompressé : ne prenez que les fichiers du bâtiment.`,
  'venue-large': (megabytes) =>
    `Le lieu obtenu dépasse ${megabytes} Mo : n’importez que certains niveaux, ou une partie.`,
  'too-much': () =>
    'Ce fichier demande trop de temps ou de mémoire : découpez-y le bâtiment, ou simplifiez ses formes, puis réessayez.',
  'many-points': (file, most) =>
    `${file} contient plus de ${most} points : découpez le bâtiment dans la carte qui l’entoure, ou simplifiez ses formes.`,
  'many-points-in-all': (most) => `Cette archive contient plus de ${most} points ; simplifiez ses formes.`,
  'bad-zip': (file) => `${file} n’est pas un zip que l’on peut décompresser : zippez le dossier à nouveau.`,
  'no-imdf': (file) => `${file} ne contient aucun fichier *.geojson : ce n’est pas une archive IMDF.`,
  'no-map': (file) =>
    `${file} ne contient aucun plan : ni les fichiers *.geojson d’une archive IMDF, ni un .geojson ou .osm d’OpenStreetMap.`,
  'other-files': (file, count) =>
    `${file} contient ${many(count, 'fichier', 'fichiers')}, mais ni level.geojson ni unit.geojson d’une archive IMDF.`,
  picture: (file) =>
    `${file} est l’image d’un plan, pas une carte : ajoutez-la comme plan sur la page de l’organisateur et décalquez-la.`,
  'one-of-imdf': (file) => `${file} est un seul fichier d’une archive IMDF : donnez son dossier ou son zip.`,
  'no-file': (path) => `Il n’y a rien à ${path}.`,
  'no-venue-file': (path) => `${path} n’est pas du JSON : ce n’est pas un fichier de lieu.`,
  'a-venue-file': (path) => `${path} n’est ni IMDF ni OpenStreetMap ; pour examiner un fichier de lieu, prenez check.`,
  'not-written': (path, why) => `${path} ne peut pas être écrit : ${why}.`,
  'no-conflict': (asked, there) =>
    `Il n’y a pas de conflit « ${asked} » ; ${there === '' ? 'il n’y en a aucun' : `il y a ${there}`}.`,
  'no-such-place': (asked, like) =>
    `Aucun lieu ne s’appelle « ${asked} ».${like === '' ? '' : ` Vouliez-vous dire : ${like} ?`}`,
  'file-missing': (type) => `${type}.geojson manque dans l’archive.`,
  'not-as-imdf': (feature, field) =>
    `${feature} : ${field === '' ? 'l’élément' : `« ${field} »`} manque ou n’est pas conforme à IMDF.`,
  'id-twice': (feature) => `${feature} : cet identifiant y est deux fois.`,
  'no-level-in-file': () => 'level.geojson ne contient aucun niveau.',
  'level-not-there': (feature, level) => `${feature} : son niveau ${level} n’est pas dans level.geojson.`,
  'no-such-level': (asked, there) => `Il n’y a pas de niveau « ${asked} » ; il y a ${there}.`,
  'off-earth': (file, longitude, latitude) =>
    `${file} : ${longitude}, ${latitude} n’est pas une longitude et une latitude ; les coordonnées sont-elles inversées ?`,
  'rooms-off-earth': (longitude, latitude) =>
    `Les salles : ${longitude}, ${latitude} n’est pas une longitude et une latitude ; les coordonnées sont-elles inversées ?`,
  swapped: (feature, format) =>
    `${feature} : ses coordonnées sont inversées ; ${format} écrit la longitude avant la latitude.`,
  'far-off': (feature, kilometres, longitude, latitude) =>
    `${feature} : il se trouve à plus de ${kilometres} km des niveaux, à ${longitude}, ${latitude}.`,
  intricate: (feature) => `${feature} : son polygone est trop compliqué pour être vérifié ; simplifiez-le.`,
  'ring-few': (feature) => `${feature} : son polygone a moins de trois coins.`,
  'ring-empty': (feature) => `${feature} : son polygone n’enferme rien.`,
  'ring-closed': (feature) => `${feature} : son polygone répète son premier point à la fin ; supprimez le dernier.`,
  'ring-twice': (feature, point) => `${feature} : son polygone a son point ${point} deux fois de suite.`,
  'ring-crosses': (feature, a, b) => `${feature} : son polygone se croise, après ses points ${a} et ${b}.`,
  'after-import': (path, message) => `Après l’import, ${path} : ${faultSentence(message, 'fr')}`,
  'in-venue-file': (where, message) => {
    const said = faultSentence(message, 'fr');
    return where === '' ? said : `${where} : ${said}`;
  },
  'no-feature': (number) => `Élément numéro ${number} : ce n’est pas un élément GeoJSON.`,
  'bad-shape': (feature, type) =>
    `Élément ${feature} : ses coordonnées manquent ou ne sont pas celles d’un ${type} GeoJSON.`,
  'feature-twice': (feature) => `Élément ${feature} : cet identifiant y est deux fois.`,
  'no-rooms': () =>
    'Il n’y a dans ce fichier ni indoor=room, ni indoor=corridor, ni indoor=area avec un niveau : nulle part où marcher.',
  'no-level': (element, indoor) =>
    `${element} : c’est un indoor=${indoor} sans niveau ; ajoutez level=…, écrit 0, 0-3, 0;1 ou 0.5.`,
  'bad-level': (element, key, text) =>
    `${element} : son ${key} « ${text} » est illisible ; écrivez 0, 0-3, 0;1 ou 0.5.`,
  'no-lat-lon': (element) => `${element} : son lat ou son lon manque ou n’est pas un nombre.`,
  'other-xml': (file, root) => `${file} est du XML, mais pas celui d’OSM : il commence par <${root}>.`,
  'not-xml': (file, where) => `${file} n’est pas du XML : ligne ${where}`,
  'part-missing': (element, part) => `${element} : son ${part} n’est pas dans le fichier ; récupérez-le en entier.`,
  'outline-open': (element) => `${element} : ses contours ne sont pas tous dans le fichier, ou ne se ferment pas.`,
  'many-rooms': (element, most) =>
    `${element} : avec lui, il y a plus de ${most} salles et couloirs ; découpez un bâtiment.`,
  'stands-need-venue': () => 'Une liste de stands va dans un lieu : ouvrez d’abord le lieu.',
  'stands-empty': () => 'Cette liste de stands est vide.',
  'stands-header': (line, says) =>
    `Ligne ${line} : la première ligne nomme les colonnes : name ou number, puis x et y, ou area ; aussi level, width et depth. Elle dit : ${says}.`,
  'stands-none': () => 'Il n’y a aucun stand sous la première ligne.',
  'many-lines': (most) => `Cette liste a plus de ${most} lignes.`,
  'quote-inside': (line) =>
    `Ligne ${line} : il y a un " au milieu d’une cellule ; mettez toute la cellule entre guillemets, et "" pour chaque ".`,
  'quote-open': (line) => `Ligne ${line} : un guillemet est ouvert et jamais fermé.`,
  'many-cells': (line, cells, first) =>
    `Ligne ${line} : elle a ${many(cells, 'cellule', 'cellules')}, et la première ligne ${first}.`,
  'no-metres': (line, column, text) =>
    `Ligne ${line} : « ${text} » (${COLUMNS_FR[column] ?? column}) n’est pas un nombre de mètres.`,
  'many-metres': (line, column, text, most) =>
    `Ligne ${line} : ${text} (${COLUMNS_FR[column] ?? column}) dépasse ${most} m.`,
  'few-metres': (line, column) => `Ligne ${line} : ${COLUMNS_FR[column] ?? column} ne dépasse pas 0,1 m.`,
  nameless: (line) => `Ligne ${line} : elle n’a ni nom ni numéro.`,
  'long-name': (line) => `Ligne ${line} : son nom a plus de 200 lettres, ou plus d’une ligne.`,
  'long-number': (line) => `Ligne ${line} : son numéro a plus de 20 lettres.`,
  'half-a-place': (line) => `Ligne ${line} : elle n’a que x ou que y.`,
  'no-place': (line) => `Ligne ${line} : elle ne dit ni x et y, ni un espace.`,
  'number-twice': (line, number, before) => `Ligne ${line} : le numéro ${number} est déjà à la ligne ${before}.`,
  'line-level': (line, level, venue) => `Ligne ${line} : il n’y a pas de niveau « ${level} » dans ${venue}.`,
  'line-area': (line, area, venue) => `Ligne ${line} : il n’y a pas d’espace « ${area} » dans ${venue}.`,
  'line-area-level': (line, area, venue) =>
    `Ligne ${line} : il n’y a pas d’espace « ${area} » à ce niveau dans ${venue}.`,
  'line-which-level': (line) =>
    `Ligne ${line} : ce lieu a plusieurs niveaux ; ajoutez une colonne level qui dit lequel.`,
  'and-more': (count) => `… et ${many(count, 'autre', 'autres')}.`,

  'shut-in': (name, id, squareMetres) =>
    `Rien n’ouvre sur ${name === '' ? 'une salle sans nom' : name} (${id}, ${String(squareMetres).replace('.', ',')} m²).`,
  'no-sign-at': (name, id) => `Pas de place pour un panneau à l’entrée de ${name} (${id}).`,
  'small-lift': (id) => `L’ascenseur ${id} n’a pas la place de s’y tenir ; il ne s’y arrête plus.`,
  'not-joined': (lower, upper) => `Entre ${lower} et ${upper}, pas la place de se tenir ; ils ne sont pas reliés.`,
  'both-ways': (id) => `L’escalator ${id} ne dit pas son sens ; il est ouvert dans les deux sens.`,
  'walkway-both-ways': (id) => `Le tapis roulant ${id} ne dit pas son sens ; il est ouvert dans les deux sens.`,
  'which-is-up': (id) => `${id} : il ne dit pas où est le haut ; pris comme dessiné vers le haut.`,
  'maybe-swapped': (latitude, longitude) =>
    `Tout y tourne à l’envers, comme dans un miroir : ce serait à la latitude ${latitude}, longitude ${longitude}. Si le bâtiment n’y est pas, ses coordonnées sont inversées ; écrivez la longitude avant la latitude.`,
  'door-assumed': (id) => `${id} : sa porte est supposée, pas cartographiée.`,

  type: (type) => type,
  tagged: (tag) => tag,
  'landing-point': () => 'point d’un palier entre deux niveaux',
  'outline-point': () => 'point d’un contour',
  'door-without-level': () => 'porte sans niveau',
  'door-on-no-wall': () => 'porte sur aucun mur',
  'steps-nowhere': () => 'marches qui ne relient pas les sols de deux niveaux',
  'walkway-nowhere': () => 'tapis roulant hors de tout sol, ou en boucle',
  'lift-nowhere': () => 'ascenseur qui ne relie pas les sols de deux niveaux',
  'private-open': () => 'access=private ou no (ouvert à tous, comme demandé)',
  'private-shut': () => 'access=private ou no (personne n’y marche)',
  'other-levels': () => 'à des niveaux qui n’ont pas été demandés',
  'door-shut': () => 'porte privée ou de secours (gardée fermée)',
  'occupant-nowhere': () => 'occupant sans ancre dans une unité',
  'amenity-joined': (category) => `équipement ${category} (sa liaison y est déjà)`,
  'amenity-nowhere': () => 'équipement sans unité',
  'on-no-level': (type) => `${type} à aucun niveau de l’archive`,
  'without-name': (type) => `${type} sans nom`,
  tiny: (type) => `${type} plus petit qu’une main`,
  'tiny-hole': (type) => `trou de ${type} plus petit qu’une main`,
  'walked-over': (type, category) => `${type} ${category} (on marche dessus)`,
  'opening-nowhere': () => 'ouverture où l’on ne marche d’aucun côté',
  'category-unknown': (category) => `unité de catégorie ${category} (prise pour un autre espace)`,
  'level-not-asked': () => 'niveau qui n’a pas été demandé',
  'opening-controlled': () => 'ouverture à badge, clé ou code (considérée comme ouverte à tous)',
  'opening-locked': () => 'ouverture à badge, clé ou code (laissée fermée)',
  'opening-shut': () => 'ouverture de secours ou de service (gardée fermée)',
  'level-restricted': () => 'restriction d’un niveau (ses unités disent qui peut entrer)',
  'unit-open': () => 'restriction d’une unité (ouverte à tous, comme demandé)',
  'unit-shut': () => 'restriction d’une unité (personne n’y marche)',
};

type Kind = keyof typeof en;

/** What is said, as data: its kind, and what it names. */
export type ImportNote = { [K in Kind]: readonly [K, ...Parameters<(typeof en)[K]>] }[Kind];

/** The note as a sentence, or, of what could not be used, as a few words. */
export function sayNote(note: ImportNote, language: 'en' | 'fr'): string {
  const [kind, ...named] = note;
  const say: unknown = Reflect.get(language === 'fr' ? fr : en, kind);
  // What a newer server says is said as it is.
  return typeof say === 'function' ? String(Reflect.apply(say, null, named)) : note.join(' ');
}

/** Counts of notes are kept by this. */
export const keyOfNote = (note: ImportNote): string => JSON.stringify(note);

/** The note of a key that {@link keyOfNote} made. */
export const noteOfKey = (key: string): ImportNote => JSON.parse(key);

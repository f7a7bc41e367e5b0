/** What is said of a conflict between an import and what was edited here: a closed list, in each language. */
import type { ImportConflict } from './imports.ts';

type Language = 'en' | 'fr';
type Both = Readonly<Record<Language, string>>;

/** Every field of a thing that an import can bring, as a person calls it. */
const FIELDS: Readonly<Record<string, Both>> = {
  name: { en: 'name', fr: 'nom' },
  shortName: { en: 'short name', fr: 'nom court' },
  ordinal: { en: 'order of floors', fr: 'ordre des niveaux' },
  level: { en: 'floor', fr: 'niveau' },
  kind: { en: 'kind', fr: 'type' },
  polygon: { en: 'outline', fr: 'contour' },
  line: { en: 'course', fr: 'tracé' },
  at: { en: 'place', fr: 'emplacement' },
  area: { en: 'area', fr: 'espace' },
  label: { en: 'place of its name', fr: 'emplacement du nom' },
  walkable: { en: 'whether one walks there', fr: 'si l’on y marche' },
  meetings: { en: 'meetings', fr: 'rencontres' },
  accessibility: { en: 'accessibility', fr: 'accessibilité' },
  access: { en: 'who may pass', fr: 'qui peut passer' },
  automatic: { en: 'opens by itself', fr: 'ouverture automatique' },
  number: { en: 'number', fr: 'numéro' },
  stops: { en: 'stops', fr: 'arrêts' },
  oneWay: { en: 'direction', fr: 'sens' },
};

/** What happened to the thing. */
const WHAT: Readonly<Record<ImportConflict['what'], Both>> = {
  'both-changed': { en: 'changed here and in the import', fr: 'modifié ici et dans l’import' },
  'gone-but-changed': { en: 'changed here; gone in the import', fr: 'modifié ici ; absent de l’import' },
  'gone-but-used': {
    en: 'gone in the import; signs hang or people meet there',
    fr: 'absent de l’import ; des panneaux y sont ou l’on s’y rencontre',
  },
  'erased-but-changed': { en: 'erased here; changed in the import', fr: 'effacé ici ; modifié dans l’import' },
};

/** Spaces before French signs do not break. */
const set = (text: string, language: Language): string =>
  language === 'fr' ? text.replace(/ ([;:?!»])/g, '\u00a0$1') : text;

/** What happened, and which fields both changed: "changed here and in the import (name, outline)". */
export function sayConflict({ what, fields }: Pick<ImportConflict, 'what' | 'fields'>, language: Language): string {
  // Two fields of one name are said once.
  const named = [...new Set(fields.map((field) => FIELDS[field]?.[language] ?? field))];
  return set(WHAT[what][language], language) + (named.length === 0 ? '' : ` (${named.join(', ')})`);
}

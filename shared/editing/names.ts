/** What things are called, language by language, and what the venue says of itself. */
import type { LocalText } from '../venue/venue-file.ts';
import { byId, type Draft, edited, type Outcome, type Ref, refused, replaced, withVenue } from './draft.ts';
import { tidy } from './things.ts';

/** As long as a name may be. */
const LONGEST = 200;

/** The text with one language of it changed; an empty one is taken out. */
function said(text: LocalText | undefined, language: string, words: string): LocalText {
  const { [language]: _old, ...rest } = text ?? {};
  const plain = tidy(words, LONGEST);
  return plain === '' ? rest : { ...rest, [language]: plain };
}

type Named = 'levels' | 'areas' | 'connections' | 'landmarks' | 'meetingPoints' | 'markers' | 'places';

const isNamed = (list: Ref['list']): list is Named => list !== 'walls' && list !== 'obstacles' && list !== 'doors';

/**
 * Calls a thing so in one language ("en", "fr"). What need not have a name has none when the last language is taken out;
 * of what must have one the check says that it is missing.
 */
export function setName(draft: Draft, { list, id }: Ref, language: string, words: string): Outcome {
  if (!isNamed(list)) return refused('not-there');
  const { venue } = draft;
  const call = <T extends { id: string; name?: LocalText | undefined }>(
    things: T[] | undefined,
    mayBeNameless: boolean,
  ) => {
    const thing = byId(things, id);
    if (things === undefined || thing === undefined) return null;
    const name = said(thing.name, language, words);
    if (!mayBeNameless || Object.keys(name).length > 0) return replaced(things, { ...thing, name });
    const { name: _name, ...nameless } = thing;
    return things.map((old) => (old.id === id ? (nameless as T) : old));
  };
  const next = call<{ id: string; name?: LocalText | undefined }>(
    venue[list],
    list === 'areas' || list === 'connections',
  );
  if (next === null) return refused('not-there');
  return edited(withVenue(draft, { [list]: next }), { list, id });
}

/** Calls the venue itself so in one language. Its last name stays. */
export function nameVenue(draft: Draft, language: string, words: string): Outcome {
  const name = said(draft.venue.name, language, words);
  return edited(Object.keys(name).length === 0 ? draft : withVenue(draft, { name }), null);
}

/** The venue's colour for print, as #rrggbb; '' takes it back. */
export function colourVenue(draft: Draft, colour: string): Outcome {
  const { colour: _old, ...rest } = draft.venue;
  const wanted = colour.trim().toLowerCase();
  if (wanted === '') return edited({ ...draft, venue: rest }, null);
  if (!/^#[0-9a-f]{6}$/.test(wanted)) return refused('not-a-colour');
  return edited(withVenue(draft, { colour: wanted }), null);
}

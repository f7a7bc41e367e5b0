/** The venue itself: its names and colour, its levels, and the pictures that are traced. */
import type { JSX } from 'preact';
import { byId } from '../../../shared/editing/draft.ts';
import { addLevel, deleteLevel, setShortName, shiftLevel, upward } from '../../../shared/editing/levels.ts';
import { colourVenue, nameVenue, setName } from '../../../shared/editing/names.ts';
import { TextField } from './fields.tsx';
import { NameFields } from './name-fields.tsx';
import { type PictureDesk, PicturesPanel } from './pictures-panel.tsx';
import type { PartProps } from './props.ts';

function LevelFields(props: PartProps): JSX.Element | null {
  const { editor, words } = props;
  const { venue } = editor.draft;
  const level = byId(venue.levels, editor.level.value);
  const levels = upward(venue);
  const add = (where: 'above' | 'below') => {
    const number = where === 'above' ? (levels.at(-1)?.ordinal ?? 0) + 1 : (levels[0]?.ordinal ?? 0) - 1;
    const name = { en: words.newLevel.en(number), fr: words.newLevel.fr(number) };
    const outcome = addLevel(editor.draft, { where, name }, editor.chance);
    if (editor.take(outcome) && outcome.ok && outcome.about !== null) editor.showLevel(outcome.about.id);
  };
  if (level === undefined) return null;
  const { id } = level;
  return (
    <fieldset class="ed-group">
      <legend>{words.level}</legend>
      <NameFields
        {...props}
        name={level.name}
        onSay={(language, name) => editor.take(setName(editor.draft, { list: 'levels', id }, language, name))}
      />
      <TextField
        label={words.shortName}
        most={4}
        value={level.shortName}
        onSay={(said) => editor.take(setShortName(editor.draft, id, said))}
      />
      <div class="row">
        <button type="button" onClick={() => editor.take(shiftLevel(editor.draft, id, 'up'))}>
          {words.up}
        </button>
        <button type="button" onClick={() => editor.take(shiftLevel(editor.draft, id, 'down'))}>
          {words.down}
        </button>
      </div>
      <button type="button" onClick={() => add('above')}>
        {words.addAbove}
      </button>
      <button type="button" onClick={() => add('below')}>
        {words.addBelow}
      </button>
      {levels.length > 1 && (
        <button type="button" class="danger" onClick={() => editor.take(deleteLevel(editor.draft, id))}>
          {words.deleteLevel}
        </button>
      )}
    </fieldset>
  );
}

export function VenuePanel(props: PartProps & { pictures: PictureDesk }): JSX.Element {
  const { editor, words } = props;
  const { venue } = editor.draft;
  return (
    <div class="ed-fields">
      <PicturesPanel {...props} />
      <LevelFields {...props} />
      <fieldset class="ed-group">
        <legend>{words.venue}</legend>
        <NameFields
          {...props}
          name={venue.name}
          onSay={(language, name) => editor.take(nameVenue(editor.draft, language, name))}
        />
        <label class="ed-field" for="ed-colour">
          {words.colour}
          <input
            id="ed-colour"
            type="color"
            value={venue.colour ?? '#23222e'}
            onChange={(event) => editor.take(colourVenue(editor.draft, event.currentTarget.value))}
          />
        </label>
        {venue.colour !== undefined && (
          <button type="button" onClick={() => editor.take(colourVenue(editor.draft, ''))}>
            {words.noColour}
          </button>
        )}
      </fieldset>
    </div>
  );
}

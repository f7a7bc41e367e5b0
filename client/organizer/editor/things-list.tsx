/** Everything on the level in lists: the way to each thing without a pointer. */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Ref } from '../../../shared/editing/draft.ts';
import { fold } from '../../../shared/venue/search/fold.ts';
import { calledThing } from './called.ts';
import { TextField } from './fields.tsx';
import { sameRef } from './pick.ts';
import type { PartProps } from './props.ts';

/** So many of a kind are listed; the rest is found by typing. */
const MOST_LISTED = 60;

const LISTS = [
  'areas',
  'doors',
  'connections',
  'markers',
  'meetingPoints',
  'landmarks',
  'places',
  'obstacles',
  'walls',
] as const;

const wanted = signal('');
/** The lists that are unfolded: they stay so while one looks at something else. */
const unfolded = signal<ReadonlySet<string>>(new Set(['areas']));

function remember(list: string, open: boolean): void {
  const next = new Set(unfolded.value);
  if (open) next.add(list);
  else next.delete(list);
  if (open !== unfolded.value.has(list)) unfolded.value = next;
}

export function ThingsList(props: PartProps & { onShow: (ref: Ref) => void }): JSX.Element {
  const { editor, words, language, onShow } = props;
  const { venue } = editor.draft;
  const level = editor.level.value;
  const search = fold(wanted.value);
  return (
    <div class="ed-fields">
      <TextField label={words.find} value={wanted.value} onSay={(said) => (wanted.value = said)} />
      {LISTS.map((list) => {
        const all = (venue[list] ?? [])
          .filter((thing) =>
            'level' in thing ? thing.level === level : thing.stops.some((stop) => stop.level === level),
          )
          .map(({ id }): [Ref, string] => [{ list, id }, calledThing(venue, { list, id }, words, language)])
          .filter(([, name]) => search === '' || fold(name).includes(search));
        return (
          <details
            key={list}
            open={search === '' ? unfolded.value.has(list) : all.length > 0}
            onToggle={(event) => search === '' && remember(list, event.currentTarget.open)}
          >
            <summary>
              {words.things[list]} <span class="quiet">{all.length}</span>
            </summary>
            {all.length === 0 && <p class="quiet">{words.noneFound}</p>}
            <ul class="ed-list">
              {all.slice(0, MOST_LISTED).map(([ref, name]) => (
                <li key={ref.id}>
                  <button
                    type="button"
                    aria-pressed={editor.chosen.value.some((each) => sameRef(each, ref))}
                    onClick={() => onShow(ref)}
                  >
                    {name}
                  </button>
                </li>
              ))}
            </ul>
            {all.length > MOST_LISTED && <p class="quiet">{words.more(all.length - MOST_LISTED)}</p>}
          </details>
        );
      })}
    </div>
  );
}

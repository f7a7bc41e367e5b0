/** What the panel says of an area. */
import type { JSX } from 'preact';
import { addCorner, hasWalls, moveCorner, removeCorner, setArea, wallArea } from '../../../shared/editing/areas.ts';
import type { Ref } from '../../../shared/editing/draft.ts';
import { shapeOf } from '../../../shared/editing/floor.ts';
import { joinAreas } from '../../../shared/editing/join-split.ts';
import { setName } from '../../../shared/editing/names.ts';
import { mayBeWalkway, runBothWays, runOneWay, turnWalkway, walkwayOn } from '../../../shared/editing/walkways.ts';
import type { VenueArea } from '../../../shared/venue/venue-file.ts';
import { calledThing } from './called.ts';
import { CheckField, NumberField, SelectField } from './fields.tsx';
import { NameFields } from './name-fields.tsx';
import { neighboursOf } from './neighbours.ts';
import type { PartProps } from './props.ts';

function Corners({ editor, words, area }: PartProps & { area: VenueArea }): JSX.Element {
  const { chance } = editor;
  return (
    <details>
      <summary>{words.corners}</summary>
      <CheckField
        label={words.together}
        checked={editor.together.value}
        onSay={(together) => (editor.together.value = together)}
      />
      <ol class="ed-corners">
        {area.polygon.flatMap((ring, r) =>
          ring.map(([x, y], index) => {
            const corner = { area: area.id, ring: r, index };
            const n = index + 1;
            const move = (to: { x: number; y: number }) =>
              editor.take(moveCorner(editor.draft, corner, to, editor.together.value, chance));
            return (
              <li key={`${r} ${index}`}>
                <fieldset aria-label={words.corner(n)}>
                  <NumberField label={words.x} value={x} onSay={(next) => move({ x: next, y })} />
                  <NumberField label={words.y} value={y} onSay={(next) => move({ x, y: next })} />
                  <button
                    type="button"
                    aria-label={words.addCorner(n)}
                    onClick={() => editor.take(addCorner(editor.draft, corner))}
                  >
                    +
                  </button>
                  <button
                    type="button"
                    aria-label={words.removeCorner(n)}
                    onClick={() => editor.take(removeCorner(editor.draft, corner, chance))}
                  >
                    −
                  </button>
                </fieldset>
              </li>
            );
          }),
        )}
      </ol>
    </details>
  );
}

/** Which way a moving walkway runs: on the plan 1 is where one gets on, 2 where it leads. */
function WalkwayFields({ editor, words, area }: PartProps & { area: VenueArea }): JSX.Element {
  const walkway = walkwayOn(editor.draft.venue, area.id);
  const oneWay = walkway?.oneWay === true;
  return (
    <>
      <SelectField
        label={words.walkway}
        value={oneWay ? 'one' : 'both'}
        options={words.walkwayRuns}
        onSay={(runs) =>
          editor.take(
            runs === 'one' ? runOneWay(editor.draft, area.id, editor.chance) : runBothWays(editor.draft, area.id),
          )
        }
      />
      {walkway !== null && oneWay && (
        <button type="button" onClick={() => editor.take(turnWalkway(editor.draft, area.id))}>
          {words.turnRound}
        </button>
      )}
    </>
  );
}

export function AreaFields(props: PartProps & { area: VenueArea }): JSX.Element {
  const { editor, words, language, area } = props;
  const { venue } = editor.draft;
  const { chance } = editor;
  const ref: Ref = { list: 'areas', id: area.id };
  const neighbours = neighboursOf(venue, area);
  return (
    <>
      <SelectField
        label={words.kind}
        value={area.kind}
        options={words.area}
        onSay={(kind) => {
          if (editor.take(setArea(editor.draft, area.id, { kind })))
            editor.kinds.value = { ...editor.kinds.value, area: kind };
        }}
      />
      <NameFields {...props} name={area.name} onSay={(to, name) => editor.take(setName(editor.draft, ref, to, name))} />
      <p class="quiet">{words.squareMetres(shapeOf(area.polygon).squareMetres.toFixed(1))}</p>
      <CheckField
        label={words.walkable}
        checked={area.walkable}
        onSay={(walkable) => editor.take(setArea(editor.draft, area.id, { walkable }))}
      />
      {mayBeWalkway(venue, area) && <WalkwayFields {...props} />}
      <CheckField
        label={words.withWalls}
        checked={hasWalls(venue, area)}
        onSay={(walls) => editor.take(wallArea(editor.draft, area.id, walls, chance))}
      />
      <SelectField
        label={words.meetings}
        value={area.meetings ?? 'kind'}
        options={words.meetingsBy}
        onSay={(say) => editor.take(setArea(editor.draft, area.id, { meetings: say === 'kind' ? null : say }))}
      />
      <Corners {...props} />
      {neighbours.length > 0 && (
        <SelectField
          label={words.joinWith}
          value=""
          options={Object.fromEntries([
            ['', words.joinNothing],
            ...neighbours.map((other) => [
              other.id,
              calledThing(venue, { list: 'areas', id: other.id }, words, language),
            ]),
          ])}
          onSay={(other) => other !== '' && editor.take(joinAreas(editor.draft, [area.id, other], chance))}
        />
      )}
      <button type="button" onClick={() => editor.takeUp('cut')}>
        {words.cut}
      </button>
    </>
  );
}

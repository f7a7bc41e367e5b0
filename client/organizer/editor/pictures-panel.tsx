/** Pictures of plans on this level: brought in, laid to scale by two points, turned, made weaker, taken out. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { deletePlan, setPlan } from '../../../shared/editing/plans.ts';
import type { PlanPicture } from '../../../shared/protocol/organizer.ts';
import type { Underlay } from '../../map/board/index.ts';
import { NumberField } from './fields.tsx';
import type { PartProps } from './props.ts';

/** What the panel needs of the server, and what the two points of a scale said. */
export interface PictureDesk {
  /** The address at which a picture is brought in. */
  readonly bringAt: string;
  /** The pictures whose pixels could not be fetched. */
  readonly lost: Signal<ReadonlySet<string>>;
  /** The pictures that are seen on the plan. */
  readonly underlays: ReadonlySignal<readonly Underlay[]>;
  /** Whether two points are set, and only their distance is missing. */
  readonly isMeasured: Signal<boolean>;
  /** Sets the scale so that the two points lie so far apart. */
  scale(metres: number): void;
}

function PictureFields({
  editor,
  words,
  plan,
  number,
  pictures,
}: PartProps & { plan: PlanPicture; number: number; pictures: PictureDesk }): JSX.Element {
  const change = (to: Parameters<typeof setPlan>[2], mark?: string) =>
    editor.take(setPlan(editor.draft, plan.id, to), mark);
  const isScaling = editor.scaling.value === plan.id;
  return (
    <fieldset class="ed-group">
      <legend>{words.picture(number)}</legend>
      {pictures.lost.value.has(plan.id) && <p role="alert">{words.pictureLost}</p>}
      <label class="ed-field" for={`strength-${plan.id}`}>
        {words.opacity}
        <input
          id={`strength-${plan.id}`}
          type="range"
          min="0"
          max="1"
          step="0.05"
          value={plan.opacity}
          onInput={(event) => change({ opacity: event.currentTarget.valueAsNumber }, `strength ${plan.id}`)}
        />
      </label>
      <button
        type="button"
        aria-pressed={isScaling}
        disabled={!pictures.underlays.value.some((each) => each.plan.id === plan.id)}
        onClick={() => {
          editor.takeUp('scale');
          editor.scaling.value = plan.id;
        }}
      >
        {words.scaleIt}
      </button>
      {isScaling && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const field = event.currentTarget.elements.namedItem('metres');
            if (field instanceof HTMLInputElement && field.valueAsNumber > 0) pictures.scale(field.valueAsNumber);
          }}
        >
          <p class="quiet">{words.hint.scale}</p>
          <label class="ed-field number" for="ed-distance">
            {words.distance}
            <input
              id="ed-distance"
              name="metres"
              type="number"
              inputMode="decimal"
              min="0.1"
              max="2000"
              step="any"
              required
            />
          </label>
          <button type="submit" class="primary" disabled={!pictures.isMeasured.value}>
            {words.applyScale}
          </button>
        </form>
      )}
      <div class="ed-pair">
        <NumberField label={words.x} value={plan.x} onSay={(x) => change({ x })} />
        <NumberField label={words.y} value={plan.y} onSay={(y) => change({ y })} />
      </div>
      <NumberField
        label={words.turn}
        step={1}
        value={plan.turnDegrees}
        onSay={(turnDegrees) => change({ turnDegrees })}
      />
      <button type="button" class="danger" onClick={() => editor.take(deletePlan(editor.draft, plan.id))}>
        {words.remove}
      </button>
    </fieldset>
  );
}

export function PicturesPanel(props: PartProps & { pictures: PictureDesk }): JSX.Element {
  const { editor, words, pictures } = props;
  const here = editor.draft.plans.filter(({ level }) => level === editor.level.value);
  return (
    <details open={here.length > 0}>
      <summary>{words.pictures}</summary>
      {here.map((plan, i) => (
        <PictureFields key={plan.id} {...props} plan={plan} number={i + 1} />
      ))}
      <p>
        <a href={pictures.bringAt}>{words.addPicture}</a>
      </p>
    </details>
  );
}

/** The editor's state: the draft and its past, what is chosen, which tool is in hand, and what was said last. */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { deleteThing, isThere, moveThing, refOfFault } from '../../../shared/editing/any-thing.ts';
import type { Draft, EditRefusal, Outcome, Ref } from '../../../shared/editing/draft.ts';
import { begun, type History, record, redo, undo } from '../../../shared/editing/history.ts';
import { upward } from '../../../shared/editing/levels.ts';
import type { Point } from '../../../shared/geometry/point.ts';
import type { Fault } from '../../../shared/venue/check-venue.ts';
import type { NowhereToMeet } from '../../../shared/venue/nowhere-to-meet.ts';
import type {
  AreaKind,
  Landmark,
  PlaceKind,
  VenueConnection,
  VenueFile,
  VenueObstacle,
} from '../../../shared/venue/venue-file.ts';
import { sameRef } from './pick.ts';
import type { Tool } from './tool.ts';

/** What the tools make next. */
interface Kinds {
  readonly area: AreaKind;
  readonly obstacle: VenueObstacle['kind'];
  readonly landmark: Landmark['kind'];
  readonly connection: VenueConnection['kind'];
  readonly place: PlaceKind;
  readonly door: 'door' | 'opening';
  /** Areas and obstacles: two opposite corners, or corner by corner. */
  readonly shape: 'box' | 'corners';
}

/** What the editor said last, for the line above the plan and for screen readers. */
type Said =
  | { readonly kind: 'refused'; readonly why: EditRefusal }
  | { readonly kind: 'gone'; readonly gone: readonly Ref[] }
  | { readonly kind: 'undone' | 'redone' | 'restored' };

export interface Faults {
  readonly venue: VenueFile;
  readonly list: readonly Fault[];
  /** Why nobody can be sent to meet; null where they can, or where there are faults. */
  readonly nowhere: NowhereToMeet;
}

export interface Editor {
  readonly history: ReadonlySignal<History<Draft>>;
  readonly draft: Draft;
  readonly level: Signal<string>;
  readonly chosen: Signal<readonly Ref[]>;
  readonly tool: ReadonlySignal<Tool>;
  readonly kinds: Signal<Kinds>;
  /** The points of what is being drawn. */
  readonly sketch: Signal<readonly Point[]>;
  /** Where the pointer or the keyboard's cross is. */
  readonly pointer: Signal<Point | null>;
  /** Whether it is the keyboard's. */
  readonly isCross: Signal<boolean>;
  /** Whether corners that touch move together. */
  readonly together: Signal<boolean>;
  /** The picture that is being laid to scale. */
  readonly scaling: Signal<string | null>;
  readonly said: Signal<Said | null>;
  /** What was wrong when it was checked last; null: not checked yet. */
  readonly faults: Signal<Faults | null>;
  readonly isReadOnly: Signal<boolean>;
  readonly chance: () => number;
  /** Takes an edit up; false when it was refused. Steps with one mark are one. */
  take(outcome: Outcome, mark?: string): boolean;
  undo(): void;
  redo(): void;
  /** Another draft in place of this one, as one step: somebody else's, or what was kept. */
  replace(draft: Draft): void;
  takeUp(tool: Tool): void;
  choose(refs: readonly Ref[]): void;
  showLevel(level: string): void;
  nudge(dx: number, dy: number): void;
  remove(): void;
  /** The thing of a fault, in the venue that it was found in. */
  faultRef(fault: Fault): Ref | null;
}

export function createEditor(
  first: Draft,
  options: {
    readonly chance: () => number;
    readonly isReadOnly: boolean;
    /** The draft is another one now. */
    readonly onChange: (draft: Draft) => void;
  },
): Editor {
  const { chance, onChange } = options;
  const ground = upward(first.venue).find(({ ordinal }) => ordinal >= 0) ?? first.venue.levels[0];
  const history = signal(begun(first));
  const level = signal(ground?.id ?? '');
  const chosen = signal<readonly Ref[]>([]);
  const tool = signal<Tool>('choose');
  const kinds = signal<Kinds>({
    area: 'room',
    obstacle: 'table',
    landmark: 'other',
    connection: 'stairs',
    place: 'coffee',
    door: 'door',
    shape: 'box',
  });
  const sketch = signal<readonly Point[]>([]);
  const said = signal<Said | null>(null);
  const faults = signal<Faults | null>(null);
  const isReadOnly = signal(options.isReadOnly);
  const draft = () => history.value.present;

  /** What is chosen and shown stays so while it is there. */
  const settle = () => {
    const { venue } = draft();
    const still = chosen.value.filter((ref) => isThere(venue, ref));
    if (still.length !== chosen.value.length) chosen.value = still;
    if (!venue.levels.some(({ id }) => id === level.value)) level.value = upward(venue)[0]?.id ?? '';
  };
  const put = (next: History<Draft>) => {
    const changed = next.present !== history.value.present;
    history.value = next;
    settle();
    if (changed) onChange(next.present);
  };

  const editor: Editor = {
    history,
    get draft() {
      return history.value.present;
    },
    level,
    chosen,
    tool,
    kinds,
    sketch,
    pointer: signal<Point | null>(null),
    isCross: signal(false),
    together: signal(true),
    scaling: signal<string | null>(null),
    said,
    faults,
    isReadOnly,
    chance,
    take(outcome, mark) {
      if (isReadOnly.value) return false;
      return batch(() => {
        if (!outcome.ok) {
          said.value = { kind: 'refused', why: outcome.why };
          return false;
        }
        said.value = outcome.gone.length === 0 ? null : { kind: 'gone', gone: outcome.gone };
        put(record(history.value, outcome.draft, mark ?? null));
        if (outcome.about !== null && outcome.about.list !== 'levels') chosen.value = [outcome.about];
        return true;
      });
    },
    undo() {
      if (isReadOnly.value || history.value.past.length === 0) return;
      batch(() => {
        sketch.value = [];
        put(undo(history.value));
        said.value = { kind: 'undone' };
      });
    },
    redo() {
      if (isReadOnly.value || history.value.future.length === 0) return;
      batch(() => {
        sketch.value = [];
        put(redo(history.value));
        said.value = { kind: 'redone' };
      });
    },
    replace(next) {
      batch(() => put(record(history.value, next)));
    },
    takeUp(next) {
      if (isReadOnly.value && next !== 'choose' && next !== 'measure') return;
      batch(() => {
        sketch.value = [];
        said.value = null;
        tool.value = next;
        if (next !== 'scale') editor.scaling.value = null;
      });
    },
    choose(refs) {
      batch(() => {
        said.value = null;
        chosen.value = refs;
      });
    },
    showLevel(id) {
      batch(() => {
        level.value = id;
        sketch.value = [];
        editor.pointer.value = null;
      });
    },
    nudge(dx, dy) {
      const [ref] = chosen.value;
      if (ref === undefined || chosen.value.length !== 1) return;
      const moved = moveThing(draft(), ref, { dx, dy }, { level: level.value, reach: 0.6 }, chance);
      editor.take(moved, `nudge ${ref.list} ${ref.id}`);
    },
    remove() {
      const refs = chosen.value;
      let next = draft();
      const gone: Ref[] = [];
      for (const ref of refs) {
        // One of them may have gone with another.
        if (!isThere(next.venue, ref)) continue;
        const outcome = deleteThing(next, ref, chance);
        if (!outcome.ok) return void editor.take(outcome);
        next = outcome.draft;
        gone.push(...outcome.gone.filter((other) => !refs.some((each) => sameRef(each, other))));
      }
      if (next !== draft()) editor.take({ ok: true, draft: next, about: null, gone });
    },
    faultRef(fault) {
      const found = faults.value;
      return found === null ? null : refOfFault(found.venue, fault.path);
    },
  };
  return editor;
}

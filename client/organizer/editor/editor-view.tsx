/** The editor: tools above, the plan, and beside it what is chosen, all things, what is wrong, and the venue itself. */
import { type Signal, signal, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { boundsOfThing } from '../../../shared/editing/any-thing.ts';
import type { Ref } from '../../../shared/editing/draft.ts';
import { upward } from '../../../shared/editing/levels.ts';
import { scalePlan } from '../../../shared/editing/plans.ts';
import { isolated } from '../../../shared/venue/isolated.ts';
import { textIn } from '../../../shared/venue/local-text.ts';
import { type EditorWords, editorWords } from '../../i18n/editor.ts';
import type { Board } from '../../map/board/index.ts';
import type { Desk } from '../desk.ts';
import { BoardView } from './board-view.tsx';
import { counted } from './called.ts';
import { createDragging } from './dragging.ts';
import { createDrawing } from './drawing.ts';
import type { Editor } from './editor.ts';
import { FaultsList } from './faults-list.tsx';
import { Inspector } from './inspector.tsx';
import { openPictures } from './open-pictures.ts';
import type { PartProps } from './props.ts';
import type { Saving } from './saving.ts';
import { SavingLine } from './saving-line.tsx';
import { ThingsList } from './things-list.tsx';
import { Toolbar, ToolOptions } from './toolbar.tsx';
import { VenuePanel } from './venue-panel.tsx';

type PanelId = 'chosen' | 'list' | 'faults' | 'venue';

function sentence(editor: Editor, words: EditorWords): string {
  const said = editor.said.value;
  if (said?.kind === 'refused') return words.refused[said.why];
  if (said?.kind === 'gone') return words.gone(counted(said.gone, words));
  if (said !== null) return words[said.kind];
  const tool = editor.tool.value;
  const byCorners = (tool === 'area' || tool === 'obstacle') && editor.kinds.value.shape === 'corners';
  return byCorners ? words.cornersHint : words.hint[tool];
}

function Rail({ editor, words, language, board }: PartProps & { board: Signal<Board | null> }): JSX.Element {
  return (
    <div class="ed-rail">
      <fieldset aria-label={words.levelsTitle}>
        {[...upward(editor.draft.venue)].reverse().map((level) => (
          <button
            key={level.id}
            type="button"
            aria-pressed={level.id === editor.level.value}
            title={isolated(textIn(level.name, language))}
            aria-label={`${level.shortName} ${isolated(textIn(level.name, language))}`}
            onClick={() => editor.showLevel(level.id)}
          >
            {level.shortName}
          </button>
        ))}
      </fieldset>
      <div>
        <button type="button" aria-label={words.zoomIn} onClick={() => board.value?.zoomBy(1.6)}>
          +
        </button>
        <button type="button" aria-label={words.zoomOut} onClick={() => board.value?.zoomBy(1 / 1.6)}>
          −
        </button>
        <button type="button" aria-label={words.wholeLevel} onClick={() => board.value?.showAll()}>
          ⤢
        </button>
      </div>
    </div>
  );
}

interface Props {
  readonly desk: Desk;
  readonly editor: Editor;
  readonly saving: Saving;
  readonly venue: string;
}

/** Undo and redo from anywhere but a field, which has its own. */
function listenForUndo(editor: Editor): () => void {
  const hear = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const { target } = event;
    if (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'range') return;
    const key = event.key.toLowerCase();
    if (key === 'y' || (key === 'z' && event.shiftKey)) editor.redo();
    else if (key === 'z') editor.undo();
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', hear);
  return () => document.removeEventListener('keydown', hear);
}

export function EditorView({ desk, editor, saving, venue }: Props): JSX.Element {
  const language = desk.language.value;
  const words = editorWords(language);
  const part = { editor, words, language };
  const panel = useSignal<PanelId>('chosen');
  const board = useMemo(() => signal<Board | null>(null), []);
  const pictures = useMemo(() => openPictures(editor, desk, venue), []);
  const root = useRef<HTMLDivElement>(null);
  const drawing = useMemo(() => createDrawing(editor, () => (pictures.isMeasured.value = true)), []);
  const dragging = useMemo(() => createDragging(editor), []);
  useEffect(() => listenForUndo(editor), []);
  useEffect(() => pictures.watch(), []);
  // What is drawn or tapped is shown, in place of the venue's own fields.
  useSignalEffect(() => {
    if (editor.chosen.value.length > 0 && panel.peek() === 'venue') panel.value = 'chosen';
  });

  const show = (ref: Ref) => {
    const bounds = boundsOfThing(editor.draft.venue, ref, editor.level.value);
    if (bounds !== null && bounds.level !== editor.level.value) editor.showLevel(bounds.level);
    if (editor.tool.value !== 'choose') editor.takeUp('choose');
    editor.choose(ref.list === 'levels' ? [] : [ref]);
    if (bounds !== null) board.value?.look(bounds);
  };
  const count = editor.faults.value?.list.length ?? 0;
  const tabs: readonly (readonly [PanelId, string])[] = [
    ['chosen', words.chosen],
    ['list', words.list],
    ['faults', editor.faults.value === null ? words.faults : words.faultCount(count)],
    ['venue', words.venue],
  ];
  const said = editor.said.value;
  return (
    <div class="editor" ref={root}>
      <div class="ed-bar">
        {!editor.isReadOnly.value && <Toolbar {...part} />}
        <SavingLine {...part} desk={desk} saving={saving} venue={venue} />
      </div>
      <div class="ed-body">
        <div class="ed-plan">
          <BoardView
            editor={editor}
            drawing={drawing}
            dragging={dragging}
            language={language}
            label={words.board}
            pictures={pictures.underlays}
            onBoard={(made) => (board.value = made)}
          />
          <Rail {...part} board={board} />
          {editor.draft.venue.credit && <p class="ed-credit">{isolated(editor.draft.venue.credit)}</p>}
          <div class="ed-over">
            <p class={said?.kind === 'refused' ? 'ed-hint refused' : 'ed-hint'} role="status">
              {sentence(editor, words)}
            </p>
            <ToolOptions {...part} />
          </div>
        </div>
        <aside class="ed-panel">
          <fieldset class="ed-tabs">
            {tabs.map(([id, name]) => (
              <button
                key={id}
                type="button"
                class={id === 'faults' && count > 0 ? 'faulty' : undefined}
                aria-pressed={panel.value === id}
                onClick={() => (panel.value = id)}
              >
                {name}
              </button>
            ))}
          </fieldset>
          <div class="ed-scroll">
            {panel.value === 'chosen' && <Inspector {...part} />}
            {panel.value === 'list' && <ThingsList {...part} onShow={show} />}
            {panel.value === 'faults' && <FaultsList {...part} onShow={show} />}
            {panel.value === 'venue' && (
              <VenuePanel
                {...part}
                pictures={{
                  ...pictures,
                  scale(metres) {
                    const [a, b] = editor.sketch.value;
                    const plan = editor.scaling.value;
                    if (a === undefined || b === undefined || plan === null) return;
                    if (editor.take(scalePlan(editor.draft, plan, a, b, metres))) {
                      pictures.isMeasured.value = false;
                      editor.takeUp('choose');
                      board.value?.showAll();
                    }
                  },
                }}
              />
            )}
          </div>
        </aside>
      </div>
    </div>
  );
}

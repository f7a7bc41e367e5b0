/** The plan itself: mounts the board, and ties pointers and keys to the tools. */
import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { upward } from '../../../shared/editing/levels.ts';
import type { Point } from '../../../shared/geometry/point.ts';
import type { Language } from '../../i18n/language.ts';
import { type Board, createBoard, NOTHING, type Underlay } from '../../map/board/index.ts';
import type { Dragging } from './dragging.ts';
import { handlesOf } from './dragging.ts';
import type { Drawing } from './drawing.ts';
import type { Editor } from './editor.ts';
import { pick, sameRef } from './pick.ts';
import { pictureOf } from './picture-of.ts';
import { TOOL_KEYS } from './tool.ts';

/** The keyboard's step, and with Shift, in metres. */
const STEP = 0.1;
const FAR_STEP = 1;
/** How near a thing the cross is to mean it, in CSS pixels. */
const CROSS_REACH = 12;

/** Room that the words above and the buttons beside the plan take, in CSS pixels. */
const AROUND = { top: 60, right: 72, bottom: 8, left: 8 };

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Props {
  readonly editor: Editor;
  readonly drawing: Drawing;
  readonly dragging: Dragging;
  readonly language: Language;
  readonly label: string;
  readonly pictures: { readonly value: readonly Underlay[] };
  /** The board is there; null: it is gone. */
  readonly onBoard: (board: Board | null) => void;
}

/** A key on the plan; true when it was of use. */
function onKey(event: KeyboardEvent, board: Board, { editor, drawing, dragging }: Props): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const arrow = ARROWS[event.key];
  if (arrow !== undefined) {
    const step = event.shiftKey ? FAR_STEP : STEP;
    const [dx, dy] = [arrow[0] * step, arrow[1] * step];
    if (editor.tool.value === 'choose' && editor.chosen.value.length === 1) {
      editor.nudge(dx, dy);
      return true;
    }
    const from = editor.pointer.value ?? board.middle;
    const to = { x: from.x + dx, y: from.y + dy };
    editor.isCross.value = true;
    editor.pointer.value = to;
    board.keepInView(to);
    return true;
  }
  switch (event.key) {
    case 'Enter':
    case ' ': {
      const at = editor.pointer.value;
      if (editor.isCross.value && at !== null) touch(editor, drawing, at, CROSS_REACH / board.scale, event.shiftKey);
      else if (editor.sketch.value.length > 0) drawing.finish();
      else if (editor.tool.value === 'choose' && editor.chosen.value.length === 1)
        document.getElementById('ed-name')?.focus();
      else {
        editor.isCross.value = true;
        editor.pointer.value = board.middle;
      }
      return true;
    }
    case 'Escape':
      dragging.letGo();
      if (editor.sketch.value.length > 0) editor.sketch.value = [];
      else if (editor.tool.value !== 'choose') editor.takeUp('choose');
      else editor.choose([]);
      return true;
    case 'Delete':
    case 'Backspace':
      if (editor.sketch.value.length > 0) editor.sketch.value = editor.sketch.value.slice(0, -1);
      else if (!editor.isReadOnly.value) editor.remove();
      return true;
    case '+':
    case '=':
      board.zoomBy(1.6);
      return true;
    case '-':
      board.zoomBy(1 / 1.6);
      return true;
    case '0':
      board.showAll();
      return true;
    case 'PageUp':
    case 'PageDown': {
      const levels = upward(editor.draft.venue);
      const here = levels.findIndex(({ id }) => id === editor.level.value);
      const next = levels[here + (event.key === 'PageUp' ? 1 : -1)];
      if (next !== undefined) editor.showLevel(next.id);
      return true;
    }
    default: {
      const tool = event.shiftKey ? undefined : TOOL_KEYS[event.key.toLowerCase()];
      if (tool === undefined) return false;
      editor.takeUp(tool);
      return true;
    }
  }
}

/** A tap: with a tool it draws, without one it chooses. */
function touch(editor: Editor, drawing: Drawing, at: Point, reach: number, more: boolean): void {
  if (editor.tool.value !== 'choose') {
    drawing.tap(at, reach);
    return;
  }
  const chosen = editor.chosen.value;
  const found = pick(editor.draft.venue, editor.level.value, at, reach, more ? [] : chosen);
  if (!more) editor.choose(found === null ? [] : [found]);
  else if (found !== null) {
    const has = chosen.some((ref) => sameRef(ref, found));
    editor.choose(has ? chosen.filter((ref) => !sameRef(ref, found)) : [...chosen, found]);
  }
}

export function BoardView(props: Props): JSX.Element {
  const parent = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const board = useRef<Board | null>(null);
  latest.current = props;

  useEffect(() => {
    const element = parent.current;
    if (element === null) return;
    const { editor, drawing, dragging, language, onBoard, pictures } = latest.current;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const theme = (): 'light' | 'dark' => (dark.matches ? 'dark' : 'light');
    let reach = 1;
    const pointed = (at: Point | null, near: number) => {
      reach = near;
      editor.isCross.value = false;
      editor.pointer.value = at;
    };
    const paint = () => {
      const { venue } = editor.draft;
      const now = board.current;
      if (now === null) return;
      const at = editor.pointer.value;
      now.draw(
        pictureOf({
          venue,
          level: editor.level.value,
          chosen: editor.chosen.value,
          handles: editor.tool.value === 'choose' ? handlesOf(editor, CROSS_REACH / now.scale) : [],
          faults: editor.faults.value,
          faultRef: editor.faultRef,
          cross: editor.isCross.value ? at : null,
          over: [dragging.preview, editor.tool.value === 'choose' ? NOTHING : drawing.preview(at, reach)],
        }),
      );
    };
    const made = createBoard({
      parent: element,
      venue: editor.draft.venue,
      level: editor.level.value,
      language,
      theme: theme(),
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      insets: AROUND,
      sink: {
        grab: (at, near) => dragging.grab(at, near),
        drag(at, near) {
          dragging.drag(at, near);
          paint();
        },
        drop(at, near) {
          dragging.drop(at, near);
          paint();
        },
        letGo() {
          dragging.letGo();
          paint();
        },
        tap(at, near, more) {
          pointed(at, near);
          touch(editor, drawing, at, near, more);
        },
        doubleTap(at, near) {
          pointed(at, near);
          const before = editor.sketch.value;
          touch(editor, drawing, at, near, false);
          // A tap on the point before ends a line by itself; where a hand trembled, the second tap does.
          if (editor.sketch.value === before) drawing.finish();
        },
        hover: pointed,
        key: (event) => onKey(event, made, latest.current),
        looked: () => {
          // A finger has no place once it has moved the plan.
          if (reach > 0 && editor.tool.value === 'choose') paint();
        },
      },
    });
    board.current = made;
    onBoard(made);
    const stop = [
      effect(() => made.show(editor.history.value.present.venue, editor.level.value)),
      effect(() => made.setPictures(pictures.value)),
      effect(paint),
    ];
    const recolour = () => made.setTheme(theme());
    dark.addEventListener('change', recolour);
    return () => {
      dark.removeEventListener('change', recolour);
      for (const end of stop) end();
      made.destroy();
      board.current = null;
      onBoard(null);
    };
  }, []);
  useEffect(() => board.current?.setLanguage(props.language), [props.language]);

  return <div ref={parent} class="board" role="application" aria-label={props.label} />;
}

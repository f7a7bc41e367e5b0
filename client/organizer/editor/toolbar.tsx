/** The tools, what the tool in hand makes, and the way back. */
import type { JSX } from 'preact';
import { SelectField } from './fields.tsx';
import { Icon } from './icons.tsx';
import type { PartProps } from './props.ts';
import { BUTTONS, keyOf } from './tool.ts';

export function Toolbar({ editor, words }: PartProps): JSX.Element {
  const { past, future } = editor.history.value;
  const inHand = editor.tool.value;
  return (
    <div class="ed-tools" role="toolbar" aria-label={words.tools}>
      {BUTTONS.map((tool) => (
        <button
          key={tool}
          type="button"
          class="tool"
          aria-pressed={inHand === tool}
          aria-keyshortcuts={keyOf(tool)?.toUpperCase()}
          title={`${words.tool[tool]} (${keyOf(tool)?.toUpperCase()})`}
          onClick={() => editor.takeUp(tool)}
        >
          <Icon name={tool} />
          <span>{words.tool[tool]}</span>
        </button>
      ))}
      <span class="gap" />
      <button
        type="button"
        class="tool"
        disabled={past.length === 0}
        title={`${words.undo} (Ctrl+Z)`}
        onClick={editor.undo}
      >
        <Icon name="undo" />
        <span>{words.undo}</span>
      </button>
      <button
        type="button"
        class="tool"
        disabled={future.length === 0}
        title={`${words.redo} (Ctrl+Y)`}
        onClick={editor.redo}
      >
        <Icon name="redo" />
        <span>{words.redo}</span>
      </button>
    </div>
  );
}

/** What the tool in hand makes next: its kind, and how it is drawn. */
export function ToolOptions({ editor, words }: PartProps): JSX.Element | null {
  const tool = editor.tool.value;
  const kinds = editor.kinds.value;
  const say = (change: Partial<typeof kinds>) => {
    editor.sketch.value = [];
    editor.kinds.value = { ...kinds, ...change };
  };
  const shape = (
    <SelectField
      label={words.shape}
      value={kinds.shape}
      options={{ box: words.shapeBox, corners: words.shapeCorners }}
      onSay={(next) => say({ shape: next })}
    />
  );
  switch (tool) {
    case 'area':
      return (
        <div class="ed-options">
          <SelectField label={words.kind} value={kinds.area} options={words.area} onSay={(area) => say({ area })} />
          {shape}
        </div>
      );
    case 'obstacle':
      return (
        <div class="ed-options">
          <SelectField
            label={words.kind}
            value={kinds.obstacle}
            options={words.obstacle}
            onSay={(obstacle) => say({ obstacle })}
          />
          {shape}
        </div>
      );
    case 'door':
      return (
        <div class="ed-options">
          <SelectField label={words.kind} value={kinds.door} options={words.door} onSay={(door) => say({ door })} />
        </div>
      );
    case 'connection':
      return (
        <div class="ed-options">
          <SelectField
            label={words.kind}
            value={kinds.connection}
            options={words.connection}
            onSay={(connection) => say({ connection })}
          />
        </div>
      );
    case 'landmark':
      return (
        <div class="ed-options">
          <SelectField
            label={words.kind}
            value={kinds.landmark}
            options={words.landmark}
            onSay={(landmark) => say({ landmark })}
          />
        </div>
      );
    case 'place':
      return (
        <div class="ed-options">
          <SelectField label={words.kind} value={kinds.place} options={words.place} onSay={(place) => say({ place })} />
        </div>
      );
    default:
      return null;
  }
}

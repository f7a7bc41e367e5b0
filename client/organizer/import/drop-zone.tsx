/** Where files are dropped, or picked, with how they are read. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { ImportWish } from '../../../shared/protocol/imports.ts';
import type { ImportWords } from '../../i18n/organizer-import.ts';
import { droppedFiles, type Found, pickedFiles } from './gather.ts';

interface DropZoneProps {
  readonly words: ImportWords;
  /** Files of these kinds are offered by the picker. */
  readonly accept: string;
  readonly onFiles: (found: readonly Found[], wish: ImportWish) => void;
}

export function DropZone({ words, accept, onFiles }: DropZoneProps): JSX.Element {
  const over = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const [file, folder] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const id = useId();
  const wish = (): ImportWish => {
    const data = new FormData(form.current ?? undefined);
    const text = (key: string) => String(data.get(key) ?? '').trim() || undefined;
    const on = (key: string) => data.get(key) !== null;
    return {
      level: text('level'),
      credit: text('credit'),
      restricted: on('restricted') ? '1' : undefined,
      doors: on('doors') ? '1' : undefined,
      markers: on('markers') ? 'none' : undefined,
    };
  };
  const picked = (input: HTMLInputElement) => {
    const found = pickedFiles(input.files);
    // The same file again is a change too.
    input.value = '';
    if (found.length > 0) onFiles(found, wish());
  };
  return (
    <form ref={form} class="import" onSubmit={(event) => event.preventDefault()}>
      {/* Whoever cannot drop picks by one of the buttons in it. */}
      <fieldset
        class={over.value ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => {
          over.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          const { dataTransfer } = event;
          if (dataTransfer) void droppedFiles(dataTransfer).then((found) => onFiles(found, wish()));
        }}
      >
        <legend class="only-heard">{words.drop}</legend>
        <p class="drop-title" aria-hidden="true">
          {words.drop}
        </p>
        <p class="quiet" aria-hidden="true">
          {words.dropMore}
        </p>
        <div class="row">
          <button type="button" class="primary" onClick={() => file.current?.click()}>
            {words.pickFile}
          </button>
          <button type="button" onClick={() => folder.current?.click()}>
            {words.pickFolder}
          </button>
        </div>
        <input
          ref={file}
          class="picker"
          type="file"
          tabIndex={-1}
          aria-hidden="true"
          accept={accept}
          onChange={(event) => picked(event.currentTarget)}
        />
        <input
          ref={folder}
          class="picker"
          type="file"
          tabIndex={-1}
          aria-hidden="true"
          multiple
          {...{ webkitdirectory: true }}
          onChange={(event) => picked(event.currentTarget)}
        />
      </fieldset>
      <details>
        <summary>{words.options}</summary>
        <div class="options">
          <label for={`${id}-level`}>{words.level}</label>
          <input id={`${id}-level`} name="level" maxLength={200} aria-describedby={`${id}-level-more`} />
          <span id={`${id}-level-more`} class="quiet">
            {words.levelMore}
          </span>
          <label for={`${id}-credit`}>{words.credit}</label>
          <input id={`${id}-credit`} name="credit" maxLength={300} aria-describedby={`${id}-credit-more`} />
          <span id={`${id}-credit-more`} class="quiet">
            {words.creditMore}
          </span>
          {(['restricted', 'doors', 'markers'] as const).map((name) => (
            <label key={name} class="check">
              <input type="checkbox" name={name} /> {name === 'markers' ? words.noMarkers : words[name]}
            </label>
          ))}
        </div>
      </details>
    </form>
  );
}

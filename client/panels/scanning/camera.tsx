/** Scanning with the page's own camera: the picture, and beside it what to do where there is none. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { scannerWords } from '../../i18n/scanner.ts';
import { meaningOf } from '../../sensors/scanner/meaning.ts';
import { type Scanner, useScanner } from '../../sensors/scanner/use-scanner.ts';
import { TextButton, Title } from '../controls.tsx';
import type { PanelProps } from '../props.ts';
import { TypedCode } from '../typed-code.tsx';

/** What cannot be done about a code that was read, by its key in the words. */
type Hint = 'foreign' | 'otherVenue' | 'guestBadge';

/** What the picture can be changed by: the light, and which camera. */
function Choices({ phone, scanner }: Pick<PanelProps, 'phone'> & { scanner: Scanner }): JSX.Element | null {
  const words = scannerWords(phone.language.value);
  const lit = useSignal<MediaStream | null>(null);
  const { camera } = scanner;
  if (camera === null) return null;
  const isLit = lit.value === camera.stream;
  const light = async (): Promise<void> => {
    if (await camera.setTorch(!isLit)) lit.value = isLit ? null : camera.stream;
  };
  return (
    <div class="camera-choices">
      {camera.hasTorch && (
        <button type="button" class="chip" aria-pressed={isLit} onClick={() => void light()}>
          {words.torch}
        </button>
      )}
      {camera.choices.length > 1 && (
        <label class="field">
          <span class="only-heard">{words.camera}</span>
          <select value={camera.id} onChange={(event) => scanner.open(event.currentTarget.value)}>
            {camera.choices.map(({ id, label }, i) => (
              <option key={id} value={id}>
                {label || words.nth(i + 1)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

export function CameraCard({ phone, actions }: PanelProps): JSX.Element {
  const words = scannerWords(phone.language.value);
  const hint = useSignal<Hint | null>(null);
  const take = (text: string): void => {
    hint.value = null;
    const meaning = meaningOf(text, location.origin, phone.event?.venue ?? '');
    if (meaning.kind === 'sign') void actions.scan(meaning);
    else if (meaning.kind === 'other-venue') hint.value = 'otherVenue';
    else if (meaning.kind === 'foreign') hint.value = 'foreign';
    else if (phone.session.standing.value === 'joined') void actions.bindBadge(meaning);
    else hint.value = 'guestBadge';
  };
  const scanner = useScanner('environment', take);
  const { state } = scanner;
  const trouble = state === 'opening' || state === 'looking' ? null : words.trouble[state];
  return (
    <>
      <Title takesFocus>{words.title}</Title>
      <div class="camera" data-state={state} hidden={trouble !== null}>
        <video ref={scanner.video} muted playsInline aria-label={words.picture} />
        <Choices phone={phone} scanner={scanner} />
      </div>
      <p role="status" class={hint.value || trouble ? 'strong' : 'quiet'}>
        {trouble ?? (hint.value ? words[hint.value] : state === 'opening' ? words.opening : words.how)}
      </p>
      {trouble !== null && state !== 'insecure' && (
        <div class="actions">
          <button type="button" class="button" onClick={() => scanner.open()}>
            {words.again}
          </button>
        </div>
      )}
      <TypedCode phone={phone} {...(trouble === null ? {} : { label: words.typed })} />
      <p class="small quiet">{words.private}</p>
      <TextButton onTap={() => (phone.sheet.value = { kind: 'my-code' })}>{words.mine}</TextButton>
      <TextButton onTap={() => (phone.sheet.value = null)}>{phone.words.value.back}</TextButton>
    </>
  );
}

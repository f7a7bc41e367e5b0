/** My own code, to be held before a kiosk's camera: another one each half minute. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { scannerWords } from '../../i18n/scanner.ts';
import { Qr } from '../../kiosk/qr.tsx';
import { Button, TextButton, Title } from '../controls.tsx';
import type { PanelProps } from '../props.ts';

export function MyCode({ phone, actions }: PanelProps): JSX.Element {
  const words = scannerWords(phone.language.value);
  const { session } = phone;
  const mine = session.myCode.value;
  const connected = session.line.value === 'connected';
  useEffect(() => {
    if (!connected) return;
    if (mine === null) {
      void actions.showCode();
      return;
    }
    const timer = setTimeout(() => void actions.showCode(), mine.nextIn);
    return () => clearTimeout(timer);
  }, [connected, mine, actions]);
  // A code that was shown before says nothing of now.
  useEffect(
    () => () => {
      session.myCode.value = null;
    },
    [session],
  );
  const confirmedAt = session.me.value?.place?.confirmedAt ?? null;
  const first = useRef(confirmedAt);
  useEffect(() => {
    if (confirmedAt !== first.current) void actions.wasSeen();
  }, [confirmedAt, actions]);
  return (
    <>
      <Title takesFocus>{words.mine}</Title>
      {connected && mine ? (
        <div class="my-code">
          <Qr text={mine.code} label={words.mineCode} />
        </div>
      ) : (
        <p role="status">{words.mineComes}</p>
      )}
      <p>{words.mineHow}</p>
      <p class="small quiet">{words.mineMore}</p>
      <div class="actions">
        <Button onTap={() => (phone.sheet.value = { kind: 'camera' })}>{words.title}</Button>
      </div>
      <TextButton onTap={() => (phone.sheet.value = null)}>{phone.words.value.back}</TextButton>
    </>
  );
}

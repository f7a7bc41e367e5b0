/** The kiosk's own camera: whoever holds their code before it is checked in here. Nobody is named, and nothing is kept. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Language } from '../i18n/language.ts';
import { lookWords } from '../i18n/look.ts';
import type { Answer } from '../link/link.ts';
import { useScanner } from '../sensors/scanner/use-scanner.ts';
import { codeOf } from './held-up.ts';

interface LookProps {
  /** The origin of the event's addresses, and the venue in them. */
  readonly origin: string;
  readonly venue: string;
  readonly language: Language;
  /** Tells the server what was read. */
  readonly shown: (code: string) => Promise<Answer>;
}

/** What came of a code stands there for so long. */
const SAID_MS = 6_000;

export function Look({ origin, venue, language, shown }: LookProps): JSX.Element {
  const words = lookWords(language);
  const said = useSignal<keyof typeof words.said | null>(null);
  const take = async (text: string): Promise<void> => {
    const code = codeOf(text, origin, venue);
    const answer: Answer = code === null ? { ok: false, refusal: 'sign-not-genuine' } : await shown(code);
    if (answer.ok) said.value = 'in';
    else if (answer.refusal === 'code-changed') said.value = 'changed';
    else if (answer.refusal === 'event-not-open') said.value = 'closed';
    else said.value = answer.refusal === 'sign-not-genuine' ? 'unknown' : 'failed';
  };
  const scanner = useScanner('user', (text) => void take(text));
  const { state } = scanner;
  const now = said.value;
  useEffect(() => {
    if (now === null) return;
    const timer = setTimeout(() => {
      said.value = null;
    }, SAID_MS);
    return () => clearTimeout(timer);
  }, [now, said]);
  const sees = state === 'opening' || state === 'looking';
  return (
    <div class="look">
      <video ref={scanner.video} muted playsInline hidden={!sees} aria-label={words.picture} />
      <p role="status" class={now === 'in' ? 'in' : ''}>
        <strong>{now ? words.said[now] : sees ? words.show : words.trouble}</strong>
        {!now && <span class="hint">{sees ? words.more : words.troubleMore}</span>}
      </p>
    </div>
  );
}

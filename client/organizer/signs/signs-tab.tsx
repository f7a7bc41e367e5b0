/** A venue's signs: printing them, finding places for more, and hanging them. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { NotPrinted, OrganizerSigns } from '../../../shared/protocol/pages.ts';
import { organizerWords } from '../../i18n/organizer.ts';
import { signsWords } from '../../i18n/organizer-signs.ts';
import type { Desk } from '../desk.ts';
import type { TabProps } from '../tab-props.ts';
import { HangPart } from './hang-part.tsx';
import { PrintPart } from './print-part.tsx';
import { SuggestPart } from './suggest-part.tsx';
import './signs.css';

/** `no-event`: no event runs in the venue. */
type Loaded = OrganizerSigns | NotPrinted | 'no-event' | 'lost' | null;

const PARTS = ['print', 'suggest', 'hang'] as const;

/** Why nothing is printed, and what to do about it. */
function NotPrintedYet({ desk, why }: { desk: Desk; why: NotPrinted }): JSX.Element {
  const words = organizerWords(desk.language.value);
  return (
    <div class="notice" role="status">
      <p>
        <strong>{words.notPrinted}</strong> {words.notPrintedWhy[why.error](why.publicUrl)}
      </p>
      <p>{words.notPrintedDo}</p>
      <p class="quiet">
        {words.notPrintedTry} <code>npm start -- --allow-insecure</code>
      </p>
    </div>
  );
}

function Print({ desk, loaded, again }: { desk: Desk; loaded: Loaded; again: () => void }): JSX.Element {
  const language = desk.language.value;
  const words = organizerWords(language);
  if (loaded === null) return <p role="status">{words.loading}</p>;
  if (loaded === 'no-event') return <p class="notice">{signsWords(language).noEvent}</p>;
  if (loaded === 'lost') {
    return (
      <div role="status">
        <p>{words.notLoaded}</p>
        <button type="button" class="primary" onClick={again}>
          {words.again}
        </button>
      </div>
    );
  }
  if ('error' in loaded) return <NotPrintedYet desk={desk} why={loaded} />;
  return <PrintPart desk={desk} signs={loaded} />;
}

export function SignsTab({ desk, venue }: TabProps): JSX.Element {
  const words = signsWords(desk.language.value);
  const part = useSignal<(typeof PARTS)[number]>('print');
  const loaded = useSignal<Loaded>(null);
  const load = async (): Promise<void> => {
    loaded.value = null;
    const path = `/api/organizer/signs?venue=${encodeURIComponent(venue.id)}`;
    const answer = await desk.call<OrganizerSigns>('GET', path);
    if (answer.ok) loaded.value = answer.value;
    else if (answer.status === 409) loaded.value = answer.value as NotPrinted;
    else loaded.value = answer.status === 404 ? 'no-event' : 'lost';
  };
  useEffect(() => void load(), [venue.id, venue.publishedHash]);
  return (
    <div class="signs-tab">
      <nav class="parts" aria-label={words.partsLabel}>
        {PARTS.map((each) => (
          <button key={each} type="button" aria-pressed={part.value === each} onClick={() => (part.value = each)}>
            {words.parts[each]}
          </button>
        ))}
      </nav>
      {part.value === 'print' && <Print desk={desk} loaded={loaded.value} again={() => void load()} />}
      {part.value === 'suggest' && <SuggestPart desk={desk} venue={venue} />}
      {part.value === 'hang' && <HangPart desk={desk} venue={venue} />}
    </div>
  );
}

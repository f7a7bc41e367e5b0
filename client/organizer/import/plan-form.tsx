/** A picture of a plan: which floor it shows, which page of the PDF it is, how it looks. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import type { DraftAnswer } from '../../../shared/protocol/organizer.ts';
import { textIn } from '../../../shared/venue/local-text.ts';
import type { VenueLevel } from '../../../shared/venue/venue-file.ts';
import { importWords } from '../../i18n/organizer-import.ts';
import type { Desk } from '../desk.ts';
import { hashOf, tabView } from '../route.ts';
import { addPlan, type PlanAdded } from './add-plan.ts';
import type { Gathered } from './gather.ts';
import { type OpenPdf, openPdf, type PlanBytes, pictureIn } from './plan-picture.ts';

interface PlanFormProps {
  readonly desk: Desk;
  readonly venue: string;
  readonly file: Gathered;
  readonly onBad: () => void;
  readonly onLeave: () => void;
}

const isPdf = ({ name }: Gathered): boolean => /\.pdf$/i.test(name);

export function PlanForm({ desk, venue, file, onBad, onLeave }: PlanFormProps): JSX.Element {
  const language = desk.language.value;
  const words = importWords(language);
  const id = useId();
  const levels = useSignal<readonly VenueLevel[]>([]);
  const level = useSignal('');
  const pdf = useSignal<OpenPdf | null>(null);
  const page = useSignal(1);
  /** What is shown, and which page of the PDF it is: another may have been asked for since. */
  const picture = useSignal<(PlanBytes & { readonly address: string; readonly page: number }) | null>(null);
  const state = useSignal<'asking' | 'sending' | PlanAdded>('asking');

  useEffect(() => {
    void desk.call<DraftAnswer>('GET', `/api/organizer/venues/${encodeURIComponent(venue)}/draft`).then((answer) => {
      if (!answer.ok) return;
      levels.value = [...answer.value.draft.venue.levels].sort((a, b) => a.ordinal - b.ordinal);
      const ground = levels.value.find(({ ordinal }) => ordinal === 0) ?? levels.value[0];
      level.value = ground?.id ?? '';
    });
  }, [desk, venue]);
  useEffect(() => {
    let open: OpenPdf | null = null;
    let left = false;
    page.value = 1;
    const show = (bytes: PlanBytes) => {
      if (!left && page.value === 1) picture.value = { ...bytes, address: URL.createObjectURL(bytes.blob), page: 1 };
    };
    const begin = async (): Promise<void> => {
      if (!isPdf(file)) return show(await pictureIn(file));
      open = await openPdf(file.blob);
      pdf.value = open;
      show(await open.page(1));
    };
    begin().catch(() => !left && onBad());
    return () => {
      left = true;
      open?.close();
    };
  }, [file]);
  const address = picture.value?.address;
  useEffect(() => () => (address === undefined ? undefined : URL.revokeObjectURL(address)), [address]);

  const turnTo = async (next: number): Promise<void> => {
    const open = pdf.value;
    if (open === null || !Number.isInteger(next) || next < 1 || next > open.pages) return;
    page.value = next;
    try {
      const bytes = await open.page(next);
      if (page.value === next) picture.value = { ...bytes, address: URL.createObjectURL(bytes.blob), page: next };
    } catch {
      onBad();
    }
  };
  const isShown = picture.value?.page === page.value;
  const add = async (): Promise<void> => {
    if (picture.value?.page !== page.value || level.value === '' || state.value === 'sending') return;
    state.value = 'sending';
    state.value = await addPlan(desk, venue, level.value, picture.value);
  };
  const said = {
    asking: '',
    sending: words.sendingPlan,
    added: words.planAdded,
    role: words.mayNot,
    lost: words.lost,
    ...words.plan,
  }[state.value];
  return (
    <form
      class="import plan"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h3>{words.planTitle}</h3>
      {picture.value && <img src={picture.value.address} alt="" />}
      {state.value !== 'added' && (
        <div class="options">
          {pdf.value !== null && pdf.value.pages > 1 && (
            <>
              <label for={`${id}-page`}>{words.planPage(pdf.value.pages)}</label>
              <input
                id={`${id}-page`}
                type="number"
                min={1}
                max={pdf.value.pages}
                value={page.value}
                onChange={(event) => void turnTo(Number(event.currentTarget.value))}
              />
            </>
          )}
          <label for={`${id}-floor`}>{words.planLevel}</label>
          <select
            id={`${id}-floor`}
            value={level.value}
            onChange={(event) => (level.value = event.currentTarget.value)}
          >
            {levels.value.map((each) => (
              <option key={each.id} value={each.id}>
                {textIn(each.name, language)}
              </option>
            ))}
          </select>
        </div>
      )}
      <p role="status">{said}</p>
      <div class="row">
        {state.value === 'added' ? (
          <a class="button" href={hashOf(tabView(venue, 'plan'))}>
            {words.toPlan}
          </a>
        ) : (
          <button type="submit" class="primary" aria-disabled={!isShown || state.value === 'sending'}>
            {words.planAdd}
          </button>
        )}
        <button type="button" onClick={onLeave}>
          {state.value === 'added' ? words.again : words.leave}
        </button>
      </div>
    </form>
  );
}

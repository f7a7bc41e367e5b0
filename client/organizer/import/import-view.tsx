/** Bringing something in, from the drop to what came of it: as a new venue, or into one. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { isolated } from '../../../shared/venue/isolated.ts';
import { importWords } from '../../i18n/organizer-import.ts';
import './import.css';
import type { Desk } from '../desk.ts';
import { hashOf, tabView } from '../route.ts';
import type { TabProps } from '../tab-props.ts';
import { Decisions } from './decisions.tsx';
import { DropZone } from './drop-zone.tsx';
import { PlanForm } from './plan-form.tsx';
import { Faults, Report } from './report.tsx';
import { createImport } from './work.ts';

const MAPS = '.zip,.geojson,.json,.osm,.xml';
const ALL = `${MAPS},.csv,.tsv,.txt,.png,.jpg,.jpeg,.svg,.pdf`;

interface BringingInProps {
  readonly desk: Desk;
  readonly into: string | null;
}

function BringingIn({ desk, into }: BringingInProps): JSX.Element {
  const language = desk.language.value;
  const words = importWords(language);
  const theirs = useSignal<ReadonlySet<string>>(new Set());
  const work = useMemo(() => createImport(desk, into), [desk, into]);
  const step = work.step.value;
  switch (step.kind) {
    case 'packing':
      return <p role="status">{words.packing}</p>;
    case 'reading':
      return (
        <div role="status">
          <p>{words.reading(isolated(step.name))}</p>
          <progress />
        </div>
      );
    case 'plan':
      return (
        <PlanForm
          desk={desk}
          venue={into ?? ''}
          file={step.file}
          onBad={() => work.again('planBad')}
          onLeave={() => work.again()}
        />
      );
    case 'answer':
    case 'taking': {
      const { answer } = step;
      return (
        <div class="import">
          <p role="status">
            {answer.changes && words.changes(answer.changes)} {words.nothingYet}
          </p>
          <Decisions conflicts={answer.conflicts} theirs={theirs} language={language} words={words} />
          <div class="row">
            <button
              type="button"
              class="primary"
              aria-disabled={step.kind === 'taking'}
              onClick={() => void work.take([...theirs.value])}
            >
              {words.take}
            </button>
            <button type="button" onClick={() => work.again()}>
              {words.leave}
            </button>
          </div>
          <Report answer={answer} words={words} language={language} />
        </div>
      );
    }
    case 'taken':
      return (
        <div class="import">
          <p role="status">
            {words.done(isolated(step.name))} {into !== null && words.taken}
          </p>
          <div class="row">
            <a class="button" href={hashOf(tabView(step.answer.venue, 'plan'))}>
              {words.toPlan}
            </a>
            <button type="button" onClick={() => work.again()}>
              {words.again}
            </button>
          </div>
          <Report answer={step.answer} words={words} language={language} />
        </div>
      );
    case 'asking':
      return (
        <>
          <p class="wrong" role="alert">
            {step.why === null ? '' : words[step.why]}
          </p>
          <Faults faults={step.faults} words={words} language={language} />
          <DropZone
            words={words}
            accept={into === null ? MAPS : ALL}
            onFiles={(found, wish) => {
              theirs.value = new Set();
              void work.bring(found, wish);
            }}
          />
        </>
      );
  }
}

/** The tab of a venue. */
export function ImportTab({ desk, venue }: TabProps): JSX.Element {
  const words = importWords(desk.language.value);
  return (
    <section class="bring">
      <h3>{words.intoTitle}</h3>
      <p class="quiet">{desk.may('editor') ? words.intoMore : words.mayNot}</p>
      {desk.may('editor') && <BringingIn desk={desk} into={venue.id} />}
    </section>
  );
}

/** On the page of all venues: a file becomes a new one. */
export function NewVenueImport({ desk }: { readonly desk: Desk }): JSX.Element {
  const words = importWords(desk.language.value);
  return (
    <section class="bring">
      <h3>{words.newTitle}</h3>
      <p class="quiet">{words.newMore}</p>
      <BringingIn desk={desk} into={null} />
    </section>
  );
}

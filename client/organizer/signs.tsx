/** The venue's signs as a page to print: one a sheet for the walls, or eight a sheet for tables and doors. */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { NotPrinted, OrganizerSigns } from '../../shared/protocol/pages.ts';
import { isolated } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import type { LocalText } from '../../shared/venue/venue-file.ts';
import { printed } from '../i18n/names.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { Qr } from '../kiosk/qr.tsx';
import { shortAddress } from './address.ts';
import type { Desk } from './desk.ts';
import { Back, Loading } from './parts.tsx';
import type { View } from './route.ts';

type Sign = OrganizerSigns['signs'][number];

const perPage = signal<'one' | 'eight'>('one');
const which = signal<'all' | 'meeting-points'>('all');

/** In English, then in French. */
const both = (text: LocalText): readonly [string, string] => [
  isolated(textIn(text, 'en')),
  isolated(printed(textIn(text, 'fr'), 'fr')),
];

/** One sign. It speaks both languages, whatever the page does: who reads it has not chosen yet. */
const SignSheet = memo(function SignSheet({
  sign,
  venueName,
  signedBy,
  fault,
}: {
  sign: Sign;
  venueName: OrganizerSigns['venueName'];
  signedBy: string;
  fault: OrganizerSigns['fault'];
}): JSX.Element {
  const [english, french] = [organizerWords('en'), organizerWords('fr')];
  const names = both(sign.name);
  const places = [sign.areaName, sign.levelName].map(both);
  const place = [0, 1].map((language) => places.map((name) => name[language]).join(', '));
  return (
    <article class="sign">
      <header>
        <p class="venue">{[...new Set(both(venueName))].join(' · ')}</p>
        <p class="number">
          {english.number(sign.number)} <span lang="fr">· {french.number(sign.number)}</span>
        </p>
      </header>
      <h3>
        <span>{names[0]}</span>
        {names[1] !== names[0] && (
          <span class="other" lang="fr">
            {names[1]}
          </span>
        )}
      </h3>
      <p class="place">
        {place[0]}
        {place[1] !== place[0] && <span lang="fr">{place[1]}</span>}
      </p>
      <Qr text={sign.url} label={`${english.number(sign.number)}: ${names[0]}`} />
      {sign.meetingPoint !== null && (
        <p class="meeting-point">
          <strong>{sign.meetingPoint}</strong>
          <span>
            {english.meetingPoint(sign.meetingPoint)}
            <span lang="fr"> · {french.meetingPoint(sign.meetingPoint)}</span>
          </span>
        </p>
      )}
      {fault === null ? (
        <>
          <p class="say">{english.sign}</p>
          <p class="say" lang="fr">
            {french.sign}
          </p>
        </>
      ) : (
        <p class="trial">
          {english.trial} <span lang="fr">{french.trial}</span>
        </p>
      )}
      <p class="address">
        {shortAddress(sign.url)} · {signedBy}
      </p>
    </article>
  );
});

function Choice<T extends string>(props: {
  legend: string;
  chosen: { value: T };
  options: readonly (readonly [T, string])[];
}): JSX.Element {
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      {props.options.map(([value, label]) => (
        <label key={value} class="choice">
          <input
            type="radio"
            class="radio"
            name={props.legend}
            checked={props.chosen.value === value}
            onChange={() => (props.chosen.value = value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

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

export function Signs({ desk, view }: { desk: Desk; view: Extract<View, { kind: 'signs' }> }): JSX.Element {
  const language = desk.language.value;
  const words = organizerWords(language);
  const { data } = view;
  const loaded = data === null || 'error' in data ? null : data;
  const all = loaded?.signs ?? [];
  const shown = which.value === 'all' ? all : all.filter(({ meetingPoint }) => meetingPoint !== null);
  return (
    <>
      <div class="controls">
        <Back desk={desk} />
        <h2>
          {words.signs}
          {loaded && <span class="quiet"> {isolated(textIn(loaded.venueName, language))}</span>}
        </h2>
        {data === null && <Loading desk={desk} again={view} />}
        {data !== null && 'error' in data && <NotPrintedYet desk={desk} why={data} />}
        {loaded?.fault && <p class="notice">{words.trialMore}</p>}
        {loaded && (
          <div class="row">
            <Choice
              legend={words.perPage}
              chosen={perPage}
              options={[
                ['one', words.one],
                ['eight', words.eight],
              ]}
            />
            <Choice
              legend={words.which}
              chosen={which}
              options={[
                ['all', words.all(all.length)],
                ['meeting-points', words.meetingPoints],
              ]}
            />
            <button type="button" class="primary" onClick={() => window.print()}>
              {words.print} · {words.signCount(shown.length)}
            </button>
          </div>
        )}
      </div>
      {loaded && (
        <div class={`signs ${perPage.value}`}>
          {shown.map((sign) => (
            <SignSheet
              key={sign.marker}
              sign={sign}
              venueName={loaded.venueName}
              signedBy={loaded.key}
              fault={loaded.fault}
            />
          ))}
        </div>
      )}
    </>
  );
}

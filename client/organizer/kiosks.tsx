/** A link for each kiosk: it shows the signed code of the place where it stands. */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { isolated } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { Qr } from '../kiosk/qr.tsx';
import type { Desk } from './desk.ts';
import { Loading } from './parts.tsx';
import type { View } from './route.ts';

const chosen = signal('');

export function Kiosks({ desk, view }: { desk: Desk; view: Extract<View, { kind: 'kiosks' }> }): JSX.Element {
  const language = desk.language.value;
  const words = organizerWords(language);
  const kiosks = view.data?.kiosks ?? [];
  const kiosk = kiosks.find(({ marker }) => marker === chosen.value);
  return (
    <div class="controls">
      <h2>
        {words.kiosk}
        {view.data && <span class="quiet"> {isolated(textIn(view.data.venueName, language))}</span>}
      </h2>
      {view.data === null ? (
        <Loading desk={desk} again={view} />
      ) : (
        <>
          <p class="quiet">{words.kioskMore}</p>
          <label class="field">
            {words.kioskWhere}
            <select value={kiosk?.marker ?? ''} onChange={(event) => (chosen.value = event.currentTarget.value)}>
              <option value="" disabled>
                {words.choose}
              </option>
              {kiosks.map(({ marker, number, name }) => (
                <option key={marker} value={marker}>
                  {words.number(number)} · {textIn(name, language)}
                </option>
              ))}
            </select>
          </label>
          {kiosk && (
            <article class="link">
              <Qr text={kiosk.url} label={words.kioskLink} />
              <div>
                <p class="long">{kiosk.url}</p>
                <p class="quiet">{words.kioskLinkMore}</p>
                <a class="button" href={kiosk.url} target="_blank" rel="noreferrer">
                  {words.openHere}
                </a>
              </div>
            </article>
          )}
        </>
      )}
    </div>
  );
}

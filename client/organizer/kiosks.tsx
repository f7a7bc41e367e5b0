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
const looks = signal(false);

/** The link of a kiosk that looks for codes that are held before it. */
const looking = (url: string): string => `${url}&camera=on`;

export function Kiosks({ desk, view }: { desk: Desk; view: Extract<View, { kind: 'kiosks' }> }): JSX.Element {
  const language = desk.language.value;
  const words = organizerWords(language);
  const kiosks = view.data?.kiosks ?? [];
  const kiosk = kiosks.find(({ marker }) => marker === chosen.value);
  const url = kiosk && (looks.value ? looking(kiosk.url) : kiosk.url);
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
          <label class="choice">
            <input
              type="checkbox"
              checked={looks.value}
              onChange={(event) => (looks.value = event.currentTarget.checked)}
            />
            {words.kioskCamera}
          </label>
          {looks.value && <p class="quiet">{words.kioskCameraMore}</p>}
          {url && (
            <article class="link">
              <Qr text={url} label={words.kioskLink} />
              <div>
                <p class="long">{url}</p>
                <p class="quiet">{words.kioskLinkMore}</p>
                <a class="button" href={url} target="_blank" rel="noreferrer">
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

/** Hanging signs: which hang, which do not yet, and which seem to hang elsewhere. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OrganizerHanging } from '../../../shared/protocol/pages.ts';
import { isolated } from '../../../shared/venue/isolated.ts';
import { textIn } from '../../../shared/venue/local-text.ts';
import { clockTime } from '../../i18n/language.ts';
import { printed } from '../../i18n/names.ts';
import { organizerWords } from '../../i18n/organizer.ts';
import { signsWords } from '../../i18n/organizer-signs.ts';
import type { TabProps } from '../tab-props.ts';

type Sign = OrganizerHanging['signs'][number];

/** The list is asked for anew this often, in milliseconds: somebody is walking about with a bag of signs. */
const RENEW_MS = 5_000;

export function HangPart({ desk, venue }: TabProps): JSX.Element {
  const language = desk.language.value;
  const words = signsWords(language);
  const data = useSignal<OrganizerHanging | 'no-event' | null>(null);
  const said = useSignal('');
  const load = async (): Promise<void> => {
    const answer = await desk.call<OrganizerHanging>(
      'GET',
      `/api/organizer/signs/hanging?venue=${encodeURIComponent(venue.id)}`,
    );
    if (answer.ok) data.value = answer.value;
    else if (answer.status === 404) data.value = 'no-event';
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), RENEW_MS);
    return () => clearInterval(timer);
  }, [venue.id]);

  const tick = async (marker: string, hangs: boolean): Promise<void> => {
    const answer = await desk.call<OrganizerHanging>('POST', '/api/organizer/signs/hanging', {
      venue: venue.id,
      marker,
      hangs,
    });
    if (answer.ok) data.value = answer.value;
    said.value = answer.ok ? '' : words.failed;
  };
  const help = async (helps: boolean): Promise<void> => {
    const answer = await desk.call<{ helps: boolean }>('POST', '/api/organizer/signs/helper', {
      venue: venue.id,
      helps,
    });
    said.value = !answer.ok ? words.failed : helps ? words.helps : words.helpsNot;
  };

  if (data.value === null) return <p role="status">{organizerWords(language).loading}</p>;
  if (data.value === 'no-event') return <p class="notice">{words.noEvent}</p>;
  const { signs, contradictions } = data.value;
  const hung = signs.filter((sign) => sign.hungAt !== null);
  const doubted = hung.filter((sign) => sign.doubt !== null);

  const Row = ({ sign }: { sign: Sign }): JSX.Element => (
    <li>
      <span class="disc">{sign.number}</span>
      <span class="what">
        <strong>
          {sign.meetingPoint !== null && `Vis-à-vis ${sign.meetingPoint}: `}
          {isolated(printed(textIn(sign.name, language), language))}
        </strong>
        <span class="quiet">
          {isolated(textIn(sign.levelName, language))}
          {sign.hungAt !== null && ` · ${words.since(clockTime(sign.hungAt, language))}`}
          {sign.doubt !== null && ` · ${words.doubt[sign.doubt]}`}
        </span>
      </span>
      {(sign.hungAt === null || sign.doubt !== null) && (
        <button type="button" aria-label={words.tick(sign.number)} onClick={() => void tick(sign.marker, true)}>
          ✓
        </button>
      )}
      {sign.hungAt !== null && (
        <button type="button" aria-label={words.untick(sign.number)} onClick={() => void tick(sign.marker, false)}>
          ✕
        </button>
      )}
    </li>
  );
  const List = ({
    title,
    of,
    none,
  }: {
    title: string;
    of: readonly Sign[];
    none: string | null;
  }): JSX.Element | null =>
    of.length === 0 && none === null ? null : (
      <section>
        <h3>
          {title} <span class="quiet">{of.length}</span>
        </h3>
        {of.length === 0 && <p>{none}</p>}
        <ul class="hanging">
          {of.map((sign) => (
            <Row key={sign.marker} sign={sign} />
          ))}
        </ul>
      </section>
    );

  return (
    <div class="hang-part">
      <div class="head">
        <p class="share">{words.hanging(hung.length, signs.length)}</p>
        <progress
          max={Math.max(1, signs.length)}
          value={hung.length}
          aria-label={words.hanging(hung.length, signs.length)}
        />
        <div class="row">
          <button type="button" class="primary" onClick={() => void help(true)}>
            {words.helper}
          </button>
          <button type="button" onClick={() => void help(false)}>
            {words.stop}
          </button>
        </div>
        <p class="quiet">{words.helperMore}</p>
        <p role="status">{said.value}</p>
      </div>
      {contradictions.length > 0 && (
        <section class="notice">
          <h3>{words.contradictory}</h3>
          <ul>
            {contradictions.map(({ numbers: [one = 0, other = 0], devices }) => (
              <li key={`${one} ${other}`}>{words.contradiction(one, other, devices)}</li>
            ))}
          </ul>
        </section>
      )}
      <List title={words.doubts} of={doubted} none={null} />
      <List title={words.notYet} of={signs.filter((sign) => sign.hungAt === null)} none={words.allHang} />
      <List title={words.hung} of={hung.filter((sign) => sign.doubt === null)} none={words.noneYet} />
      <p class="quiet">{words.counted}</p>
    </div>
  );
}

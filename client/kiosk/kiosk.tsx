/** The kiosk page: the whole house on the left, its numbers and the way in on the right. Nobody is shown as a person. */
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { textIn } from '../../shared/venue/local-text.ts';
import { kioskWords } from '../i18n/kiosk.ts';
import { sayLocal } from '../i18n/language.ts';
import { levelsUpward } from '../map/plan.ts';
import { createPart } from '../model/part.ts';
import { AskSide, WhereTo } from './ask.tsx';
import { Level } from './level.tsx';
import type { KioskProps } from './props.ts';
import { Qr } from './qr.tsx';
import { shownCode } from './screen.ts';
import { shownWay, wayOnLevel } from './shown-way.ts';
import { summarize } from './summary.ts';

/** More places than this nobody reads from a screen on a wall. */
const MOST_PLACES = 7;

function Plans({ boot, house, language, theme, asked }: KioskProps): JSX.Element {
  const venue = house.venue.value;
  const { areas, density } = house.numbers.value;
  const levels = useMemo(() => (venue ? levelsUpward(venue) : []), [venue]);
  const marker = venue?.markers.find(({ id }) => id === boot.kiosk?.marker) ?? null;
  const main = levels.find(({ id }) => id === marker?.level) ?? levels.find(({ ordinal }) => ordinal >= 0) ?? levels[0];
  const words = kioskWords(language.value);
  const answer = asked.answer.value;
  const way = useMemo(() => shownWay(answer), [answer]);
  const replay = replaying.there.value;
  useEffect(() => {
    if (isReplay) replaying.fetch();
  }, []);
  const here = useMemo(
    () => (marker ? { x: marker.standAt[0], y: marker.standAt[1], words: words.here } : null),
    [marker, words],
  );
  if (!venue || !main) return <div class="plans empty">{house.planFailed.value && <p>{words.noPlan}</p>}</div>;
  const drawn = (level: typeof main) => (
    <Level
      key={level.id}
      venue={venue}
      level={level}
      counts={areas}
      density={density}
      language={language.value}
      theme={theme.value}
      here={level.id === marker?.level ? here : null}
      way={way && wayOnLevel(way, level.id, venue, language.value)}
      large={level === main}
      {...(replay
        ? { over: (view) => <replay.ReplayLayer level={level.id} view={view} language={language.value} /> }
        : {})}
    />
  );
  // The others are left out that a way does not lead over.
  const others = levels.filter((level) => level !== main && (!way || way.legs.has(level.id)));
  return (
    <div class="plans">
      {drawn(main)}
      {others.length > 0 && <div class="others">{others.map(drawn)}</div>}
      {venue.credit && <p class="credit">{words.credit(venue.credit)}</p>}
    </div>
  );
}

/** Over the plan of a kiosk whose address says so; the server answers where it replays a recorded walk, and nowhere else. */
const replaying = createPart(() => import('./replay.tsx'));
const isReplay = new URLSearchParams(window.location.search).has('replay');

const look = createPart(() => import('./look.tsx'));

/** The camera, fetched where a kiosk has one. */
function Looking(props: Parameters<typeof import('./look.tsx').Look>[0]): JSX.Element | null {
  useEffect(() => look.fetch(), []);
  const part = look.there.value;
  return part && <part.Look {...props} />;
}

function Side({ boot, house, language, asked }: KioskProps): JSX.Element {
  const words = kioskWords(language.value);
  const { present, open, places } = summarize(house.numbers.value.areas, house.venue.value, language.value);
  const event = house.event.value;
  const line = house.line.value;
  const code = shownCode(boot, house);
  return (
    <div class={boot.kiosk?.camera ? 'side looks' : 'side'}>
      <header>
        <div>
          <p class="eyebrow">{textIn(event.name, language.value)}</p>
          <p class={`line ${line}`} role="status">
            {words.line[line]}
          </p>
        </div>
        <button
          type="button"
          class="language"
          lang={language.value === 'en' ? 'fr' : 'en'}
          onClick={() => (language.value = language.value === 'en' ? 'fr' : 'en')}
        >
          {words.otherLanguage}
        </button>
      </header>
      {house.venue.value && <WhereTo asked={asked} language={language} />}
      {!event.open && (
        <p class="first">
          {event.opensAt === null ? words.closed : words.opens(sayLocal(event.opensAt, language.value))}
        </p>
      )}
      <section aria-live="off">
        <p class="eyebrow">{words.now}</p>
        <p class="present">{present > 0 ? words.people(present) : words.few}</p>
      </section>
      {open > 0 ? (
        <section class="who">
          <p class="open">
            <strong>{open}</strong> {words.open}
          </p>
          <ul class="places" aria-label={words.where}>
            {places.slice(0, MOST_PLACES).map(({ area, name, open: here }) => (
              <li key={area}>
                <span>{name}</span> <b>{here}</b>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p class="first">{words.openNone}</p>
      )}
      <p class="rule">{words.rule}</p>
      {code && (
        <div class="join">
          <Qr text={code.url} label={words.join} />
          <p>
            <strong>{words.join}</strong>
            {code.typed === null ? (
              <span>{words.joinMore}</span>
            ) : (
              <span>
                {words.joinTyped}{' '}
                <b class="typed">
                  {new URL(code.url).host}/<wbr />
                  <span class="whole">{code.typed}</span>
                </b>
                <br />
                <small>{words.joinChanges}</small>
              </span>
            )}
          </p>
        </div>
      )}
      {boot.kiosk?.camera && (
        <Looking
          origin={new URL(boot.kiosk.joinUrl).origin}
          venue={event.venue}
          language={language.value}
          shown={house.shown}
        />
      )}
    </div>
  );
}

export function Kiosk(props: KioskProps): JSX.Element {
  const { venueName } = props.house.event.value;
  const venue = props.house.venue.value;
  return (
    <main class="kiosk">
      <h1 class="only-heard">
        {kioskWords(props.language.value).title(textIn(venue?.name ?? venueName, props.language.value))}
      </h1>
      <Plans {...props} />
      {venue && props.asked.query.value !== null ? <AskSide {...props} venue={venue} /> : <Side {...props} />}
    </main>
  );
}

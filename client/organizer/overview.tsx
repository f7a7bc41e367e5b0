/** What runs: every event with how many are here, open and meeting. */
import type { JSX } from 'preact';
import type { OrganizerOverview } from '../../shared/protocol/pages.ts';
import { isolated } from '../../shared/venue/isolated.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import { clockTime } from '../i18n/language.ts';
import { organizerWords } from '../i18n/organizer.ts';
import { shellWords } from '../i18n/organizer-shell.ts';
import type { Desk } from './desk.ts';
import { lazily } from './lazily.tsx';
import { Publish } from './publish.tsx';
import { tabView } from './route.ts';

const LivePlans = lazily<{ desk: Desk; entry: OrganizerOverview['events'][number] }>(
  async () => (await import('./live-plans.tsx')).LivePlans,
);

/** Whether the operator gave this venue, and so its file can be read again. */
const isGiven = (desk: Desk, venue: string): boolean =>
  desk.venues.value?.venues.find(({ id }) => id === venue)?.given === true;

function EventCard({ desk, entry }: { desk: Desk; entry: OrganizerOverview['events'][number] }): JSX.Element {
  const language = desk.language.value;
  const words = organizerWords(language);
  const { event, present, open, meetings, phoneUrl } = entry;
  const hours = event.open
    ? words.runs
    : event.opensAt === null
      ? words.closed
      : words.opens(event.opensAt.replace('T', ' '));
  return (
    <article class="event">
      <div class="figures">
        <header>
          <h3>{textIn(event.name, language)}</h3>
          <p class="hours">
            {isolated(textIn(event.venueName, language))} · {hours}
          </p>
        </header>
        <dl>
          <div>
            <dt>{words.present}</dt>
            <dd>{present}</dd>
          </div>
          <div class="open">
            <dt>{words.open}</dt>
            <dd>{open}</dd>
          </div>
          <div class="meet">
            <dt>{words.meetings}</dt>
            <dd>{meetings}</dd>
          </div>
        </dl>
        <div class="row">
          <button type="button" class="primary" onClick={() => desk.show(tabView(event.venue, 'signs'))}>
            {words.signs}
          </button>
          <a class="button" href={phoneUrl} target="_blank" rel="noreferrer">
            {words.phone}
          </a>
          <button type="button" onClick={() => desk.show({ kind: 'kiosks', venue: event.venue, data: null })}>
            {words.kiosk}
          </button>
          {event.admission === 'code' && (
            <button type="button" onClick={() => desk.show({ kind: 'admission', event: event.id, data: null })}>
              {words.admission}
            </button>
          )}
        </div>
        {desk.may('editor') && isGiven(desk, event.venue) && <Publish desk={desk} venue={event.venue} />}
      </div>
      <LivePlans desk={desk} entry={entry} />
    </article>
  );
}

export function Overview({ desk }: { desk: Desk }): JSX.Element {
  const language = desk.language.value;
  const words = organizerWords(language);
  const overview = desk.overview.value;
  const asOf = desk.asOf.value;
  return (
    <>
      <h2>{shellWords(language).now}</h2>
      <p class="quiet" role="status">
        {desk.trouble.value === 'lost'
          ? words.lost
          : asOf === null
            ? words.loading
            : words.now(clockTime(asOf, language))}
      </p>
      {overview?.events.length === 0 && <p>{words.none}</p>}
      <div class="running">
        {overview?.events.map((entry) => (
          <EventCard key={entry.event.id} desk={desk} entry={entry} />
        ))}
      </div>
    </>
  );
}

/** The levels of a venue where an event runs, as a kiosk shows them: how full, and how many are open where. Never a person. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OrganizerOverview } from '../../shared/protocol/pages.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import { Level } from '../kiosk/level.tsx';
import type { Desk } from './desk.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

interface Props {
  readonly desk: Desk;
  readonly entry: OrganizerOverview['events'][number];
}

export function LivePlans({ desk, entry }: Props): JSX.Element | null {
  const { event, venueHash, counts } = entry;
  const venue = useSignal<VenueFile | null>(null);
  const theme = useSignal<'dark' | 'light'>(dark.matches ? 'dark' : 'light');
  useEffect(() => {
    const changed = () => (theme.value = dark.matches ? 'dark' : 'light');
    dark.addEventListener('change', changed);
    return () => dark.removeEventListener('change', changed);
  }, []);
  useEffect(() => {
    const ending = new AbortController();
    fetch(`/venues/${event.venue}/${venueHash}.json`, { signal: ending.signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then(
        (read: VenueFile | null) => {
          if (read !== null) venue.value = read;
        },
        // The figures are there without it, and the next version is asked for anew.
        () => {},
      );
    return () => ending.abort();
  }, [event.venue, venueHash]);
  const file = venue.value;
  if (file === null) return null;
  return (
    <div class="live-plans">
      {file.levels.map((level) => (
        <Level
          key={level.id}
          venue={file}
          level={level}
          counts={counts.areas}
          density={counts.density}
          language={desk.language.value}
          theme={theme.value}
          here={null}
          way={null}
          large={false}
        />
      ))}
    </div>
  );
}

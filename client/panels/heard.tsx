/** Where the map shows it, this says it: a real list, for those who hear the page. */
import type { JSX } from 'preact';
import { spotWords } from './meeting.tsx';
import type { PanelProps } from './props.ts';
import { givesOf } from './words.ts';

export function Heard({ phone }: Pick<PanelProps, 'phone'>): JSX.Element {
  const words = phone.words.value.heard;
  const places = phone.places.value;
  const place = phone.session.me.value?.place;
  const counts = phone.session.publicState.value.areas.filter((area) => area.open > 0);
  const meeting = phone.session.meeting.value;
  const here = phone.here.value;
  return (
    <section class="only-heard" aria-label={words.title}>
      <p>{place && here ? words.you(here, places.level(place.level) ?? '') : words.youUnknown}</p>
      {meeting && <p>{words.spot(spotWords(phone, meeting.spot))}</p>}
      {counts.length === 0 ? (
        <p>{words.noCounts}</p>
      ) : (
        <ul>
          {counts.map(({ area, open }) => (
            <li key={area}>{words.counts(places.area(area) ?? '', open)}</li>
          ))}
        </ul>
      )}
      <ul>
        {[...phone.floor.dots.value.values()].map((dot) => {
          const beside = dot.placement.kind === 'area' ? places.area(dot.placement.area) : null;
          return (
            <li key={dot.dot}>
              {words.person(dot.card.firstName, givesOf(phone, dot.card), beside ?? places.level(dot.level) ?? '')}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

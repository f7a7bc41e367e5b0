/** Where the map shows it, this says it: a real list, for those who hear the page. */
import type { JSX } from 'preact';
import type { Dot } from '../../shared/interest/floor-decoder.ts';
import type { Phone } from '../model/phone.ts';
import { spotWords } from './meeting.tsx';
import { nearest } from './near.ts';
import { ageSaid, ownPlaceSaid } from './place-said.ts';
import type { PanelProps } from './props.ts';
import { givesOf } from './words.ts';

/** Of so many people is said where they are: nobody listens to a list of a thousand. */
const MOST_SAID = 60;

/** In the order in which they came, as long as it is not too many: a list that is shuffled cannot be read. */
function named(phone: Phone): Dot[] {
  const all = [...phone.floor.dots.value.values()];
  return all.length > MOST_SAID ? nearest(phone, all, MOST_SAID) : all;
}

export function Heard({ phone }: Pick<PanelProps, 'phone'>): JSX.Element | null {
  const words = phone.words.value.heard;
  const places = phone.places.value;
  // Not every area of a plan has a name of its own.
  const areaOrLevel = (area: string): string =>
    places.area(area) ?? places.level(places.levelOfArea(area) ?? '') ?? words.somewhere;
  const place = phone.session.me.value?.place;
  const counts = phone.session.publicState.value.areas.filter((area) => area.open > 0);
  const meeting = phone.session.meeting.value;
  const here = phone.here.value;
  const said = ownPlaceSaid(phone);
  const route = meeting?.route ?? phone.session.way.value?.route;
  // A moving walkway, or a lift's cabin that is gone through, has legs on one floor before it and after.
  const levels = (route?.legs ?? []).map(({ level }) => level).filter((level, i, all) => level !== all[i - 1]);
  const floors = levels.map((level) => places.level(level) ?? words.somewhere);
  // Outside the event's hours there is nobody to be found, and no sign to scan.
  if (!phone.session.hours.value.open && !meeting) return null;
  return (
    <section class="only-heard" aria-label={words.title}>
      <p>{place && here ? words.you(here, places.level(place.level) ?? '') : words.youUnknown}</p>
      {said !== null && <p>{said}</p>}
      {meeting && <p>{words.spot(spotWords(phone, meeting.spot))}</p>}
      {floors.length > 1 && <p>{words.way(floors.join(', '))}</p>}
      {counts.length === 0 ? (
        <p>{words.noCounts}</p>
      ) : (
        <ul>
          {counts.map(({ area, open }) => (
            <li key={area}>{words.counts(areaOrLevel(area), open)}</li>
          ))}
        </ul>
      )}
      <ul>
        {named(phone).map((dot) => {
          const where =
            dot.placement.kind === 'area'
              ? areaOrLevel(dot.placement.area)
              : (places.level(dot.level) ?? words.somewhere);
          const { firstName, simulated } = dot.card;
          const sure = [where, ageSaid(phone, dot)].filter(Boolean).join(', ');
          return <li key={dot.dot}>{words.person(firstName, givesOf(phone, dot.card), sure, simulated)}</li>;
        })}
        {phone.floor.dots.value.size > MOST_SAID && <li>{words.others(phone.floor.dots.value.size - MOST_SAID)}</li>}
      </ul>
    </section>
  );
}

/** One level, each place tinted by how far the nearest sign is, with the signs that are there and those that are suggested. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { textIn } from '../../../shared/venue/local-text.ts';
import type { Marker, VenueFile, VenueLevel } from '../../../shared/venue/venue-file.ts';
import type { Language } from '../../i18n/language.ts';
import { signsWords } from '../../i18n/organizer-signs.ts';
import type { Suggestion } from './suggestion.ts';

/** Metres up to which each tint reaches; the last goes on. */
export const BANDS = [5, 15, 30, Infinity] as const;

interface Props {
  readonly venue: VenueFile;
  readonly level: VenueLevel;
  readonly suggestion: Suggestion;
  readonly state: 'before' | 'after';
  readonly language: Language;
}

/** The squares of each band as one path. */
function bandPaths(drawn: Suggestion['drawn'][number], state: 'before' | 'after'): readonly string[] {
  const paths = BANDS.map(() => [] as string[]);
  drawn[state].forEach((metres, i) => {
    const band = BANDS.findIndex((most) => metres <= most);
    const [x = 0, y = 0] = drawn.places.slice(2 * i, 2 * i + 2);
    const { step } = drawn;
    paths[band]?.push(`M${(x - step / 2).toFixed(1)} ${(y - step / 2).toFixed(1)}h${step}v${step}h${-step}z`);
  });
  return paths.map((parts) => parts.join(''));
}

export function CoverageMap({ venue, level, suggestion, state, language }: Props): JSX.Element | null {
  const words = signsWords(language);
  const drawn = suggestion.drawn.find((each) => each.level === level.id);
  const paths = useMemo(() => (drawn === undefined ? [] : bandPaths(drawn, state)), [drawn, state]);
  if (drawn === undefined || drawn.places.length === 0) return null;
  const areas = venue.areas.filter((area) => area.level === level.id);
  const points = areas.flatMap(({ polygon }) => polygon[0] ?? []);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [minX, minY] = [Math.min(...xs) - 2, Math.min(...ys) - 2];
  const [width, height] = [Math.max(...xs) - minX + 2, Math.max(...ys) - minY + 2];
  const line = (list: readonly (readonly [number, number])[]) => `M${list.map(([x, y]) => `${x} ${y}`).join('L')}`;
  const walls = venue.walls.filter((wall) => wall.level === level.id).map((wall) => line(wall.line));
  const radius = Math.max(width, height) / 70;
  const old = venue.markers.filter((marker) => marker.kind === 'qr' && marker.level === level.id);
  const fresh = suggestion.markers
    .map((marker, i) => [marker, i + 1] as const)
    .filter(([marker]) => marker.level === level.id);
  const dot = ({ standAt: [x, y] }: Marker) => ({ cx: x, cy: y });
  return (
    <svg
      class="coverage-map"
      viewBox={`${minX} ${minY} ${width} ${height}`}
      role="img"
      aria-label={words.map(textIn(level.name, language), state === 'before' ? words.before : words.after)}
    >
      <path
        class="floor"
        d={areas.map(({ polygon }) => polygon.map((ring) => `${line(ring)}Z`).join('')).join('')}
        fill-rule="evenodd"
      />
      {paths.map((d, band) => (
        <path key={BANDS[band]} class={`band band-${band}`} d={d} />
      ))}
      <path class="walls" d={walls.join('')} stroke-width={Math.max(width, height) / 500} />
      {old.map((marker) => (
        <circle key={marker.id} class="old" {...dot(marker)} r={radius * 0.45} />
      ))}
      {state === 'after' &&
        fresh.map(([marker, number]) => (
          <g key={marker.id} class="fresh">
            <circle {...dot(marker)} r={radius} />
            <text x={marker.standAt[0]} y={marker.standAt[1]} dy="0.36em" font-size={radius * 1.15}>
              {number}
            </text>
          </g>
        ))}
      {state === 'after' &&
        suggestion.meetingPoints
          .filter((point) => point.level === level.id)
          .map(({ id, at: [x, y] }) => (
            <rect
              key={id}
              class="meeting"
              x={x - radius * 0.6}
              y={y - radius * 0.6}
              width={radius * 1.2}
              height={radius * 1.2}
            />
          ))}
    </svg>
  );
}

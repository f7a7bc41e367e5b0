/** The plan of one level on which an organizer taps where they stand. */
import type { JSX, TargetedMouseEvent } from 'preact';
import type { Place } from '../../shared/geometry/point.ts';
import { polygonContains } from '../../shared/geometry/polygon.ts';
import { polygonOf } from '../../shared/geometry/vector.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import './signs/signs.css';

interface Props {
  readonly venue: VenueFile;
  readonly level: string;
  readonly label: string;
  /** Where they stand, or will. */
  readonly at: Place | null;
  /** Where they have stood in this round. */
  readonly stood: readonly Place[];
  /** Null: there is no floor where they tapped. */
  readonly onTap: ((place: Place | null) => void) | null;
}

const line = (list: readonly (readonly [number, number])[]): string =>
  `M${list.map(([x, y]) => `${x} ${y}`).join('L')}`;

export function StandPlan({ venue, level, label, at, stood, onTap }: Props): JSX.Element | null {
  const areas = venue.areas.filter((area) => area.level === level);
  const points = areas.flatMap(({ polygon }) => polygon[0] ?? []);
  if (points.length === 0) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [minX, minY] = [Math.min(...xs) - 2, Math.min(...ys) - 2];
  const [width, height] = [Math.max(...xs) - minX + 2, Math.max(...ys) - minY + 2];
  const radius = Math.max(width, height) / 70;
  const tapped = (event: TargetedMouseEvent<SVGSVGElement>): void => {
    const matrix = event.currentTarget.getScreenCTM();
    if (onTap === null || matrix === null) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const isFloor = areas.some(({ walkable, polygon }) => walkable && polygonContains(polygonOf(polygon), { x, y }));
    onTap(isFloor ? { level, x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 } : null);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard a place is chosen from the list above the plan
    <svg
      class={onTap ? 'coverage-map stand-plan' : 'coverage-map'}
      viewBox={`${minX} ${minY} ${width} ${height}`}
      role="img"
      aria-label={label}
      onClick={tapped}
    >
      <path
        class="floor"
        d={areas
          .filter(({ walkable }) => walkable)
          .map(({ polygon }) => polygon.map((ring) => `${line(ring)}Z`).join(''))
          .join('')}
        fill-rule="evenodd"
      />
      <path
        class="walls"
        d={venue.walls
          .filter((wall) => wall.level === level)
          .map((wall) => line(wall.line))
          .join('')}
        stroke-width={Math.max(width, height) / 500}
      />
      {stood.map((place, i) =>
        place.level === level ? <circle key={i} class="old" cx={place.x} cy={place.y} r={radius * 0.45} /> : null,
      )}
      {at?.level === level && <circle class="here" cx={at.x} cy={at.y} r={radius} />}
    </svg>
  );
}

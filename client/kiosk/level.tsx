/** One level of the house on the kiosk: its name and its plan. What looks as it did is not painted again. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { boundsOf, polygonArea } from '../../shared/geometry/polygon.ts';
import { pointOf, polygonOf } from '../../shared/geometry/vector.ts';
import { textIn } from '../../shared/venue/local-text.ts';
import type { VenueFile } from '../../shared/venue/venue-file.ts';
import type { AreaCounts, DensityCell } from '../../shared/world/events.ts';
import { kioskWords } from '../i18n/kiosk.ts';
import { type Blot, sameTint, sameWash, tintOf, washOf } from '../map/density.ts';
import type { Theme } from '../map/palette.ts';
import { planLevel } from '../map/plan.ts';
import { forgetWidths } from '../map/text-width.ts';
import type { View } from '../map/view.ts';
import { paintInTurn } from './in-turn.ts';
import { type PlanFrame, type PlanNames, paintPlanGround, paintPlanNames, planView } from './plan-painter.ts';

/** The width at which letters are as large as on a phone. */
const PHONE_LETTERS_WIDTH = 900;

export interface LevelProps {
  readonly venue: VenueFile;
  readonly level: VenueFile['levels'][number];
  readonly counts: readonly AreaCounts[];
  readonly density: readonly DensityCell[];
  readonly language: 'en' | 'fr';
  readonly theme: Theme;
  /** Where this kiosk stands on this level. */
  readonly here: PlanNames['here'];
  /** The way that was asked for, as far as it is on this level. */
  readonly way: PlanNames['way'];
  readonly large: boolean;
  /** What lies over the plan; nothing when not given. */
  readonly over?: (view: View) => JSX.Element | null;
}

interface Looks {
  readonly width: number;
  readonly height: number;
  /** How often the page's font has come. */
  readonly fonts: number;
}

/** An element's size, and how often the page's font has come. */
function useLooks(element: { readonly current: HTMLElement | null }): Looks {
  const [looks, setLooks] = useState<Looks>({ width: 0, height: 0, fonts: 0 });
  useEffect(() => {
    const measured = () => {
      const { clientWidth: width = 0, clientHeight: height = 0 } = element.current ?? {};
      setLooks((old) => (old.width === width && old.height === height ? old : { ...old, width, height }));
    };
    const fontCame = () => {
      forgetWidths();
      setLooks((old) => ({ ...old, fonts: old.fonts + 1 }));
    };
    const observer = new ResizeObserver(measured);
    if (element.current) observer.observe(element.current);
    document.fonts.addEventListener('loadingdone', fontCame);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', fontCame);
    };
  }, [element]);
  return looks;
}

/** The value that was there before, as long as the new one is the same. */
function useSame<T>(value: T, same: (a: T, b: T) => boolean): T {
  const kept = useRef(value);
  if (!same(kept.current, value)) kept.current = value;
  return kept.current;
}

type Open = ReadonlyMap<string, number>;
const sameOpen = (a: Open, b: Open): boolean =>
  a.size === b.size && [...a].every(([area, open]) => b.get(area) === open);

export function Level({
  venue,
  level,
  counts,
  density,
  language,
  theme,
  here,
  way,
  large,
  over,
}: LevelProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const names = useRef<HTMLCanvasElement>(null);
  const { width, height, fonts } = useLooks(place);
  const areas = useMemo(
    () => new Map(venue.areas.filter((area) => area.level === level.id).map((area) => [area.id, area])),
    [venue, level],
  );
  /** Planned when it is painted first. */
  const plan = useMemo(() => {
    let made: ReturnType<typeof planLevel> | null = null;
    return () => {
      made ??= planLevel(venue, level);
      return made;
    };
  }, [venue, level]);
  const tint = useSame<readonly Blot[]>(tintOf(density, level.id), sameTint);
  /** Width by height of the building on this level. */
  const aspect = useMemo(() => {
    const corners = [...areas.values()].flatMap(({ kind, polygon }) =>
      kind === 'outside' ? [] : (polygon[0] ?? []).map(pointOf),
    );
    if (corners.length === 0) return 1;
    const { minX, minY, maxX, maxY } = boundsOf(corners);
    return Math.max(1, maxX - minX) / Math.max(1, maxY - minY);
  }, [areas]);
  const sizeOf = (area: string) => {
    const polygon = areas.get(area)?.polygon;
    return polygon ? polygonArea(polygonOf(polygon)) : null;
  };
  const wash = useSame(washOf(counts, sizeOf), sameWash);
  const open = useSame<Open>(
    new Map(counts.flatMap(({ area, open }) => (open > 0 && areas.has(area) ? [[area, open]] : []))),
    sameOpen,
  );
  const frame = useMemo<PlanFrame>(() => {
    const enlarge = large ? Math.min(1.7, Math.max(1, width / PHONE_LETTERS_WIDTH)) : 1;
    return { width, height, pixelRatio: window.devicePixelRatio, enlarge, theme };
  }, [width, height, large, theme]);
  useEffect(() => {
    const canvas = ground.current;
    if (canvas && width > 0) paintInTurn(canvas, () => paintPlanGround(canvas, frame, plan(), { tint, wash }));
  }, [plan, frame, tint, wash, width]);
  useEffect(() => {
    const canvas = names.current;
    if (!canvas || width === 0) return;
    paintInTurn(canvas, () => {
      paintPlanNames(canvas, frame, plan(), { open, language, here, way });
      place.current?.classList.add('painted');
    });
    // The letters may be others: `fonts` says when.
  }, [plan, frame, open, language, here, way, fonts, width]);
  const name = textIn(level.name, language);
  return (
    <figure class={large ? 'level large' : 'level'}>
      <figcaption>{name}</figcaption>
      <div class="plan" ref={place} style={large ? {} : { aspectRatio: String(aspect) }}>
        <canvas ref={ground} />
        <canvas ref={names} role="img" aria-label={kioskWords(language).map(name)} />
        {over && width > 0 && over(planView(frame, plan()))}
      </div>
    </figure>
  );
}

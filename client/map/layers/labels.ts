/** Names, symbols and the faces beside names: they keep their size whatever the scale. */
import { type MapWords, mapWords } from '../../i18n/map.ts';
import { layoutScale, placeLabels, type Taken } from '../label-layout.ts';
import { type AreaFace, labelsOf, type MapLabel } from '../labels.ts';
import { labelPieces, type Seated } from '../letters/label-pieces.ts';
import type { Letters } from '../letters/letters.ts';
import { faceSeats, measureLine } from '../paint/label.ts';
import { fadeTowards } from '../smoothing.ts';
import { type Layer, MAP_FONT, type Stage } from '../stage.ts';
import type { MapState } from '../state.ts';
import { type ScreenPoint, toScreen, type View } from '../view.ts';

/** How long a name takes to come or go. */
const FADE_MS = 180;

interface LabelTarget extends ScreenPoint {
  readonly dot: number | null;
  readonly area: string | null;
}

export interface LabelLayer extends Layer {
  /** Where the faces beside names, their "+n" and the names themselves are on screen. */
  targets(): LabelTarget[];
}

interface Shown {
  readonly pieces: readonly Seated[];
  /** Says all that is drawn. */
  readonly key: string;
  alpha: number;
  /** Where it was drawn last. */
  x: number;
  y: number;
}

const measure = measureLine(MAP_FONT);

function facesByArea(state: MapState): Map<string, AreaFace[]> {
  const faces = new Map<string, AreaFace[]>();
  for (const { dot, area, card, age } of state.areaDots.values()) {
    faces.set(area, [...(faces.get(area) ?? []), { dot, simulated: card.simulated, age }]);
  }
  return faces;
}

/** "9 open" under a name, for those who see numbers; who sees faces needs no numbers. */
function underName(state: MapState, words: MapWords): (area: string) => string | null {
  if (state.spotDots.size + state.areaDots.size > 0) return () => null;
  return (area) => {
    const open = state.counts.get(area)?.open ?? 0;
    return open > 0 ? words.open(open) : null;
  };
}

/** @param over what will be drawn over the names; the same object as long as it is the same */
export function createLabelLayer(
  stage: Stage,
  letters: Letters,
  over: (scale: number) => Taken | null = () => null,
): LabelLayer {
  const { scene, state } = stage;
  const group = scene.add.layer();
  const images = new Map<string, Shown>();
  let labels: MapLabel[] = [];
  let chosen: ReadonlyMap<string, number> = new Map();
  /** Those chosen, and those that were and may still be fading: of hundreds the only ones to look at in a frame. */
  let drawn: MapLabel[] = [];
  let known: { revision: number; scale: number; sees: boolean; over: Taken | null } = {
    revision: 0,
    scale: 0,
    sees: false,
    over: null,
  };
  let view: View | null = null;

  const remove = (id: string, shown: Shown) => {
    for (const { piece } of shown.pieces) piece.destroy();
    images.delete(id);
  };
  const keyOf = ({ lines, symbol, number, faces, more }: MapLabel) =>
    `${state.theme}:${state.fontRevision}:${JSON.stringify([lines, symbol, number, faces, more])}`;
  const show = (label: MapLabel, alpha: number): Shown => {
    const pieces = labelPieces(stage, letters, label);
    for (const { piece } of pieces) for (const object of piece.objects) group.add(object.setAlpha(alpha));
    const shown = { pieces, key: keyOf(label), alpha, x: Number.NaN, y: Number.NaN };
    images.set(label.id, shown);
    return shown;
  };
  const rebuild = (sees: boolean) => {
    known = { ...known, revision: state.labelRevision, scale: 0, sees };
    const under = underName(state, mapWords(state.language));
    labels = labelsOf(state.plan, { language: state.language, measure, under, people: facesByArea(state) });
    const wanted = new Map(labels.map((label) => [label.id, label]));
    for (const [id, shown] of [...images]) {
      const label = wanted.get(id);
      if (label && keyOf(label) === shown.key) continue;
      remove(id, shown);
      if (label) show(label, shown.alpha);
    }
  };
  const onScreen = (label: MapLabel, at: ScreenPoint, { width, height }: View) =>
    at.x > -label.width && at.y > -label.height && at.x < width + label.width && at.y < height + label.height;
  const placeOf = (label: MapLabel, in_: View) => {
    const at = toScreen(in_, label.at);
    return { x: at.x, y: at.y + label.below + (chosen.get(label.id) ?? 0) };
  };

  return {
    update(frame) {
      view = frame.view;
      const sees = state.spotDots.size + state.areaDots.size > 0;
      if (known.revision !== state.labelRevision || known.sees !== sees) rebuild(sees);
      const scale = layoutScale(view.scale);
      const taken = over(scale);
      if (scale !== known.scale || taken !== known.over) {
        known = { ...known, scale, over: taken };
        chosen = placeLabels(labels, scale, taken ?? undefined);
        drawn = labels.filter(({ id }) => chosen.has(id) || images.has(id));
      }
      let fading = false;
      for (const label of drawn) {
        const at = placeOf(label, view);
        const wanted = chosen.has(label.id) && onScreen(label, at, view);
        const shown = images.get(label.id) ?? (wanted ? show(label, stage.reducedMotion ? 1 : 0) : null);
        if (!shown) continue;
        if (shown.x !== at.x || shown.y !== at.y) {
          shown.x = at.x;
          shown.y = at.y;
          for (const { piece, x, y } of shown.pieces) piece.place(at.x + x, at.y + y);
        }
        const goal = wanted ? 1 : 0;
        const step = stage.reducedMotion ? 1 : frame.elapsed / FADE_MS;
        if (shown.alpha !== goal) {
          shown.alpha = fadeTowards(shown.alpha, goal, step);
          for (const { piece } of shown.pieces) for (const object of piece.objects) object.setAlpha(shown.alpha);
        }
        if (goal === 0 && shown.alpha === 0) remove(label.id, shown);
        else fading ||= shown.alpha !== goal;
      }
      return fading ? 'lively' : 'calm';
    },
    targets() {
      const now = view;
      if (!now) return [];
      return labels
        .filter(({ id, area }) => area !== null && chosen.has(id))
        .flatMap((label) => {
          const { x, y } = placeOf(label, now);
          const seats = faceSeats(label).map((seat, i) => ({
            x: x + seat.x,
            y: y + seat.y,
            dot: label.faces[i]?.dot ?? null,
            area: label.area,
          }));
          return seats;
        });
    },
  };
}

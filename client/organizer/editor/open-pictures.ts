/** The pictures of plans of a draft: their pixels, fetched once each. */
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { PlanPicture } from '../../../shared/protocol/organizer.ts';
import type { Underlay } from '../../map/board/index.ts';
import type { Desk } from '../desk.ts';
import { hashOf, tabView } from '../route.ts';
import type { Editor } from './editor.ts';
import { fetchedPicture } from './pictures.ts';

export interface Pictures {
  readonly underlays: ReadonlySignal<readonly Underlay[]>;
  readonly lost: Signal<ReadonlySet<string>>;
  readonly isMeasured: Signal<boolean>;
  /** The address at which a picture is brought in. */
  readonly bringAt: string;
  /** Follows the draft until the returned function is called. */
  watch(): () => void;
}

export function openPictures(editor: Editor, desk: Desk, venue: string): Pictures {
  const pixels = signal<ReadonlyMap<string, HTMLCanvasElement>>(new Map());
  const lost = signal<ReadonlySet<string>>(new Set());
  const underlays = signal<readonly Underlay[]>([]);
  const isMeasured = signal(false);
  const asked = new Set<string>();

  const fetchIt = async (plan: PlanPicture) => {
    const found = await fetchedPicture(desk.token.peek() ?? '', venue, plan);
    if (found === null) lost.value = new Set([...lost.value, plan.id]);
    else pixels.value = new Map([...pixels.value, [plan.id, found]]);
  };
  return {
    underlays,
    lost,
    isMeasured,
    bringAt: hashOf(tabView(venue, 'import')),
    watch: () =>
      effect(() => {
        const { plans } = editor.history.value.present;
        for (const plan of plans) {
          if (asked.has(plan.id)) continue;
          asked.add(plan.id);
          void fetchIt(plan);
        }
        const known = pixels.value;
        underlays.value = plans.flatMap((plan) => {
          const found = known.get(plan.id);
          return found === undefined ? [] : [{ plan, pixels: found }];
        });
        if (editor.tool.value !== 'scale') isMeasured.value = false;
      }),
  };
}

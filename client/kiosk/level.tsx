/** One level of the house on the kiosk: its name and its plan, painted anew whenever something on it changes. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { textIn } from '../../shared/venue/local-text.ts';
import { kioskWords } from '../i18n/kiosk.ts';
import { type PlanPicture, paintPlan } from './plan-painter.ts';

/** The width at which letters are as large as on a phone. */
const PHONE_LETTERS_WIDTH = 900;

/** Counts how often an element has changed its size, and how often the page's font has come. */
function useLooks(element: { readonly current: HTMLElement | null }): number {
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    const again = () => setLooks((count) => count + 1);
    const observer = new ResizeObserver(again);
    if (element.current) observer.observe(element.current);
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [element]);
  return looks;
}

export function Level(props: Omit<PlanPicture, 'enlarge'> & { readonly large: boolean }): JSX.Element {
  const { plan, language, large } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const looks = useLooks(frame);
  const name = textIn(plan.name, language);
  useEffect(() => {
    if (!frame.current || !canvas.current) return;
    const { clientWidth: width, clientHeight: height } = frame.current;
    const enlarge = large ? Math.min(1.7, Math.max(1, width / PHONE_LETTERS_WIDTH)) : 1;
    paintPlan(canvas.current, { width, height, pixelRatio: window.devicePixelRatio }, { ...props, enlarge });
    // The size is read from the element; `looks` says when it may be another.
  }, [looks, plan, props.counts, props.density, props.theme, props.here, language, large]);
  return (
    <figure class={large ? 'level large' : 'level'}>
      <figcaption>{name}</figcaption>
      <div class="plan" ref={frame}>
        <canvas ref={canvas} role="img" aria-label={kioskWords(language).map(name)} />
      </div>
    </figure>
  );
}

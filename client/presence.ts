/** What happens to the page itself, told to its line: shown or hidden, asleep and awake again, one tab of several. */
import type { Link } from './link/link.ts';
import { type Device, heldKey, lineKey } from './model/device.ts';

/** @param resumed the person came back to this page by the browser's own way back: it takes the line again */
export function watchPage(link: Link, device: Device, event: string, resumed: () => void): void {
  document.addEventListener('visibilitychange', () => link.present(document.visibilityState === 'visible'));
  // Of a page that slept nobody knows how long: its line may be dead, and its person gone on in another tab.
  document.addEventListener('resume', () => link.wake());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && link.wake());
  addEventListener('online', () => link.wake());
  addEventListener('pageshow', ({ persisted }) => persisted && resumed());
  addEventListener('storage', ({ key }) => {
    if (key === lineKey(event) && !device.holdsLine()) link.giveWay();
    if (key === heldKey(event)) link.sayHeld();
  });
}

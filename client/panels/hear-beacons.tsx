/** The switch by which this page listens for the venue's beacons, where the browser can. */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { placeWords } from '../i18n/place.ts';
import { beaconNames, listenForBeacons, scannerOf } from '../sensors/beacons/listen.ts';
import { TextButton } from './controls.tsx';
import type { PanelProps } from './props.ts';

/** How listening is ended, while this page listens; `denied`: it may not. */
const listening = signal<(() => void) | 'denied' | null>(null);

export function HearBeacons({ phone, actions }: PanelProps): JSX.Element | null {
  const scanner = scannerOf(navigator);
  const venue = phone.venue.value;
  const words = placeWords(phone.language.value);
  const known = venue && beaconNames(venue);
  if (!scanner || !known || known.size === 0) return null;
  const now = listening.value;
  const begin = async (): Promise<void> => {
    const end = await listenForBeacons(
      scanner,
      known,
      (readings) => void actions.hear(readings),
      () => performance.now(),
    );
    listening.value = end ?? 'denied';
  };
  if (typeof now === 'function')
    return (
      <div class="links">
        <p class="small quiet">{words.beaconsOn}</p>
        <TextButton
          onTap={() => {
            now();
            listening.value = null;
          }}
        >
          {words.beaconsOff}
        </TextButton>
      </div>
    );
  return (
    <div class="links">
      <p class="small quiet">{now === 'denied' ? words.beaconsDenied : words.beaconsWhy}</p>
      <TextButton onTap={() => void begin()}>{words.beacons}</TextButton>
    </div>
  );
}

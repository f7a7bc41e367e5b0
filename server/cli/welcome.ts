/** What `npm start` prints once everything is open. */
import { textIn } from '../../shared/venue/venue-file.ts';
import type { Running } from '../main.ts';
import { addressOf, kioskAddress, phoneAddress, welcomeMarker } from '../organizer/event-addresses.ts';
import { terminalQr } from './terminal-qr.ts';

/**
 * The addresses of the pages, and a QR for a phone. In a demo it is that of a sign at the entrance, so that whoever
 * scans it stands there.
 */
export function welcome({ app, publicUrl, organizerToken }: Running, colour: boolean): string {
  const blocks = app.events.map((event) => {
    const marker = event.plan.demo ? welcomeMarker(event) : null;
    const scanned = marker === null ? phoneAddress(event, publicUrl) : addressOf(event, publicUrl, marker);
    return [
      `${textIn(event.plan.name, 'en')}, ${textIn(event.venue.name, 'en')}`,
      `  phone       ${phoneAddress(event, publicUrl)}`,
      `  kiosk       ${kioskAddress(event, publicUrl, welcomeMarker(event))}`,
      '',
      terminalQr(scanned, colour),
      `  scan it, or open ${scanned}`,
    ].join('\n');
  });
  return [
    '',
    ...blocks,
    `  organizer   ${publicUrl}/organizer#${new URLSearchParams({ token: organizerToken })}`,
    `              token ${organizerToken}`,
    '  Ctrl-C ends it.',
    '',
  ].join('\n');
}

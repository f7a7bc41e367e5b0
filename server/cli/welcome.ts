/** What `npm start` prints once everything is open. */
import { textIn } from '../../shared/venue/venue-file.ts';
import type { Running } from '../main.ts';
import { addressOf, kioskAddress, phoneAddress, welcomeMarker } from '../organizer/event-addresses.ts';
import { terminalQr } from './terminal-qr.ts';

/**
 * The addresses of the pages, and a QR for a phone. In a demo it is that of a sign at the entrance, so that whoever
 * scans it stands there. Where the operator has set the organizer's token, no secret is printed: this may go to a log.
 */
export function welcome({ app, publicUrl, organizerToken, isTokenSet }: Running, colour: boolean): string {
  const blocks = app.events.map((event) => {
    const marker = event.plan.demo ? welcomeMarker(event) : null;
    const scanned = marker === null ? phoneAddress(event, publicUrl) : addressOf(event, publicUrl, marker);
    return [
      `${textIn(event.plan.name, 'en')}, ${textIn(event.venue.name, 'en')}`,
      `  phone       ${phoneAddress(event, publicUrl)}`,
      `  kiosk       ${kioskAddress(event, publicUrl, isTokenSet ? null : welcomeMarker(event))}`,
      '',
      terminalQr(scanned, colour),
      `  scan it, or open ${scanned}`,
    ].join('\n');
  });
  return [
    '',
    ...blocks,
    ...(isTokenSet
      ? [`  organizer   ${publicUrl}/organizer#token=…`, '              with the token that ORGANIZER_TOKEN holds']
      : [
          `  organizer   ${publicUrl}/organizer#${new URLSearchParams({ token: organizerToken })}`,
          `              token ${organizerToken}`,
        ]),
    '  Ctrl-C ends it.',
    '',
  ].join('\n');
}

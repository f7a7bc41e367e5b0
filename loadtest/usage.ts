import { LIMITS } from './limits.ts';
import { MOST_ATTENDEES, MOST_PROCESSES } from './options.ts';
import { PROFILES } from './profiles.ts';

const line = (flag: string, about: string): string => `  ${flag.padEnd(18)} ${about}`;

/** The text of --help. */
export const USAGE = `npm run loadtest -- [options]
Bots on the phone page's own link walk, scan, open, answer and meet. At the end there are a table, and a report and its
figures in a folder. The first four lines are all that most runs need.

${[
  line('--attendees N', `how many bots, 1 to ${MOST_ATTENDEES} (200); --numClients is the same`),
  line('--seconds S', 'how long is measured once all are in, 5 to 86400 (30)'),
  line('--endpoint URL', 'the server to test: http, https, ws or wss, with a path where it is behind one; without it'),
  line('', 'one is started for the test: free port, temporary folder, no crowd'),
  line('--token TOKEN', "the organizer's token of that server: signs and metrics are taken with it (ORGANIZER_TOKEN)"),
  '',
  line('--room EVENT', 'the event to test, by its id (the first that is open)'),
  line(
    '--signs FILE',
    'addresses of signs, one a line, as their codes say them: for a server whose token is not yours',
  ),
  line(
    '--admission CODES',
    'where the event wants codes: one for all, one each with commas between, or a file with one a line',
  ),
  line('--arrive TIME', 'all come evenly within this time: 30s, 500ms, 2m (50 a second; doors-open: a minute)'),
  line('--kiosks K', 'kiosks besides, 0 to 500 (0)'),
  line('--processes P', `the bots share so many processes, 1 to ${MOST_PROCESSES} (one for each 2,500)`),
  line('--profile NAME', 'how people carry themselves (busy; many from 2,001 on):'),
  ...Object.entries(PROFILES).map(([name, { about }]) => line('', `${name}: ${about}`)),
  line(
    '--replay FILE',
    'move by a recording instead: contacts (lines of time, one, other) or walking tracks (obsmat.txt)',
  ),
  line('--seed N', 'the same seed makes the same bots (1)'),
  line('--out DIR', 'where report.html and report.json go, written over (loadtest-report)'),
  line('--json', 'print the figures as one JSON object, and nothing else'),
  line('--help', 'print this'),
  '',
  'Limits; with one that is broken, or whose figure could not be measured, the exit code is 1:',
  ...LIMITS.map(({ flag, about, unit }) =>
    line(`--${flag} N`, `${about}${unit === '' ? '' : `, ${unit}`}${flag === 'max-errors' ? ' (0)' : ''}`),
  ),
].join('\n')}

Settings: METRICS_TOKEN opens the server's metrics where that is not the organizer's token; with GATEWAY_TOKEN the bots of
a profile with badges wear those of the event and are heard by the venue's gateways.

A card runs for a minute: in less than about two there are proposals, but no meetings.`;

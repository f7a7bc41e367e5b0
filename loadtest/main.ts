/** `npm run loadtest`: bots on the page's own link against a server, and what that measured. */
import { randomBytes } from 'node:crypto';
import { sharedNow } from './clock.ts';
import { table } from './figures.ts';
import { readCodes, readGiven, readRecordingFile } from './given-files.ts';
import { judge, saying } from './limits.ts';
import { type LoadOptions, readOptions, UsageFault } from './options.ts';
import { type OwnServer, startOwnServer } from './own-server.ts';
import { PROFILES } from './profiles.ts';
import { notesOn, type Progress, progressTo } from './progress.ts';
import { writeReport } from './report/write.ts';
import { runLoad } from './run.ts';
import { readSite, SiteFault } from './site.ts';
import { USAGE } from './usage.ts';

/** What the gateways of the load test's own server show. */
const OWN_GATEWAY_TOKEN = randomBytes(24).toString('base64url');

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === null) {
    console.info(USAGE);
    return 0;
  }
  const progress = progressTo(process.stderr, sharedNow);
  let own: OwnServer | null = null;
  const onSignal = () => {
    progress.done();
    void (own?.end() ?? Promise.resolve()).finally(() => process.exit(130));
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    if (options.endpoint === null) {
      progress.say('starting a server');
      own = await startOwnServer({
        env: { GATEWAY_TOKEN: OWN_GATEWAY_TOKEN },
      });
    }
    return await load(options, own, progress);
  } finally {
    progress.done();
    await own?.end();
  }
}

async function load(options: LoadOptions, own: OwnServer | null, progress: Progress): Promise<number> {
  const began = new Date();
  const codes = options.admission === null ? [] : readCodes(options.admission);
  const recording = options.replay === null ? null : readRecordingFile(options.replay);
  const signs = options.signs === null ? null : readGiven('signs', options.signs);
  const token = own === null ? options.token : own.token;
  const { attendees, room, profile, replay } = options;
  const gatewayToken = own === null ? options.gatewayToken : OWN_GATEWAY_TOKEN;
  const badges = gatewayToken === null || replay !== null ? 0 : Math.round(attendees * PROFILES[profile].badges);
  const endpoint = own?.endpoint ?? options.endpoint ?? '';
  const site = await readSite(endpoint, token, { room, signs, codes, attendees, badges });
  const metricsToken = own === null ? (options.metricsToken ?? options.token) : own.token;
  const run = await runLoad({ options, site, metricsToken, gatewayToken, codes, recording, live: progress.live });
  progress.done();
  const limits = judge(run.figures, options.limits);
  const notes = notesOn(run.figures, { signs: site.signs.size, metrics: run.figures.serverMemoryMb !== null });
  const report = writeReport(options.out, { options, site, run, limits, notes, began, own: own !== null });
  for (const note of notes) progress.say(note);
  console.info(options.json ? JSON.stringify(run.figures) : table(run.figures, run.faults));
  progress.say(`The report: ${report}`);
  const broken = limits.filter(({ kept }) => !kept);
  for (const limit of broken) progress.say(saying(limit));
  return broken.length === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageFault) console.error(`${error.message}\n\n${USAGE}`);
    else if (error instanceof SiteFault) console.error(error.message);
    else console.error(error);
    process.exitCode = error instanceof UsageFault ? 2 : 1;
  },
);

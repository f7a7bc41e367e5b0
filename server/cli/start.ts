/** `npm start`: build the pages if need be, open an event, and say under which addresses. */
import { randomBytes } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { misspelled } from '../config.ts';
import { run, settings } from '../main.ts';
import type { EventSource } from '../open-event.ts';
import { proxyWarning, signWarning } from '../operations/addresses.ts';
import { replayVenue } from '../replay/replay-venue.ts';
import { groundOf } from '../venues/ground.ts';
import { asLoaded, type LoadedVenue } from '../venues/library.ts';
import { ensureBuilt } from './built-pages.ts';
import { chooseEvents } from './choose-events.ts';
import { readRecorded } from './evaluate/recorded.ts';
import { ROOT } from './run.ts';
import { readStartOptions, type StartOptions, sayFault } from './start-options.ts';
import { welcome } from './welcome.ts';

/** The events with their venues' groundwork, read from the folder where it was kept at an earlier start. */
const withGround = (events: readonly EventSource[], folder: string): Promise<EventSource[]> =>
  Promise.all(events.map(async (e) => ({ ...e, ground: (await groundOf(e.loaded, folder)).ground })));

/** A recorded walk as an event in a venue of its own, with its mobiles on the list of badges. */
async function replayOf({ folder, speed }: NonNullable<StartOptions['replay']>) {
  // Loaded only now: what it brings with it reads settings that must have been seen to.
  const { openReplay } = await import('../replay/replay.ts');
  const set = readRecorded(folder);
  const name = basename(resolve(folder));
  const loaded = asLoaded(replayVenue(set, name));
  const badges = [...new Set(set.sightings.map(({ mobile }) => mobile))];
  const plan = { ...defaultEvent(loaded.venue.id), name: { en: `Replay of ${name}`, fr: `Rejeu de ${name}` }, badges };
  return { source: { loaded, plan, crowd: 0 } satisfies EventSource, replay: openReplay(set, speed) };
}

async function start(): Promise<void> {
  const options = readStartOptions('npm start');
  if (options === null) return;
  const wished = options.port === null ? settings() : { ...settings(), port: options.port };
  const replay = options.replay && (await replayOf(options.replay));
  // What is replayed comes in at the gateways' own door, which opens to this token alone.
  const gatewayToken = wished.gatewayToken ?? (replay && randomBytes(24).toString('base64url'));
  const config = { ...wished, gatewayToken };
  const chosen = replay ? [replay.source] : await chooseEvents(options.venues, options.crowd, options.eventFiles);
  const events = await withGround(chosen, join(config.dataDir, 'ways'));
  const dist = await ensureBuilt(ROOT, options.asBuilt, console.info);
  const { builtPages } = await import('../pages/built.ts');
  const { allowInsecure } = options;
  const kept = join(config.dataDir, 'ways');
  const laidGround = async (venue: LoadedVenue) => (await groundOf(venue, kept)).ground;
  const running = await run({
    config,
    events,
    allowInsecure,
    pages: () => builtPages(dist),
    groundOf: laidGround,
    replay: replay?.replay.routes,
  });
  console.info(welcome(running, process.stdout.isTTY));
  const [event] = running.app.events;
  if (replay && event && gatewayToken !== null) {
    const scheme = config.tls === null ? 'http' : 'https';
    await replay.replay.begin(event, `${scheme}://localhost:${running.port}`, gatewayToken);
    console.info(`  replay      ${running.publicUrl}/kiosk/${event.venue.id}?replay\n`);
  }
  const warnings = [signWarning(running.publicUrl, allowInsecure), proxyWarning(config), ...misspelled(process.env)];
  for (const warning of warnings) {
    if (warning !== null) console.warn(`Note: ${warning}`);
  }
}

start().catch(sayFault);

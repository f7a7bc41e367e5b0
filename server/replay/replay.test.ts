import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { Replayed } from '../../shared/protocol/replay.ts';
import { checkVenue } from '../../shared/venue/check-venue.ts';
import { defaultEvent } from '../../shared/venue/demo/default-event.ts';
import { type App, createApp } from '../app.ts';
import { type RecordedSet, readRecorded } from '../cli/evaluate/recorded.ts';
import { createMemoryStore } from '../store/memory.ts';
import { asLoaded } from '../venues/library.ts';
import { openReplay, type Replay } from './replay.ts';
import { replayVenue } from './replay-venue.ts';

const folder = mkdtempSync(join(tmpdir(), 'vis-a-vis-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let app: App | null = null;
let replay: Replay | null = null;
afterEach(async () => {
  replay?.stop();
  await app?.close();
  app = null;
});

const lines = (...rows: readonly string[]) => rows.join('\n');
const square = [
  [
    [0, 0],
    [12, 0],
    [12, 9],
    [0, 9],
    [0, 0],
  ],
];

/** Somebody who stands at (3, 4) for a minute, in a room with three receivers. */
function recorded(walkable: boolean): RecordedSet {
  const own = mkdtempSync(join(folder, 'set-'));
  const write = (name: string, text: string) => writeFileSync(join(own, name), text);
  const anchors = [
    ['a', 0, 0],
    ['b', 12, 0],
    ['c', 6, 9],
  ] as const;
  write('anchors.csv', lines('id,x_m,y_m,z_m,level', ...anchors.map(([id, x, y]) => `${id},${x},${y},2.4,0`)));
  const heard = Array.from({ length: 60 }, (_, s) =>
    anchors.map(([id, x, y]) => `${s},${id},tag,${(-57 - 22 * Math.log10(Math.hypot(x - 3, y - 4))).toFixed(1)}`),
  ).flat();
  write('sightings.csv', lines('t_s,anchor_id,mobile_id,rssi_dbm', ...heard));
  write('truth.csv', lines('t_s,mobile_id,x_m,y_m,level', '0,tag,3,4,0', '60,tag,3,4,0'));
  const feature = { type: 'Feature', properties: { level: '0' }, geometry: { type: 'Polygon', coordinates: square } };
  if (walkable) write('walkable.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  return readRecorded(own);
}

test('OP 20 a recorded set is a venue without faults, its anchors gateways, with and without a floor of its own', () => {
  for (const walkable of [true, false]) {
    const { venue, faults } = checkVenue(JSON.parse(JSON.stringify(replayVenue(recorded(walkable), 'a room'))));
    expect(faults).toEqual([]);
    expect(venue?.markers.map(({ id, kind }) => [id, kind])).toEqual([
      ['a', 'beacon'],
      ['b', 'beacon'],
      ['c', 'beacon'],
    ]);
    expect(venue?.walls).toHaveLength(1);
  }
});

test('OP 21 what was heard comes in by the gateways’ own door, and the bearer is found near where they truly were', async () => {
  const set = recorded(true);
  const loaded = asLoaded(replayVenue(set, 'a room'));
  const token = 'gateway-token-123';
  const own = openReplay(set, 4);
  replay = own;
  app = await createApp({
    config: { host: '127.0.0.1', publicUrl: null, trustProxy: [], gatewayToken: token },
    ownUrl: (port) => `http://127.0.0.1:${port}`,
    organizerToken: 'organizer-token-1',
    store: createMemoryStore(),
    events: [{ loaded, plan: { ...defaultEvent(loaded.venue.id), badges: ['tag'] }, crowd: 0 }],
    pages: () => ({
      templates: { html: async () => '' },
      assets: (_request, _response, next) => next(),
      development: false,
    }),
    log: { info() {}, warn() {}, error() {} },
    clock: Date.now,
    replay: own.routes,
  });
  const { publicUrl } = await app.listen(0);
  const asked = async (): Promise<Replayed> => (await fetch(`${publicUrl}/api/replay`)).json();
  expect((await asked()).mobiles).toMatchObject([{ id: 'tag', shown: null, trail: [] }]);
  const [event] = app.events;
  if (!event) throw new Error('no event runs');
  await own.begin(event, publicUrl, token);
  const near = async () => {
    const { mobiles, lasts, speed } = await asked();
    expect([lasts, speed]).toEqual([59, 4]);
    const [{ shown, truth, trail } = { shown: null, truth: null, trail: [] }] = mobiles;
    expect(truth).toMatchObject({ level: '0', x: 3, y: 4 });
    expect(trail.length).toBeGreaterThan(2);
    expect(Math.hypot((shown?.x ?? 99) - 3, (shown?.y ?? 99) - 4)).toBeLessThan(3);
    expect(shown?.accuracyMetres).toBeGreaterThan(0);
  };
  await vi.waitFor(near, { timeout: 30_000, interval: 200 });
}, 60_000);

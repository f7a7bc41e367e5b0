import { expect, test } from 'vitest';
import { FloorDecoder } from '../../shared/interest/floor-decoder.ts';
import { FloorEncoder } from '../../shared/interest/floor-encoder.ts';
import type { Shown } from '../../shared/interest/shown.ts';
import { FrameSender, MOST_BUFFERED_BYTES } from './frames.ts';
import type { Outlet, Visible } from './ports.ts';
import { ADA, BEN, CLEO, type Phone, StagedEvent, TICK } from './staged-event.ts';

const framesOf = (phone: Phone, from = 0) =>
  phone.transcript.slice(from).filter(({ said }) => said.startsWith('floor') || said.startsWith('own'));
const names = (phone: Phone) => [...phone.floor.dots.values()].map(({ card }) => card.firstName).sort();

test('RM 90 a page that is not on screen is sent no frames, and has everything in one message once it is again', async () => {
  const stage = await new StagedEvent().open();
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  const ben = await stage.opens('ben', BEN, stage.sign(1));
  stage.pass(1_000);
  expect(names(ada)).toEqual(['Ada', 'Ben']);

  expect(ada.do({ type: 'present', visible: false })).toBe('done');
  const from = ada.transcript.length;
  expect(ben.do({ type: 'close' })).toBe('done');
  await stage.opens('cleo', CLEO, stage.sign(2));
  expect(ada.scan(stage.sign(2))).toBe('done');
  stage.pass(2_000);
  expect(framesOf(ada, from)).toEqual([]);

  expect(ada.do({ type: 'present', visible: true })).toBe('done');
  stage.pass(TICK);
  expect(framesOf(ada, from).filter(({ said }) => said.startsWith('floor'))).toHaveLength(1);
  expect(ada.floor.needsFull).toBe(false);
  expect(names(ada)).toEqual(['Ada', 'Cleo']);
  expect(ada.own?.body).toMatchObject({ level: stage.marker(stage.sign(2)).level });
});

test('RM 90 a page that is not on screen when the venue is published anew is sent nothing of it until it is', async () => {
  const stage = await new StagedEvent().open();
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  stage.pass(1_000);
  ada.do({ type: 'present', visible: false });
  stage.publish({ ...stage.venue, areas: [...stage.venue.areas] });
  const from = ada.transcript.length;
  stage.pass(1_000);
  expect(framesOf(ada, from)).toEqual([]);
  ada.do({ type: 'present', visible: true });
  stage.pass(TICK);
  expect(names(ada)).toEqual(['Ada']);
});

test('RM 90 who may see no more forgets everybody, though their page is not on screen', async () => {
  const stage = await new StagedEvent().open();
  const ada = await stage.opens('ada', ADA, stage.sign(0));
  await stage.opens('ben', BEN, stage.sign(1));
  stage.pass(1_000);
  ada.do({ type: 'present', visible: false });
  stage.pass(TICK);
  expect(ada.do({ type: 'close' })).toBe('done');
  stage.pass(TICK);
  expect(names(ada)).toEqual([]);
});

test('RM 91 frames that would make more than 256 kB wait for a phone are not written: what is newest comes once it has read', () => {
  const encoder = new FloorEncoder(['ground'], []);
  const people = (x: number): Shown[] =>
    Array.from({ length: 4_000 }, (_, dot) => ({
      attendee: `a${dot}`,
      dot,
      level: 'ground',
      placement: { kind: 'spot', x: x + (dot % 60), y: Math.floor(dot / 60) / 2 },
      age: 'fresh',
      card: { firstName: `Somebody ${dot}`, gives: [], giveLine: 'x'.repeat(60), simulated: false },
    }));
  const inView = () => people(0).map(({ placement }) => placement as Extract<Shown['placement'], { kind: 'spot' }>);
  const sender = new FrameSender(encoder, ['ground'], inView, (_what, run) => run());
  const decoder = new FloorDecoder(['ground'], []);
  let waits = 0;
  let most = 0;
  let sent = 0;
  const outlet: Outlet = {
    notice: () => {},
    own: () => {},
    floor: (bytes) => {
      sent += 1;
      waits += bytes.length;
      most = Math.max(most, waits);
      decoder.apply(bytes);
    },
    close: () => {},
    bufferedAmount: () => waits,
  };
  const sees: Visible = { shared: true, hidden: new Set(), own: { dot: null, body: null, partner: null } };
  const viewer = sender.add(outlet);
  viewer.look = { level: 'ground', minX: 0, minY: 0, maxX: 64, maxY: 40 };
  const tick = (x: number) => {
    encoder.update(people(x));
    sender.send([[viewer, sees]]);
  };
  tick(0);
  // What nobody waits behind is written, however much; it is what the phone asked for.
  expect([sent, waits > MOST_BUFFERED_BYTES]).toEqual([1, true]);
  waits = 1_000;
  most = 0;
  viewer.again = true;
  for (let x = 0; x < 5; x++) tick(x / 10);
  expect([sent, most]).toEqual([1, 0]);
  waits = 0;
  tick(0.5);
  expect(sent).toBe(2);
  expect(decoder.needsFull).toBe(false);
  expect(decoder.dots.get(0)?.placement).toMatchObject({ x: expect.closeTo(0.5, 1) });
});

import { expect, test } from 'vitest';
import { apply } from './apply.ts';
import { SYSTEM } from './events.ts';
import { MINUTE, MORNING, Stage } from './fixture.ts';

/** 2026-11-23 09:00 begins a step of 30 s. */
const STEP = 30_000;
const screen = (marker: string, at: number): string => `screen ${marker} ${Math.floor(at / STEP)}`;
const scan = (stage: Stage, who: string, marker: string, signature: string) =>
  stage.do(who, { type: 'scan', marker, signature });
/** What came of a code that the kiosk at this marker has seen. */
const shown = (stage: Stage, marker: string, code: string) => {
  const outcome = apply(stage.world, SYSTEM, { type: 'shown-at-kiosk', marker, code }, stage.now);
  return outcome.ok ? null : outcome.refusal;
};
const codeOf = (stage: Stage, who: string): string => {
  expect(stage.do(who, { type: 'show-code' })).toBe(null);
  return stage.last(who, 'my-code')?.code ?? '';
};
const place = (stage: Stage, who: string) => stage.world.attendees.get(who)?.track?.fix.marker ?? null;
const changing = { firstCheckIn: 'changing' } as const;

test('WO 90 the code of a screen checks in whoever scans it while it is good, and is refused kindly afterwards', () => {
  const stage = new Stage();
  for (const who of ['ada', 'ben', 'cleo']) stage.comes(who);
  const code = screen('qr-ground-hall', MORNING);
  expect(scan(stage, 'ada', 'qr-ground-hall', code)).toBe(null);
  stage.pass(2 * STEP - 1);
  expect(scan(stage, 'ben', 'qr-ground-hall', code)).toBe(null);
  expect([place(stage, 'ada'), place(stage, 'ben')]).toEqual(['qr-ground-hall', 'qr-ground-hall']);
  stage.pass(1);
  expect(scan(stage, 'cleo', 'qr-ground-hall', code)).toBe('code-changed');
  expect(scan(stage, 'cleo', 'qr-upper-owl', screen('qr-ground-hall', stage.now))).toBe('sign-not-genuine');
  expect(place(stage, 'cleo')).toBe(null);
});

test('WO 91 where the first check-in has to be at a screen, a sign is refused before it and good after it', () => {
  const stage = new Stage(changing);
  for (const who of ['ada', 'guest']) stage.system({ type: 'connected', who, simulated: false });
  stage.comes('ada');
  for (const who of ['ada', 'guest']) {
    expect(stage.scans(who, 'qr-ground-hall')).toBe('screen-first');
    expect(place(stage, who)).toBe(null);
    expect(scan(stage, who, 'qr-ground-hall', screen('qr-ground-hall', stage.now))).toBe(null);
    expect(stage.scans(who, 'qr-upper-owl')).toBe(null);
    expect(place(stage, who)).toBe('qr-upper-owl');
  }
});

test('WO 91 who has checked in once is still known to have after a restart; a simulated person needs no screen', () => {
  const before = new Stage(changing);
  before.comes('ada');
  scan(before, 'ada', 'qr-ground-hall', screen('qr-ground-hall', before.now));
  const receipt = before.world.attendees.get('ada')?.receipt ?? null;
  expect(receipt).not.toBe(null);
  const after = new Stage(changing, 1, MORNING + MINUTE);
  for (const who of ['ada', 'ben', 'bot']) after.system({ type: 'connected', who, simulated: who === 'bot' });
  const hello = { type: 'hello', profile: null, open: null, language: 'en' } as const;
  after.do('ada', { ...hello, receipt });
  after.do('ben', { ...hello, receipt });
  expect([after.scans('ada', 'qr-upper-owl'), after.scans('ben', 'qr-upper-owl')]).toEqual([null, 'screen-first']);
  expect(after.scans('bot', 'qr-upper-owl')).toBe(null);
});

test('WO 92 the code of a phone, shown to a kiosk, checks its owner in there exactly; it changes as a screen’s does', () => {
  const stage = new Stage();
  stage.comes('ada');
  const code = codeOf(stage, 'ada');
  expect(stage.last('ada', 'my-code')?.nextIn).toBe(STEP);
  stage.pass(2 * STEP - 1);
  expect(shown(stage, 'qr-ground-hall', code)).toBe(null);
  const track = stage.world.attendees.get('ada')?.track;
  const marker = stage.world.derived.index.marker('qr-ground-hall');
  expect(track?.fix).toMatchObject({ source: 'kiosk', marker: 'qr-ground-hall', accuracyMetres: 1.5, at: stage.now });
  expect([track?.body.x, track?.body.y]).toEqual(marker?.standAt);
  expect(stage.do('ada', { type: 'open', minutes: 30, show: 'spot' })).toBe(null);
  stage.pass(1);
  expect(shown(stage, 'qr-upper-owl', code)).toBe('code-changed');
  expect(codeOf(stage, 'ada')).not.toBe(code);
  for (const odd of ['', 'seat:x', 'signed qr-ground-hall'])
    expect(shown(stage, 'qr-upper-owl', odd)).toBe('sign-not-genuine');
  expect(shown(stage, 'nowhere', codeOf(stage, 'ada'))).toBe('sign-unknown');
  expect(place(stage, 'ada')).toBe('qr-ground-hall');
});

test('WO 92 a person is no kiosk, and who has left or whose event is closed is not checked in', () => {
  const stage = new Stage();
  stage.comes('ada');
  stage.comes('ben');
  const code = codeOf(stage, 'ada');
  expect(stage.do('ben', { type: 'shown', code })).toBe('not-understood');
  const closed = new Stage({ hours: [{ opens: '2030-01-01T09:00', closes: '2030-01-01T18:00' }] });
  closed.system({ type: 'connected', who: 'ada', simulated: false });
  expect(shown(closed, 'qr-ground-hall', code)).toBe('event-not-open');
  const other = new Stage();
  expect(shown(other, 'qr-ground-hall', code)).toBe('sign-not-genuine');
});

test('WO 93 a badge that is bound checks its bearer in where a kiosk sees it, however its id is written', () => {
  const stage = new Stage(changing);
  stage.comes('ada');
  expect(shown(stage, 'qr-ground-hall', 'ac:23:3f:c0:2f:87')).toBe('sign-not-genuine');
  stage.system({ type: 'bound', badge: 'ac:23:3f:c0:2f:87', who: 'ada' });
  expect(shown(stage, 'qr-ground-hall', 'AC-23-3F-C0-2F-87')).toBe(null);
  expect(place(stage, 'ada')).toBe('qr-ground-hall');
  // That was their first check-in.
  expect(stage.scans('ada', 'qr-upper-owl')).toBe(null);
});

test('WO 94 what was shown to a kiosk never proves that somebody has come to a meeting, not after a restart either', () => {
  const stage = new Stage();
  const meeting = stage.meeting();
  const { markers } = stage.world.venue;
  const tent = markers.find(({ meetingPoint }) => meetingPoint === meeting.spot.id);
  if (!tent) throw new Error('the spot has no sign');
  expect(shown(stage, tent.id, codeOf(stage, 'ada'))).toBe(null);
  stage.pass(2_000, ['ada', 'ben']);
  expect(place(stage, 'ada')).toBe(tent.id);
  expect([stage.last('ada', 'meeting')?.iArrived, stage.last('ben', 'meeting')?.otherArrived]).toEqual([false, false]);
  const receipt = stage.world.attendees.get('ada')?.receipt ?? null;
  stage.do('ada', { type: 'hello', profile: null, receipt, open: null, language: 'en' });
  expect(stage.world.attendees.get('ada')?.track?.fix.source).toBe('kiosk');
  stage.world.attendees.forEach((each) => {
    if (each.id === 'ada') each.track = null;
  });
  stage.do('ada', { type: 'hello', profile: null, receipt, open: null, language: 'en' });
  expect(stage.world.attendees.get('ada')?.track?.fix).toMatchObject({ source: 'kiosk', marker: tent.id });
  stage.pass(2_000, ['ada', 'ben']);
  expect(stage.last('ada', 'meeting')?.iArrived).toBe(false);
  // The sign itself does.
  expect(stage.scans('ada', tent.id)).toBe(null);
  expect(stage.last('ada', 'meeting')?.iArrived).toBe(true);
});

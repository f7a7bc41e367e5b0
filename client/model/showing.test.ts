import { expect, test } from 'vitest';
import type { Command } from '../../shared/protocol/commands.ts';
import type { NoticeOf } from '../../shared/protocol/notices.ts';
import type { Boot } from '../../shared/protocol/pages.ts';
import { en } from '../i18n/en.ts';
import { createActions } from './actions.ts';
import { createClock } from './clock.ts';
import { createDevice } from './device.ts';
import { createFloor } from './floor.ts';
import { createPhone } from './phone.ts';
import { createSession } from './session.ts';

const BOOT = { page: 'phone', event: { id: 'e' }, events: [], sign: null, badge: null } as unknown as Boot;
const closed = { type: 'me', availability: { state: 'closed' }, place: null } as unknown as NoticeOf<'me'>;

function somebody() {
  const shelf = new Map<string, string>();
  const device = createDevice(
    {
      getItem: (key) => shelf.get(key) ?? null,
      setItem: (key, value) => void shelf.set(key, value),
      removeItem: (key) => void shelf.delete(key),
    },
    'e',
  );
  const clock = createClock(() => 1_000_000);
  const session = createSession(device, clock, null);
  const phone = createPhone({
    boot: BOOT,
    device,
    clock,
    session,
    floor: createFloor(() => {}),
    language: 'en',
    words: en,
  });
  const sent: Command[] = [];
  const actions = createActions(phone, {
    send: async (command) => {
      sent.push(command);
      return { ok: true };
    },
    renew() {},
  });
  session.line.value = 'connected';
  session.me.value = closed;
  return { phone, session, actions, sent, device };
}

test('CL 208 my code is asked for and kept as it comes; once a kiosk has seen it, its card goes and what I wanted goes on', async () => {
  const { phone, session, actions, sent, device } = somebody();
  session.profile.value = { firstName: 'Ada', gives: [], seeks: [], giveLine: '', seekLine: '', languages: ['en'] };
  device.remember({ wish: { minutes: 30, show: 'spot', at: 1_000_000 } });
  phone.sheet.value = { kind: 'my-code' };
  expect(phone.view.value.card).toBe('my-code');
  await actions.showCode();
  session.hear({ type: 'my-code', code: 'sealed', nextIn: 30_000 });
  expect(session.myCode.value?.code).toBe('sealed');
  await actions.wasSeen();
  expect(sent.map(({ type }) => type)).toEqual(['show-code', 'open']);
  expect(phone.view.value.card).toBe('closed');
});

test('CL 206 a card or a meeting closes the camera and my code; one that is opened since lies over it', () => {
  const { phone, session } = somebody();
  session.profile.value = { firstName: 'Ada', gives: [], seeks: [], giveLine: '', seekLine: '', languages: ['en'] };
  for (const kind of ['camera', 'my-code'] as const) {
    session.proposal.value = null;
    phone.sheet.value = { kind };
    session.proposal.value = { type: 'proposal', id: kind, endsAt: 1_030_000 } as unknown as NoticeOf<'proposal'>;
    expect(phone.view.value.card).toBe('proposal');
    phone.sheet.value = { kind };
    expect(phone.view.value.card).toBe(kind);
  }
});

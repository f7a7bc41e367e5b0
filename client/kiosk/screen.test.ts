import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { ScreenCode } from '../../shared/protocol/notices.ts';
import type { Boot } from '../../shared/protocol/pages.ts';
import { codeOf } from './held-up.ts';
import { shownCode } from './screen.ts';

const kiosk = { marker: 'at/door', joinUrl: 'https://meet.example.org/v/house', key: 'k', camera: true };
const boot = { kiosk } as unknown as Boot;

test('CL 209 a kiosk shows the code that it was sent while it is good, else the address of the phone page', () => {
  const screen = signal<ScreenCode | null>({ signature: 'zjr1k.AAAA', code: '7K3F9QXD', goodFor: 60_000 });
  expect(shownCode(boot, { screen })).toEqual({
    url: 'https://meet.example.org/v/house/at%2Fdoor/zjr1k.AAAA',
    typed: '7K3F-9QXD',
    saysWhere: true,
  });
  screen.value = null;
  expect(shownCode(boot, { screen })).toEqual({ url: kiosk.joinUrl, typed: null, saysWhere: false });
  expect(shownCode({ ...boot, kiosk: null }, { screen })).toBe(null);
});

test('CL 210 of what is held before its camera a kiosk tells codes, and of a badge’s address the badge alone', () => {
  const read = (text: string) => codeOf(text, 'https://meet.example.org', 'house');
  expect(read('a-sealed-code')).toBe('a-sealed-code');
  expect(read('ac:23:3f:c0:2f:87')).toBe('ac:23:3f:c0:2f:87');
  expect(read('https://meet.example.org/v/house/badge/b1/secret')).toBe('b1');
  expect(read('https://meet.example.org/v/house/door/AAAAAAAAAAAAAAAAAAAAAA')).toBe(null);
  expect(read('x'.repeat(301))).toBe(null);
});

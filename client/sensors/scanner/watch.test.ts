import { expect, test } from 'vitest';
import { watchCamera } from './watch.ts';

/** A camera that shows one code after the other, and a clock that moves with each look. */
function filmed(codes: readonly (string | null | Error)[]) {
  let now = 0;
  let nth = 0;
  const told: string[] = [];
  let failed = 0;
  let stop = (): void => undefined;
  const over = new Promise<void>((done) => {
    const reader = {
      async read() {
        const code = codes[nth++];
        if (code instanceof Error) throw code;
        if (code !== undefined) return code;
        stop();
        done();
        return 'after the end';
      },
    };
    const timing = {
      now: () => now,
      pause: async (ms: number) => {
        now += Math.max(ms, 1);
      },
    };
    const video = { readyState: 4, HAVE_CURRENT_DATA: 2 } as HTMLVideoElement;
    const failing = () => {
      failed += 1;
      done();
    };
    stop = watchCamera(video, reader, (text) => told.push(text), failing, timing);
  });
  return { told, over, failed: () => failed };
}

test('CL 207 a code that stays in the picture is told once in five seconds, and again when it was away for a while', async () => {
  const stays = Array.from({ length: 38 }, () => 'one');
  const away = Array.from({ length: 30 }, () => null);
  const { told, over } = filmed([null, ...stays, 'two', 'one', null, 'one', ...away, 'one']);
  await over;
  expect(told).toEqual(['one', 'two', 'one', 'one']);
  const held = filmed(Array.from({ length: 84 }, () => 'one'));
  await held.over;
  expect(held.told).toEqual(['one', 'one', 'one']);
});

test('CL 207 a reader that fails ends the looking, and what is read after the end is told to nobody', async () => {
  const broken = filmed(['one', new Error('gone'), 'two']);
  await broken.over;
  expect([broken.told, broken.failed()]).toEqual([['one'], 1]);
  const ended = filmed(['one']);
  await ended.over;
  expect(ended.told).toEqual(['one']);
});

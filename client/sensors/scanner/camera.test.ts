import { expect, test } from 'vitest';
import { openCamera } from './camera.ts';

interface Fake {
  readonly torch?: boolean;
  readonly cameras?: number;
  readonly refuses?: string;
}

/** A device's cameras, and what was asked of them. */
function devices({ torch, cameras = 1, refuses }: Fake = {}) {
  const asked: unknown[] = [];
  const gone: (() => void)[] = [];
  const track = {
    stopped: false,
    getCapabilities: () => (torch === undefined ? {} : { torch }),
    getSettings: () => ({ deviceId: 'camera-0' }),
    applyConstraints: async (wish: unknown) => void asked.push(wish),
    addEventListener: (_: string, told: () => void) => void gone.push(told),
    stop() {
      track.stopped = true;
    },
  };
  const media = {
    async getUserMedia(wish: unknown) {
      asked.push(wish);
      if (refuses) throw Object.assign(new Error('no'), { name: refuses });
      return { getVideoTracks: () => [track], getTracks: () => [track] };
    },
    enumerateDevices: async () => [
      { kind: 'audioinput', deviceId: 'microphone', label: '' },
      ...Array.from({ length: cameras }, (_, i) => ({ kind: 'videoinput', deviceId: `camera-${i}`, label: '' })),
    ],
  };
  return { asked, gone, track, media: media as unknown as MediaDevices };
}

test('CL 206 the camera that looks away is asked for first, without sound, and another one by its id', async () => {
  const { asked, media } = devices({ cameras: 2 });
  const opened = await openCamera({ facing: 'environment' }, media);
  expect(asked[0]).toMatchObject({ audio: false, video: { facingMode: { ideal: 'environment' } } });
  expect('camera' in opened && opened.camera.choices.map(({ id }) => id)).toEqual(['camera-0', 'camera-1']);
  await openCamera({ facing: 'environment', id: 'camera-1' }, media);
  expect(asked[1]).toMatchObject({ video: { deviceId: { exact: 'camera-1' } } });
});

test('CL 206 the light is offered where the camera has one, and closing lets go of the camera', async () => {
  const { asked, track, gone, media } = devices({ torch: true });
  const opened = await openCamera({ facing: 'environment' }, media);
  if (!('camera' in opened)) throw new Error('no camera');
  const { camera } = opened;
  expect([camera.hasTorch, await camera.setTorch(true)]).toEqual([true, true]);
  expect(asked.at(-1)).toEqual({ advanced: [{ torch: true }] });
  let told = 0;
  camera.onGone(() => {
    told += 1;
  });
  for (const tell of gone) tell();
  expect(told).toBe(1);
  camera.close();
  expect(track.stopped).toBe(true);
  for (const fake of [devices(), devices({ torch: false })]) {
    const dark = await openCamera({ facing: 'environment' }, fake.media);
    expect('camera' in dark && dark.camera.hasTorch).toBe(false);
  }
});

test('CL 206 each reason why there is no picture is told apart', async () => {
  const faults = {
    NotAllowedError: 'denied',
    SecurityError: 'denied',
    NotFoundError: 'none',
    OverconstrainedError: 'none',
    NotReadableError: 'busy',
    Unheard: 'busy',
  };
  for (const [refuses, fault] of Object.entries(faults))
    expect(await openCamera({ facing: 'user' }, devices({ refuses }).media)).toEqual({ fault });
});

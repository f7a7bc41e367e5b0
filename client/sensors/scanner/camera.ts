/** The camera: asked for when somebody wants to scan, chosen where there are several, and let go of as soon as it can be. */

/** Why there is no picture. `denied`: the person, or whoever manages the device, said no; `insecure`: no https. */
export type CameraFault = 'denied' | 'none' | 'busy' | 'insecure';

interface CameraChoice {
  readonly id: string;
  /** As the browser calls it; empty where it does not say. */
  readonly label: string;
}

export interface Camera {
  readonly stream: MediaStream;
  readonly id: string;
  /** All cameras of the device, in the browser's order. */
  readonly choices: readonly CameraChoice[];
  readonly hasTorch: boolean;
  /** Whether it is as wished now. */
  setTorch(on: boolean): Promise<boolean>;
  /** Called when it is gone without being closed: unplugged, or taken by another program. */
  onGone(told: () => void): void;
  close(): void;
}

export type Opened = { readonly camera: Camera } | { readonly fault: CameraFault };

/** What is asked of a camera. */
export interface CameraWish {
  /** That very camera. */
  readonly id?: string | undefined;
  /** Away from who holds the device, or toward who stands before it. */
  readonly facing: 'environment' | 'user';
}

const FAULTS: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Opens a camera, which the person may refuse. Never rejects. */
export async function openCamera({ id, facing }: CameraWish, media = navigator.mediaDevices): Promise<Opened> {
  // A page without https has none to ask.
  if (media === undefined) return { fault: globalThis.isSecureContext ? 'none' : 'insecure' };
  try {
    const stream = await media.getUserMedia({
      audio: false,
      video: {
        ...(id === undefined ? { facingMode: { ideal: facing } } : { deviceId: { exact: id } }),
        width: { ideal: 1280 },
        height: { ideal: 720 },
      },
    });
    const [track] = stream.getVideoTracks();
    if (track === undefined) return { fault: 'none' };
    return { camera: cameraOf(stream, track, await choicesOf(media)) };
  } catch (error) {
    return { fault: FAULTS[error instanceof Error ? error.name : ''] ?? 'busy' };
  }
}

/** Named only once a camera may be used, and so asked after it is open. */
async function choicesOf(media: MediaDevices): Promise<readonly CameraChoice[]> {
  const devices = await media.enumerateDevices().catch(() => []);
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId, label }) => ({ id: deviceId, label }));
}

function cameraOf(stream: MediaStream, track: MediaStreamTrack, choices: readonly CameraChoice[]): Camera {
  // Not every browser knows this of a track, and no library of types knows the torch.
  const able: MediaTrackCapabilities & { readonly torch?: boolean } = track.getCapabilities?.() ?? {};
  return {
    stream,
    id: track.getSettings().deviceId ?? '',
    choices,
    hasTorch: able.torch === true,
    async setTorch(on) {
      const wish: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: on };
      return track.applyConstraints({ advanced: [wish] }).then(
        () => true,
        () => false,
      );
    },
    onGone: (told) => track.addEventListener('ended', told),
    close() {
      for (const each of stream.getTracks()) each.stop();
    },
  };
}

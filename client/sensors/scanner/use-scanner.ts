/** A scanner as long as a part of a page shows it: camera and reader come with it and go with it. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Camera, type CameraFault, type CameraWish, openCamera } from './camera.ts';
import type { CodeReader } from './code-reader.ts';
import { openReader } from './reader.ts';
import { watchCamera } from './watch.ts';

/** `opening`: the person is asked, or the reader comes; `no-reader`: it could not be fetched; `gone`: the camera went. */
export type ScannerState = 'opening' | 'looking' | 'no-reader' | 'gone' | CameraFault;

export interface Scanner {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: ScannerState;
  /** The camera that is open. */
  readonly camera: Camera | null;
  /** Begin again: after a fault, or with another camera. */
  open(id?: string): void;
}

/**
 * Open as long as the page is on screen.
 * @param told each code that comes into the picture
 */
export function useScanner(facing: CameraWish['facing'], told: (text: string) => void): Scanner {
  const video = useRef<HTMLVideoElement>(null);
  const [wish, setWish] = useState<CameraWish>({ facing });
  const [visible, setVisible] = useState(!document.hidden);
  const [state, setState] = useState<ScannerState>('opening');
  const [camera, setCamera] = useState<Camera | null>(null);
  const tell = useRef(told);
  tell.current = told;

  useEffect(() => {
    const see = (): void => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', see);
    return () => document.removeEventListener('visibilitychange', see);
  }, []);

  useEffect(() => {
    if (!visible) return;
    let ended = false;
    const closing: (() => void)[] = [];
    /** Closed with the rest; at once, where that has been meanwhile. */
    const keep = (close: () => void): void => void (ended ? close() : closing.push(close));
    const start = async (): Promise<void> => {
      setState('opening');
      const reading = openReader().catch(() => null);
      void reading.then((reader) => keep(() => reader?.end()));
      const opened = await openCamera(wish);
      if ('fault' in opened) {
        if (!ended) setState(opened.fault);
        return;
      }
      keep(() => opened.camera.close());
      const picture = video.current;
      if (ended || picture === null) return;
      setCamera(opened.camera);
      opened.camera.onGone(() => !ended && setState('gone'));
      picture.srcObject = opened.camera.stream;
      void picture.play().catch(() => undefined);
      const reader: CodeReader | null = await reading;
      if (ended) return;
      if (reader === null) return setState('no-reader');
      setState('looking');
      keep(
        watchCamera(
          picture,
          reader,
          (text) => tell.current(text),
          () => setState('no-reader'),
        ),
      );
    };
    void start();
    return () => {
      ended = true;
      for (const close of closing) close();
      if (video.current) video.current.srcObject = null;
      setCamera(null);
    };
  }, [wish, visible]);

  return { video, state, camera, open: (id) => setWish({ facing, ...(id !== undefined && { id }) }) };
}

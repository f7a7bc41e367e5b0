/** What every reader of QR codes is, whichever way it reads. */

/** A picture whose pixels can be taken: a frame of the camera, or one that was loaded. */
export type Picture = HTMLVideoElement | ImageBitmap | HTMLCanvasElement;

export interface CodeReader {
  /** By what it reads. */
  readonly by: 'browser' | 'wasm';
  /** The text of a QR code in this picture; null when there is none that can be read. One picture at a time. */
  read(picture: Picture): Promise<string | null>;
  end(): void;
}

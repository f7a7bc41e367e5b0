/** A canvas to paint on, with its context. */
export interface PaintCanvas {
  readonly canvas: HTMLCanvasElement;
  readonly ctx: CanvasRenderingContext2D;
}

/**
 * @param software whether there is no graphics hardware: the canvas is then painted by the processor in this process.
 *   Left to itself a browser emulates the hardware for it, which is many times slower.
 * @throws Error when the browser gives no 2D context, without which nothing at all can be drawn.
 */
export function createPaintCanvas(width: number, height: number, software: boolean): PaintCanvas {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(width));
  canvas.height = Math.max(1, Math.ceil(height));
  const ctx = canvas.getContext('2d', { willReadFrequently: software });
  if (!ctx) throw new Error('this browser draws no 2D canvas');
  return { canvas, ctx };
}

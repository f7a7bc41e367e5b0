/** Names under which browsers report that WebGL is emulated by the processor. */
const EMULATED = /swiftshader|llvmpipe|softpipe|software|basic render/i;

let known: boolean | null = null;

function look(): boolean {
  const gl = document.createElement('canvas').getContext('webgl', { failIfMajorPerformanceCaveat: true });
  if (!gl) return false;
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !EMULATED.test(String(name));
}

/**
 * Whether this device draws on graphics hardware. Where that is only emulated, a canvas that the page paints by itself
 * is many times quicker. The browser's own warning is asked first; one that was told to emulate gives none, but says so
 * by name. Asked once a page.
 */
export function hasGraphicsHardware(): boolean {
  known ??= look();
  return known;
}

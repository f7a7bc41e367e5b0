import { correction, generate } from 'lean-qr';
import { expect, test } from 'vitest';
import { QUIET_ZONE, qrPath } from './qr-path.ts';

const URL = 'https://meet.example.org/v/heron-house/m-entrance/AbCdEfGhIjKlMnOpQrStUv';

/** Reads the path back into the modules that it paints. */
function modules(path: string): Set<string> {
  const dark = new Set<string>();
  for (const [, x = '', y = '', run = '', back = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)) {
    expect(back).toBe(x);
    for (let i = 0; i < Number(run); i++) dark.add(`${Number(x) + i}:${y}`);
  }
  return dark;
}

test('CL 81 the path paints exactly the dark modules, inside its quiet zone', () => {
  const { size, path } = qrPath(URL);
  const code = generate(URL, { minCorrectionLevel: correction.Q });
  expect(size).toBe(code.size + 2 * QUIET_ZONE);
  const dark = modules(path);
  expect(dark.size).toBeGreaterThan(200);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) expect(dark.has(`${x}:${y}`)).toBe(code.get(x - QUIET_ZONE, y - QUIET_ZONE));
});

test('CL 81 a very long address still gets a code', () => {
  expect(qrPath(`https://example.org/${'a'.repeat(800)}`).size).toBeGreaterThan(60);
});

/** A QR code for a terminal: two rows of modules in each line of text. */
import { generate } from 'lean-qr';

/** Light modules around the code, as scanners want them. */
const QUIET = 2;

/**
 * The code of this text in half blocks.
 * @param colour write black on white whatever the terminal's own colours are; else dark modules are the ink
 */
export function terminalQr(text: string, colour: boolean): string {
  const code = generate(text);
  const lines: string[] = [];
  for (let y = -QUIET; y < code.size + QUIET; y += 2) {
    let line = '';
    for (let x = -QUIET; x < code.size + QUIET; x += 1) {
      line += [' ', '▀', '▄', '█'][Number(code.get(x, y)) + 2 * Number(code.get(x, y + 1))];
    }
    lines.push(colour ? `\u001b[30;107m${line}\u001b[0m` : line);
  }
  return lines.join('\n');
}

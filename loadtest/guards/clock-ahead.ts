/**
 * Loaded by node before the server that a guard starts: its clock is ahead by as many milliseconds as the file says that
 * CLOCK_AHEAD_FILE names, so that a card's minute need not be waited for. The file is read again and again, and a file
 * beside it says what the clock has come to; it stays ahead over a restart.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const LOOK_AGAIN_MS = 20;
const file = process.env.CLOCK_AHEAD_FILE ?? '';
const realNow = Date.now;
let ahead = 0;

function look(): void {
  const read = Number(readFileSync(file, 'utf8'));
  // Between two bytes of its writing the file may say less: a clock never runs backward.
  if (read <= ahead) return;
  ahead = read;
  writeFileSync(`${file}.seen`, String(ahead));
}

look();
setInterval(look, LOOK_AGAIN_MS).unref();
Date.now = () => realNow() + ahead;

import { type Program, programPath } from './debian.ts';

const CHROMIUM: Program = {
  setting: 'CHROMIUM',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  packages: ['chromium', 'fonts-liberation'],
  need: 'The browser tests need Chromium',
  effect: 'about 300 MB unpacked',
};

/** Where Chromium or Chrome is; null, with what to install, where there is none and none may be installed. */
export const chromiumPath = (say: (line: string) => void): string | null => programPath(CHROMIUM, say);

/** Where the pages' HTML comes from: built files, or the development server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Boot } from '../../shared/protocol/pages.ts';
import { templateFault } from './html.ts';

/** The built file of each page. */
export const PAGE_FILES: Readonly<Record<Boot['page'], string>> = {
  phone: 'index.html',
  kiosk: 'kiosk.html',
  organizer: 'organizer.html',
};

export interface Templates {
  /** The page's HTML with room for its first words and its boot data; `url` is the address that was asked for. */
  html(page: Boot['page'], url: string): Promise<string>;
}

/** The pages in this folder, read once. Throws, naming the file, when one is missing or has no room for the words. */
export function builtTemplates(folder: string): Templates {
  const read = (page: Boot['page']) => {
    const file = join(folder, PAGE_FILES[page]);
    const html = readFileSync(file, 'utf8');
    const fault = templateFault(html);
    if (fault !== null) throw new Error(`the page ${file} ${fault}`);
    return html;
  };
  const pages = { phone: read('phone'), kiosk: read('kiosk'), organizer: read('organizer') };
  return { html: async (page) => pages[page] };
}

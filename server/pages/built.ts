/** The pages as they were built. */
import type { Pages } from '../app.ts';
import { serveAssets } from '../operations/assets.ts';
import { builtTemplates } from './templates.ts';

/** The pages in this folder, read now. Throws, naming the file, when a page is missing there. */
export function builtPages(folder: string): Pages {
  return { templates: builtTemplates(folder), assets: serveAssets(folder), development: false };
}

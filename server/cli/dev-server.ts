/** The server of `npm run dev`: pages come from Vite inside it, on the one port, and change without a reload. */
import { readFileSync } from 'node:fs';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createServer } from 'vite';
import type { Pages } from '../app.ts';
import { run, settings } from '../main.ts';
import { templateFault } from '../pages/html.ts';
import { PAGE_FILES } from '../pages/templates.ts';
import { chooseEvents } from './choose-events.ts';
import { ROOT } from './run.ts';
import { readStartOptions, sayFault } from './start-options.ts';
import { welcome } from './welcome.ts';

/** The sub-protocol of Vite's own sockets. */
const VITE_SOCKET = /^vite-/;

async function developmentPages(http: HttpServer): Promise<Pages> {
  const vite = await createServer({
    configFile: join(ROOT, 'vite.config.ts'),
    // Read as it is: the copy that Vite would write beside it would count as a change and start the server again.
    configLoader: 'native',
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server: http } },
  });
  return {
    templates: {
      async html(page, url) {
        const file = join(ROOT, 'client', PAGE_FILES[page]);
        const html = readFileSync(file, 'utf8');
        const fault = templateFault(html);
        if (fault !== null) throw new Error(`the page ${file} ${fault}`);
        // Pages are asked for under addresses of any depth, so what they load is named from the root.
        return vite.transformIndexHtml(url, html.replaceAll(/(src|href)="\.\//g, '$1="/'));
      },
    },
    assets: vite.middlewares,
    development: true,
    takesUpgrade: (request: IncomingMessage) => VITE_SOCKET.test(request.headers['sec-websocket-protocol'] ?? ''),
  };
}

async function start(): Promise<void> {
  const options = readStartOptions('npm run dev');
  if (options === null) return;
  const config = options.port === null ? settings() : { ...settings(), port: options.port };
  const events = await chooseEvents(options.venues, options.crowd, options.eventFiles);
  const running = await run({ config, events, allowInsecure: options.allowInsecure, pages: developmentPages });
  console.info(welcome(running, process.stdout.isTTY));
}

start().catch(sayFault);

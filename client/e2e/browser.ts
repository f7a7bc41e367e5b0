import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/**
 * Chromium as the test command found it.
 * @param film what its camera sees, again and again: a Y4M file. None: it has no camera
 */
export function launchBrowser(film: string | null = null): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      ...(film === null
        ? []
        : [
            '--use-fake-device-for-media-stream',
            '--use-fake-ui-for-media-stream',
            `--use-file-for-fake-video-capture=${film}`,
          ]),
    ],
  });
}

/** Bad conference Wi-Fi and a slow phone: 1.6 Mbit/s, 150 ms, four times slower. */
async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const bytesPerSecond = 1_600_000 / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

export interface DeviceOptions {
  readonly kind: 'phone' | 'kiosk';
  readonly language?: 'en' | 'fr';
  readonly theme?: 'light' | 'dark';
  /** On bad Wi-Fi, with a slow processor. */
  readonly slow?: boolean;
}

/** A device of its own: storage, size, language and theme; and everything that its page complained about. */
export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
  /** Requests to anywhere but the server's own origin. */
  readonly foreignRequests: string[];
}

export async function openDevice(browser: Browser, origin: string, options: DeviceOptions): Promise<Device> {
  const phone = options.kind === 'phone';
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1920, height: 1080 },
    deviceScaleFactor: 1,
    hasTouch: phone,
    locale: options.language === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // Software drawing on few cores: what is waited for comes, but may come late.
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  const foreignRequests: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url) && !url.startsWith(origin.replace('http', 'ws')))
      foreignRequests.push(url);
  });
  if (options.slow) await throttle(page);
  return { context, page, complaints, foreignRequests };
}

/** Lets a page's software WebGL call itself hardware, for that is what phones draw with. To be asked before the page opens. */
export async function callHardware(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
      const { getParameter } = prototype;
      const unmasked = 0x9246;
      prototype.getParameter = function (name: number): unknown {
        return name === unmasked ? 'a phone' : Reflect.apply(getParameter, this, [name]);
      };
    }
    const { getContext } = HTMLCanvasElement.prototype;
    Object.assign(HTMLCanvasElement.prototype, {
      getContext(this: HTMLCanvasElement, kind: string, options?: object) {
        return Reflect.apply(getContext, this, [kind, { ...options, failIfMajorPerformanceCaveat: false }]);
      },
    });
  });
}

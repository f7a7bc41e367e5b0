import { chromiumPath } from './chromium.ts';
import { mosquittoPath } from './mosquitto.ts';
import { runSteps, runTests } from './run.ts';
import { CHECK_STEPS } from './steps.ts';

const guards = async (): Promise<number> => {
  const mosquitto = mosquittoPath((line) => console.info(line));
  if (!mosquitto) return 1;
  return runTests(['--config', 'loadtest/guards/vitest.config.ts'], { MOSQUITTO: mosquitto });
};

/** Browser tests want the built pages, so they come after `build`; and a broker for the gateways. */
const browser = async (): Promise<number> => {
  const [chromium, mosquitto] = [chromiumPath, mosquittoPath].map((find) => find((line) => console.info(line)));
  if (!chromium || !mosquitto) return 1;
  return runTests(['--config', 'client/e2e/vitest.config.ts'], { CHROMIUM: chromium, MOSQUITTO: mosquitto });
};

process.exitCode = await runSteps(
  'test',
  'Everything: what check does, then the guards, then the browser tests in headless Chromium.',
  [
    ...CHECK_STEPS,
    {
      name: 'guards',
      what: 'what strangers and bad days do to a real server process',
      run: guards,
    },
    { name: 'browser', what: 'the whole line in headless Chromium against a real server', run: browser },
  ],
);

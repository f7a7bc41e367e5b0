import { chromiumPath } from './chromium.ts';
import { runSteps, runTests } from './run.ts';
import { CHECK_STEPS } from './steps.ts';

/** Browser tests want the built pages, so they come after `build`. */
const browser = async (): Promise<number> => {
  const chromium = chromiumPath((line) => console.info(line));
  if (!chromium) return 1;
  return runTests(['--config', 'client/e2e/vitest.config.ts'], { CHROMIUM: chromium });
};

process.exitCode = await runSteps(
  'test',
  'Everything: what check does, then the guards, then the browser tests in headless Chromium.',
  [
    ...CHECK_STEPS,
    {
      name: 'guards',
      what: 'what strangers and bad days do to a real server process',
      run: () => runTests(['--config', 'loadtest/guards/vitest.config.ts']),
    },
    { name: 'browser', what: 'the whole line in headless Chromium against a real server', run: browser },
  ],
);

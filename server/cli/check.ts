import { runSteps } from './run.ts';
import { CHECK_STEPS } from './steps.ts';

process.exitCode = await runSteps(
  'check',
  'Types, lint and format, import rules, dead code, unit and room tests, page sizes.',
  CHECK_STEPS,
);

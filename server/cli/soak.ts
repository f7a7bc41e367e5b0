import { run, runSteps } from './run.ts';

process.exitCode = await runSteps('soak', 'Longer fuzz and soak runs, for minutes to hours; not part of npm test.', [
  {
    name: 'fuzz',
    what: 'the seeded fuzzes, many seeds',
    run: () => run('vitest', ['run', '--config', 'server/cli/soak.config.ts']),
  },
]);

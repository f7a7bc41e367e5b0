import { buildPages } from './built-pages.ts';
import { pageSizeFaults } from './page-sizes.ts';
import { ROOT, run, runTests, type Step } from './run.ts';

/** What `npm run check` does, in the order in which a fault is cheapest to hear of. */
export const CHECK_STEPS: readonly Step[] = [
  { name: 'types', what: 'TypeScript, strict', run: () => run('tsc', ['--noEmit']) },
  {
    name: 'pure',
    what: 'shared/ again without DOM and Node types',
    run: () => run('tsc', ['--noEmit', '-p', 'shared']),
  },
  { name: 'lint', what: 'Biome: lint and format', run: () => run('biome', ['check', '--error-on-warnings', '.']) },
  { name: 'dead', what: 'knip: files, exports and dependencies that nobody uses', run: () => run('knip', []) },
  { name: 'tests', what: 'unit and room tests, the import rules among them', run: () => runTests([]) },
  { name: 'build', what: 'the pages', run: () => buildPages(ROOT) },
  {
    name: 'sizes',
    what: 'what a phone loads: at most 70 kB brotli before the map, 420 kB with it',
    run: async () => {
      const faults = pageSizeFaults(ROOT, (line) => console.info(line));
      for (const fault of faults) console.error(fault);
      return faults.length === 0 ? 0 : 1;
    },
  },
];

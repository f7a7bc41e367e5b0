/** The venues that the routing bench measures: the demo venue, and every one that can be imported from the data sets. */
import { asLoaded, type LoadedVenue, loadDemoVenue, loadVenue, openPath } from '../../venues/library.ts';
import { dataPath } from '../../venues/test-data.ts';

const SETS = ['maps/imdf-cch-33c3', 'maps/imdf-spbstu-campus', 'maps/osm-apb-dresden/apb.geojson'];

/** An import with all of its floor, as the reference ways use it, or a venue file. */
async function whole(path: string): Promise<LoadedVenue> {
  const opened = await openPath(path, { includeRestricted: true, markers: false });
  return opened.kind === 'imported' ? asLoaded(opened.venue) : loadVenue(path);
}

/** How each is opened: the one at `path`, or the demo venue and those of the data sets that are at hand. */
export function venuesToMeasure(path: string | undefined): (() => Promise<LoadedVenue>)[] {
  if (path !== undefined) return [() => whole(path)];
  const sets = SETS.flatMap((set) => dataPath(set) ?? []);
  return [() => Promise.resolve(loadDemoVenue()), ...sets.map((set) => () => whole(set))];
}

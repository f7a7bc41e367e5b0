/** The venues that the routing bench measures: the demo venue, and every one that can be imported from the data sets. */
import { asLoaded, type LoadedVenue, loadDemoVenue, loadVenue, openPath } from '../../venues/library.ts';
import { dataPath } from '../../venues/test-data.ts';

const SETS = [
  'maps/imdf-cch-33c3',
  'maps/imdf-spbstu-campus',
  'maps/osm-apb-dresden/apb.geojson',
  'maps/osm-apb-dresden/APBorig.osm',
];

/** A venue by what it is made from, and how it is opened. */
export interface ToMeasure {
  readonly from: string;
  open(): Promise<LoadedVenue>;
}

/** An import with all of its floor, as the reference ways use it, or a venue file. */
async function whole(path: string): Promise<LoadedVenue> {
  const opened = await openPath(path, { includeRestricted: true, markers: false });
  return opened.kind === 'imported' ? asLoaded(opened.venue) : loadVenue(path);
}

/** The one at `path`, or the demo venue and those of the data sets that are at hand; `dataPath` tells which are not. */
export function venuesToMeasure(path: string | undefined): ToMeasure[] {
  if (path !== undefined) return [{ from: path, open: () => whole(path) }];
  const sets = SETS.flatMap((from): ToMeasure[] => {
    const at = dataPath(from);
    return at === null ? [] : [{ from, open: () => whole(at) }];
  });
  return [{ from: 'demo', open: () => Promise.resolve(loadDemoVenue()) }, ...sets];
}

/** OSM elements from OSM XML, as the OSM editors and the API write it. */

import { SaxesParser } from 'saxes';
import type { ImportNote } from '../../../shared/protocol/import-notes.ts';
import { refuse, VenueError } from '../venue-error.ts';
import type { OsmElement, OsmShape } from './elements.ts';
import { multipolygonOf } from './multipolygon.ts';

type Position = readonly number[];

interface Raw {
  readonly id: string;
  readonly tags: Map<string, string>;
  readonly nodes: string[];
  readonly members: { readonly way: string; readonly role: string }[];
}

interface RawFile {
  readonly nodes: Map<string, Position>;
  /** All three kinds, in the order of the file. */
  readonly elements: Raw[];
}

type Attributes = Readonly<Record<string, string>>;

const isElement = (name: string): boolean => name === 'node' || name === 'way' || name === 'relation';

function startElement(name: string, attributes: Attributes, file: RawFile): Raw {
  const id = `${name}/${attributes.id ?? ''}`;
  if (name === 'node') {
    const [longitude, latitude] = [Number(attributes.lon ?? NaN), Number(attributes.lat ?? NaN)];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) {
      throw new VenueError([['no-lat-lon', id]]);
    }
    file.nodes.set(id, [longitude, latitude]);
  }
  return { id, tags: new Map(), nodes: [], members: [] };
}

function addPart(element: Raw, name: string, attributes: Attributes): void {
  if (name === 'tag') element.tags.set(attributes.k ?? '', attributes.v ?? '');
  else if (name === 'nd') element.nodes.push(`node/${attributes.ref ?? ''}`);
  else if (name === 'member' && attributes.type === 'way') {
    element.members.push({ way: `way/${attributes.ref ?? ''}`, role: attributes.role ?? '' });
  }
}

/** Throws VenueError with the line, when the text is not well-formed. */
function parse(text: string, path: string): RawFile {
  const file: RawFile = { nodes: new Map(), elements: [] };
  const parser = new SaxesParser({});
  let root = '';
  let open: Raw | null = null;
  parser.on('opentag', ({ name, attributes }) => {
    if (root === '') root = name;
    if (root !== 'osm') throw new VenueError([['other-xml', path, root]]);
    // What an editor has marked as deleted is there no more.
    if (isElement(name)) open = attributes.action === 'delete' ? null : startElement(name, attributes, file);
    else if (open !== null) addPart(open, name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    if (isElement(name) && open !== null) file.elements.push(open);
    if (isElement(name)) open = null;
  });
  parser.on('error', (error) => {
    throw new VenueError([['not-xml', path, error.message.replace(/^(\d+):(\d+): /, '$1, column $2: ')]]);
  });
  parser.write(text).close();
  return file;
}

/** A closed way encloses floor, unless it is a line by its nature that happens to end where it began. */
function isArea(tags: ReadonlyMap<string, string>): boolean {
  if (tags.get('area') === 'yes' || tags.get('highway') === 'elevator') return true;
  return !tags.has('highway') && !tags.has('barrier') && !['wall', 'pathway'].includes(tags.get('indoor') ?? '');
}

/** The elements of a text. Throws VenueError when it is broken, with the line or the element. */
export function readOsmXml(text: string, path: string): OsmElement[] {
  const file = parse(text, path);
  const ways = new Map(file.elements.filter(({ id }) => id.startsWith('way/')).map((way) => [way.id, way]));
  const faults: ImportNote[] = [];
  const lineOf = (way: Raw): Position[] | null => {
    const line = way.nodes.map((id) => file.nodes.get(id));
    const whole = line.filter((position) => position !== undefined);
    const matters = way.tags.has('indoor') || way.tags.has('level');
    if (matters && whole.length < line.length) {
      faults.push(['part-missing', way.id, way.nodes.find((id) => !file.nodes.has(id)) ?? '']);
    }
    return whole.length < line.length || whole.length < 2 ? null : whole;
  };
  const shapeOf = (element: Raw): OsmShape | null => {
    const at = file.nodes.get(element.id);
    if (at !== undefined) return { type: 'Point', coordinates: at };
    const { tags, members } = element;
    if (element.id.startsWith('way/')) {
      const line = lineOf(element);
      if (line === null) return null;
      const closed = element.nodes.length > 3 && element.nodes[0] === element.nodes.at(-1);
      return closed && isArea(tags)
        ? { type: 'Polygon', coordinates: [line] }
        : { type: 'LineString', coordinates: line };
    }
    if (tags.get('type') !== 'multipolygon' || !(tags.has('indoor') || tags.has('level'))) return null;
    const sides = members.map(({ way, role }) => ({ role, line: ways.get(way)?.nodes ?? null }));
    const rings = multipolygonOf(sides, file.nodes);
    if (rings === null) faults.push(['outline-open', element.id]);
    return rings === null ? null : { type: 'MultiPolygon', coordinates: rings };
  };
  const elements = file.elements.map((element) => ({
    id: element.id,
    tags: element.tags,
    shape: shapeOf(element),
  }));
  refuse(faults);
  return elements;
}

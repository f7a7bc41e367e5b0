/** Whether a file is OpenStreetMap's, and its elements. */
import { VenueError } from '../venue-error.ts';
import type { OsmElement } from './elements.ts';
import { readOsmGeoJson } from './read-geojson.ts';
import { readOsmXml } from './read-xml.ts';

/** OSM XML of a building is one or two MB; more is a town, which takes too long to read. */
const MOST_XML_BYTES = 20 * 1024 * 1024;

/** Whether a text is XML: nothing else that can be opened begins like this. */
export const isXml = (text: string): boolean => /^\uFEFF?\s*</.test(text.slice(0, 1000));

/** Whether parsed JSON is a GeoJSON FeatureCollection. */
export const isGeoJson = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && Reflect.get(json, 'type') === 'FeatureCollection';

/** The elements of OSM XML. Throws VenueError when it is too large or broken. */
export function elementsOfXml(text: string, path: string): OsmElement[] {
  if (text.length > MOST_XML_BYTES) {
    throw new VenueError([['town-large', path, MOST_XML_BYTES / 1024 / 1024]]);
  }
  return readOsmXml(text, path);
}

/** The elements of GeoJSON. Throws VenueError when they are broken, or those of one file of an IMDF archive. */
export function elementsOfGeoJson(json: unknown, path: string): OsmElement[] {
  const features: unknown = Reflect.get(Object(json), 'features');
  const first: unknown = Array.isArray(features) ? features[0] : undefined;
  if (typeof first === 'object' && first !== null && Reflect.has(first, 'feature_type')) {
    throw new VenueError([['one-of-imdf', path]]);
  }
  return readOsmGeoJson(json, path);
}

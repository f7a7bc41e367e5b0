/** What OpenStreetMap knows of a building, the same whether it came as GeoJSON or as OSM XML. */

type Position = readonly number[];

/** GeoJSON geometries that the importer can use. */
export type OsmShape =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** A node, way or relation with what is said of it. */
export interface OsmElement {
  /** "way/870541326". */
  readonly id: string;
  readonly tags: ReadonlyMap<string, string>;
  /** Null for what has no shape of its own, as a bus line. */
  readonly shape: OsmShape | null;
}

/** Whether a shape encloses floor. */
export const enclosesFloor = (
  shape: OsmShape | null,
): shape is Extract<OsmShape, { type: 'Polygon' | 'MultiPolygon' }> =>
  shape?.type === 'Polygon' || shape?.type === 'MultiPolygon';

import { expect, test } from 'vitest';
import { boundsOf, distanceToEdge, polygonArea, polygonContains } from '../../geometry/polygon.ts';
import { distanceToSegment } from '../../geometry/segment.ts';
import { pointOf, polygonOf } from '../../geometry/vector.ts';
import { eventPlan } from '../event-plan.ts';
import { venueFile } from '../venue-file.ts';
import { defaultEvent } from './default-event.ts';
import { demoVenue } from './demo-venue.ts';

const venue = demoVenue();

/** Everything that is asked here is asked of the plain file, without the index that is tested elsewhere. */
function areasAt(level: string, x: number, y: number) {
  return venue.areas
    .filter((area) => area.level === level && polygonContains(polygonOf(area.polygon), { x, y }))
    .sort((a, b) => polygonArea(polygonOf(a.polygon)) - polygonArea(polygonOf(b.polygon)));
}

function onFloor(level: string, x: number, y: number): boolean {
  const blocked = venue.obstacles.some((o) => o.level === level && polygonContains(polygonOf(o.polygon), { x, y }));
  return !blocked && areasAt(level, x, y).some((area) => area.walkable);
}

function* floorPoints(level: string, step: number) {
  const { minX, minY, maxX, maxY } = boundsOf(
    venue.areas.filter((area) => area.level === level).flatMap((area) => (area.polygon[0] ?? []).map(pointOf)),
  );
  for (let x = minX + step / 2; x < maxX; x += step) {
    for (let y = minY + step / 2; y < maxY; y += step) if (onFloor(level, x, y)) yield { x, y };
  }
}

const nearest = (p: { x: number; y: number }, places: readonly { at: readonly [number, number] }[]) =>
  Math.min(...places.map(({ at }) => Math.hypot(at[0] - p.x, at[1] - p.y)));

test('VE 1 the demo venue keeps the schema and is bilingual throughout', () => {
  expect(venueFile.safeParse(venue).error?.issues ?? []).toEqual([]);
  expect(demoVenue()).toEqual(venue);
  const named = [
    venue,
    ...venue.levels,
    ...venue.areas,
    ...venue.landmarks,
    ...venue.markers,
    ...venue.meetingPoints,
    ...(venue.places ?? []),
  ];
  for (const { name } of named) if (name !== undefined) expect(Object.keys(name).sort()).toEqual(['en', 'fr']);
});

test('VE 2 the demo venue has the areas, signs and meeting points that a house of two floors needs', () => {
  expect(venue.levels).toHaveLength(2);
  expect(venue.areas.filter((area) => area.name !== undefined).length).toBeGreaterThanOrEqual(25);
  const signs = venue.markers.filter((marker) => marker.kind === 'qr');
  expect(signs).toHaveLength(30);
  expect(venue.meetingPoints.map((meetingPoint) => meetingPoint.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  for (const { id, level, area } of venue.meetingPoints) {
    expect(signs.filter((marker) => marker.meetingPoint === id && marker.level === level)).toHaveLength(1);
    expect(venue.areas.find((candidate) => candidate.id === area)?.kind).toMatch(/^(foyer|bar|lounge|corridor)$/);
  }
  const ofKind = (kind: string) => venue.areas.filter((area) => area.kind === kind);
  expect(ofKind('talk-room')).toHaveLength(3);
  for (const kind of ['foyer', 'hall', 'bar', 'lounge', 'terrace', 'stand', 'toilet', 'stairs']) {
    expect(ofKind(kind).length, kind).toBeGreaterThanOrEqual(2);
  }
});

test('VE 3 a landmark is within 15 m of everybody on the floor', () => {
  for (const { id } of venue.levels) {
    const landmarks = venue.landmarks.filter((landmark) => landmark.level === id);
    for (const p of floorPoints(id, 1)) expect(nearest(p, landmarks), `${id} ${p.x},${p.y}`).toBeLessThanOrEqual(15);
  }
});

test('VE 4 whoever scans a sign stands on the floor, in its area, with room around them', () => {
  for (const { id, level, area, standAt } of venue.markers) {
    const p = pointOf(standAt);
    expect(onFloor(level, p.x, p.y), id).toBe(true);
    expect(areasAt(level, p.x, p.y)[0]?.id, id).toBe(area);
    for (const o of venue.obstacles.filter((obstacle) => obstacle.level === level)) {
      expect(distanceToEdge(polygonOf(o.polygon), p), `${id} beside ${o.id}`).toBeGreaterThanOrEqual(0.3);
    }
    for (const { id: wall, line } of venue.walls.filter((candidate) => candidate.level === level)) {
      line.forEach((b, i) => {
        const a = line[i - 1];
        if (a === undefined) return;
        expect(distanceToSegment(p, pointOf(a), pointOf(b)), `${id} beside ${wall}`).toBeGreaterThanOrEqual(0.3);
      });
    }
  }
});

test('VE 5 a gateway is within 12 m of everybody indoors', () => {
  for (const { id } of venue.levels) {
    const gateways = venue.markers.filter((marker) => marker.kind === 'beacon' && marker.level === id);
    for (const { radio } of gateways) expect(radio).toMatch(/^gw-/);
    for (const p of floorPoints(id, 1)) {
      const kind = areasAt(id, p.x, p.y)[0]?.kind;
      if (kind === 'outside' || kind === 'terrace') continue;
      expect(nearest(p, gateways), `${id} ${p.x},${p.y}`).toBeLessThanOrEqual(12);
    }
  }
});

test('VE 6 the default event keeps the schema and is a demo only when asked', () => {
  const event = defaultEvent(venue.id, true);
  expect(eventPlan.safeParse(event).error?.issues ?? []).toEqual([]);
  expect(event).toMatchObject({ venue: venue.id, hours: null, minimumAgeYears: 18, demo: true });
  expect(defaultEvent('elsewhere').demo).toBe(false);
  expect(event.topics).toHaveLength(30);
  expect(new Set(event.topics.map((topic) => topic.id)).size).toBe(30);
  for (const { name } of event.topics) expect(Object.keys(name).sort()).toEqual(['en', 'fr']);
});

/**
 * The venue file: one JSON document that says all there is to know about a building.
 *
 * Lengths are metres in the venue's own plane, x to the right and y down. Ids are stable strings: a later version of
 * the file keeps the id of what is still there, so that people, signs and edits survive a new version.
 *
 * What can be walked on a level is the union of its walkable areas, less its obstacles, less its walls. A wall is a
 * line; two areas that touch are open to each other wherever no wall runs between them. A door is where a wall has a
 * gap on purpose: the wall lines already leave it out.
 */
import * as z from 'zod/mini';

/** The version of the format that this code reads and writes. */
export const VENUE_FORMAT_VERSION = 1;

const id = z.string().check(z.regex(/^[A-Za-z0-9._:-]{1,80}$/, 'an id has 1 to 80 of A-Z a-z 0-9 . _ : -'));
const metres = z.number().check(z.gte(-20_000), z.lte(20_000));

/** No escape that a terminal obeys, no line feed that a log, a list or a header takes for its own. */
const oneLine = z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'A name is one line without control characters');

/** A text in one or more languages, by BCP 47 primary language ("en", "fr"); at least one entry. */
export const localText = z.record(
  z.string().check(z.regex(/^[a-z]{2,3}$/)),
  z.string().check(z.minLength(1), z.maxLength(200), oneLine),
);

/** [x, y] in metres. */
const xy = z.tuple([metres, metres]);
/** A ring without its first point repeated. */
const ring = z.array(xy).check(z.minLength(3));
/** The outer ring, then the holes. */
const polygon = z.array(ring).check(z.minLength(1));

const AREA_KINDS = [
  'foyer',
  'hall',
  'room',
  'talk-room',
  'corridor',
  'bar',
  'lounge',
  'terrace',
  'stand',
  'toilet',
  'stairs',
  'escalator',
  'lift',
  'ramp',
  'prayer',
  'nursing',
  'first-aid',
  'desk',
  'outside',
  'void',
  'other',
] as const;

/** What one asks the way to, beside areas by their names: "nearest toilet", "coffee", stand 42. */
const PLACE_KINDS = [
  'toilet',
  'toilet-accessible',
  'changing-table',
  'shower',
  'food',
  'coffee',
  'bar',
  'water',
  'vending',
  'shop',
  'cash',
  'cloakroom',
  'lockers',
  'information',
  'registration',
  'first-aid',
  'prayer',
  'nursing',
  'quiet',
  'smoking',
  'seating',
  'power',
  'phone',
  'stage',
  'assembly',
  'stand',
  'meeting-room',
  'lift',
  'stairs',
  'entrance',
  'exit',
  'parking',
  'transport',
  'other',
] as const;

/** What a place offers to those who need it, in IMDF's words: "wheelchair", "hearingloop", "tactilepaving". */
const accessibility = z
  .array(z.string().check(z.regex(/^[a-z][a-z.-]{0,39}$/, 'a word of small letters')))
  .check(z.maxLength(20));

const level = z.strictObject({
  id,
  /** Order from below: 0 is the ground floor. */
  ordinal: z.number().check(z.gte(-50), z.lte(200)),
  name: localText,
  /** One to four letters for the level rail: "0", "1", "M". */
  shortName: z.string().check(z.minLength(1), z.maxLength(4)),
});

const area = z.strictObject({
  id,
  level: id,
  kind: z.enum(AREA_KINDS),
  name: z.optional(localText),
  polygon,
  /** Whether an attendee may walk here. A zone drawn on top of another area (a coffee bar in a foyer) is walkable too. */
  walkable: z.boolean(),
  /** Where the name is drawn; the middle when absent. */
  label: z.optional(xy),
  /** The owner's say on whether people are sent here to meet, and named as being here; by kind when absent. */
  meetings: z.optional(z.enum(['always', 'never'])),
  accessibility: z.optional(accessibility),
});

const wall = z.strictObject({ id, level: id, line: z.array(xy).check(z.minLength(2)) });

const obstacle = z.strictObject({
  id,
  level: id,
  kind: z.enum(['counter', 'seats', 'column', 'table', 'other']),
  polygon,
});

/** What somebody has to have to pass a door; `closed`: nobody passes it now. */
const DOOR_ACCESS = ['badge', 'key', 'code', 'biometric', 'guard', 'closed', 'other'] as const;

const door = z.strictObject({
  id,
  level: id,
  /** The gap in the wall, from jamb to jamb. */
  line: z.tuple([xy, xy]),
  kind: z.enum(['door', 'opening']),
  accessibility: z.optional(accessibility),
  access: z.optional(z.array(z.enum(DOOR_ACCESS)).check(z.maxLength(DOOR_ACCESS.length))),
  /** It opens by itself. */
  automatic: z.optional(z.boolean()),
});

const connection = z.strictObject({
  id,
  kind: z.enum(['stairs', 'escalator', 'lift', 'ramp']),
  name: z.optional(localText),
  /** Where it is entered and left, one stop a level, in the order in which it is travelled when one-way. */
  stops: z.array(z.strictObject({ level: id, area: z.optional(id), at: xy })).check(z.minLength(2)),
  oneWay: z.boolean(),
});

const landmark = z.strictObject({
  id,
  level: id,
  kind: z.enum([
    'bar',
    'desk',
    'stairs',
    'lift',
    'art',
    'plant',
    'screen',
    'stand',
    'window',
    'entrance',
    'seating',
    'clock',
    'other',
  ]),
  name: localText,
  at: xy,
});

const meetingPoint = z.strictObject({
  id,
  /** "Vis-à-vis 7". */
  number: z.number().check(z.gte(1), z.lte(999)),
  level: id,
  at: xy,
  area: id,
  /** What one sees there: "the round tables". */
  name: localText,
});

const place = z.strictObject({
  id,
  level: id,
  kind: z.enum(PLACE_KINDS),
  name: localText,
  /** What is written on it: the number of a stand or a room. */
  number: z.optional(z.string().check(z.minLength(1), z.maxLength(20), oneLine)),
  /** Where it is; need not be on the walkable floor: one walks to the nearest point of it. */
  at: xy,
  /** The area that it fills, or lies in. */
  area: z.optional(id),
  accessibility: z.optional(accessibility),
});

const marker = z.strictObject({
  id,
  kind: z.enum(['qr', 'beacon']),
  level: id,
  /** Where the sign hangs or the beacon sits. */
  at: xy,
  /** Where a person stands who scans it: on the walkable floor. */
  standAt: xy,
  /** The area that the standing point is in. */
  area: id,
  /** What the sign is at, as its reader would say it: "the coffee bar". */
  name: localText,
  /** The meeting point whose table tent this is. */
  meetingPoint: z.optional(id),
  /** What is printed on the sign to tell it from the others; its turn in the file when absent. */
  number: z.optional(z.int().check(z.gte(1), z.lte(99_999))),
  /** A beacon's or gateway's identity on the air or on the network. */
  radio: z.optional(z.string().check(z.maxLength(120))),
});

const decibels = z.number().check(z.gte(-130), z.lte(130));
const spread = z.number().check(z.gte(1), z.lte(40));
const square = z.int().check(z.gte(-40_000), z.lte(40_000));

/** What `calibrate` has measured of radio here: without it a badge is looked for by what is usual indoors. */
const radio = z.strictObject({
  /** How quickly strength falls with distance: 2 in the open. */
  exponent: z.number().check(z.gte(1), z.lte(6)),
  /** What is heard of a badge at one metre, in dBm: of each gateway, by its marker's id, and where none is named. */
  atOneMetreDbm: decibels,
  gateways: z.array(z.strictObject({ marker: id, atOneMetreDbm: decibels })).check(z.maxLength(2_000)),
  /** Spread of readings above and below what is expected, in dB. */
  aboveDb: spread,
  belowDb: spread,
  /** In which squares of half a metre something else is heard than expected: column, row, readings, dB more. */
  squares: z
    .array(
      z.strictObject({
        marker: id,
        level: id,
        heard: z.array(z.tuple([square, square, z.int().check(z.gte(1), z.lte(1_000_000)), decibels])),
      }),
    )
    .check(z.maxLength(10_000)),
});

/** The schema of a venue file, version 1. Its cross-references are checked by `checkVenue`. */
export const venueFile = z.strictObject({
  format: z.literal('vis-a-vis-venue'),
  version: z.literal(VENUE_FORMAT_VERSION),
  id: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/, 'a venue id has 1 to 60 of a-z 0-9 -')),
  name: localText,
  /** Where the plane lies on the earth: the point (0, 0) and the turn of the x axis from east, clockwise. */
  origin: z.optional(z.strictObject({ latitude: z.number(), longitude: z.number(), rotationDegrees: z.number() })),
  /** Whom to thank for the map, shown with it. */
  credit: z.optional(z.string().check(z.maxLength(400))),
  /** The venue's own colour, on signs and print: "#c9431c". */
  colour: z.optional(z.string().check(z.regex(/^#[0-9a-f]{6}$/, 'a colour is # and six of 0-9 a-f'))),
  levels: z.array(level).check(z.minLength(1)),
  areas: z.array(area),
  walls: z.array(wall),
  obstacles: z.array(obstacle),
  doors: z.array(door),
  connections: z.array(connection),
  landmarks: z.array(landmark),
  meetingPoints: z.array(meetingPoint),
  markers: z.array(marker),
  places: z.optional(z.array(place)),
  radio: z.optional(radio),
});

export type LocalText = z.infer<typeof localText>;
export type AreaKind = (typeof AREA_KINDS)[number];
export type VenueFile = z.infer<typeof venueFile>;
export type VenueLevel = VenueFile['levels'][number];
export type VenueArea = VenueFile['areas'][number];
export type VenueWall = VenueFile['walls'][number];
export type VenueObstacle = VenueFile['obstacles'][number];
export type VenueDoor = VenueFile['doors'][number];
export type DoorAccess = (typeof DOOR_ACCESS)[number];
export type VenueConnection = VenueFile['connections'][number];
export type Landmark = VenueFile['landmarks'][number];
export type MeetingPoint = VenueFile['meetingPoints'][number];
export type VenuePlace = z.infer<typeof place>;
export type VenueRadio = z.infer<typeof radio>;
export type PlaceKind = (typeof PLACE_KINDS)[number];
export type Marker = VenueFile['markers'][number];

export { textIn } from './local-text.ts';

/** What is chosen: all that can be said of it, in fields, so that nothing needs a pointer. */
import type { JSX } from 'preact';
import { moveThing } from '../../../shared/editing/any-thing.ts';
import { addStop, deleteStop, moveStop, setConnection } from '../../../shared/editing/connections.ts';
import { moveDoor, setDoor } from '../../../shared/editing/doors.ts';
import { byId, type Ref } from '../../../shared/editing/draft.ts';
import { joinAreas } from '../../../shared/editing/join-split.ts';
import { upward } from '../../../shared/editing/levels.ts';
import { setMeetingNumber } from '../../../shared/editing/meeting-points.ts';
import { setName } from '../../../shared/editing/names.ts';
import { moveMarker, printedNumber, setMarkerNumber, setRadio, standMarkerAt } from '../../../shared/editing/signs.ts';
import { setLandmark, setObstacle, setPlace } from '../../../shared/editing/things.ts';
import { moveWallPoint } from '../../../shared/editing/walls.ts';
import { isolated } from '../../../shared/venue/isolated.ts';
import { textIn } from '../../../shared/venue/local-text.ts';
import type { Marker, VenueConnection, VenueDoor, VenueWall } from '../../../shared/venue/venue-file.ts';
import { isWalkway } from '../../../shared/venue/walkway.ts';
import { doorSentences } from '../../i18n/door.ts';
import { AreaFields } from './area-fields.tsx';
import { calledThing } from './called.ts';
import { CheckField, NumberField, SelectField, TextField } from './fields.tsx';
import { NameFields } from './name-fields.tsx';
import type { PartProps } from './props.ts';

type XY = readonly [number, number];

/** The two coordinates of a thing that is at a point. */
function At({
  words,
  at,
  onSay,
}: {
  words: PartProps['words'];
  at: XY;
  onSay: (to: { x: number; y: number }) => void;
}) {
  const [x, y] = at;
  return (
    <div class="ed-pair">
      <NumberField label={words.x} value={x} onSay={(next) => onSay({ x: next, y })} />
      <NumberField label={words.y} value={y} onSay={(next) => onSay({ x, y: next })} />
    </div>
  );
}

function MarkerFields({ editor, words, language, marker }: PartProps & { marker: Marker }): JSX.Element {
  const { id, kind } = marker;
  const area = calledThing(editor.draft.venue, { list: 'areas', id: marker.area }, words, language);
  return (
    <>
      {kind === 'qr' ? (
        <NumberField
          label={words.number}
          step={1}
          value={printedNumber(editor.draft.venue, id)}
          onSay={(number) => editor.take(setMarkerNumber(editor.draft, id, number))}
        />
      ) : (
        <TextField
          label={words.radio}
          most={120}
          value={marker.radio ?? ''}
          onSay={(radio) => editor.take(setRadio(editor.draft, id, radio))}
        />
      )}
      <At words={words} at={marker.at} onSay={(to) => editor.take(moveMarker(editor.draft, id, to, null))} />
      <fieldset class="ed-group">
        <legend>{words.standing}</legend>
        <At words={words} at={marker.standAt} onSay={(to) => editor.take(standMarkerAt(editor.draft, id, to))} />
      </fieldset>
      <p class="quiet">{words.inArea(area)}</p>
    </>
  );
}

function ConnectionFields({
  editor,
  words,
  language,
  connection,
}: PartProps & { connection: VenueConnection }): JSX.Element {
  const { id, kind, oneWay, stops } = connection;
  const levels = upward(editor.draft.venue);
  const nameOf = (level: string) => {
    const found = byId(levels, level);
    return found === undefined ? level : isolated(textIn(found.name, language));
  };
  const here = stops.find(({ level }) => level === editor.level.value) ?? stops[0];
  const walkway = isWalkway(connection);
  const called = (level: string, index: number) =>
    walkway ? words.walkwayEnd(index === 0, oneWay) : words.stopOn(nameOf(level));
  return (
    <>
      <SelectField
        label={words.kind}
        value={kind}
        options={words.connection}
        onSay={(next) => editor.take(setConnection(editor.draft, id, { kind: next }))}
      />
      <CheckField
        label={words.oneWay}
        checked={oneWay}
        onSay={(next) => editor.take(setConnection(editor.draft, id, { oneWay: next }))}
      />
      {oneWay && (
        <button type="button" onClick={() => editor.take(setConnection(editor.draft, id, { reversed: true }))}>
          {words.turnRound}
        </button>
      )}
      {stops.map((stop, index) => (
        <fieldset key={index} class="ed-group">
          <legend>{called(stop.level, index)}</legend>
          <At words={words} at={stop.at} onSay={(to) => editor.take(moveStop(editor.draft, id, index, to))} />
          {stops.length > 2 && (
            <button type="button" onClick={() => editor.take(deleteStop(editor.draft, id, index))}>
              {words.removeStop(nameOf(stop.level))}
            </button>
          )}
        </fieldset>
      ))}
      {(walkway ? [] : levels)
        .filter((level) => !stops.some((stop) => stop.level === level.id))
        .map((level) => (
          <button
            key={level.id}
            type="button"
            onClick={() => {
              const [x, y] = here?.at ?? [0, 0];
              editor.take(addStop(editor.draft, id, level.id, { x, y }));
            }}
          >
            {words.addStop(nameOf(level.id))}
          </button>
        ))}
    </>
  );
}

function DoorFields({ editor, words, language, door }: PartProps & { door: VenueDoor }): JSX.Element {
  const said = doorSentences(door, language).join(' ');
  const [[ax, ay], [bx, by]] = door.line;
  const middle = { x: (ax + bx) / 2, y: (ay + by) / 2 };
  const move = (at: { x: number; y: number }, width?: number) =>
    editor.take(
      moveDoor(editor.draft, door.id, { at, reach: 1, ...(width === undefined ? {} : { width }) }, editor.chance),
    );
  return (
    <>
      <SelectField
        label={words.kind}
        value={door.kind}
        options={words.door}
        onSay={(kind) => editor.take(setDoor(editor.draft, door.id, kind))}
      />
      <NumberField label={words.width} value={Math.hypot(bx - ax, by - ay)} onSay={(width) => move(middle, width)} />
      <At words={words} at={[middle.x, middle.y]} onSay={(to) => move(to)} />
      {said !== '' && <p class="quiet">{said}</p>}
    </>
  );
}

function WallFields({ editor, words, wall }: PartProps & { wall: VenueWall }): JSX.Element {
  return (
    <ol class="ed-corners">
      {wall.line.map((p, index) => (
        <li key={index}>
          <fieldset aria-label={words.corner(index + 1)}>
            <At words={words} at={p} onSay={(to) => editor.take(moveWallPoint(editor.draft, wall.id, index, to))} />
          </fieldset>
        </li>
      ))}
    </ol>
  );
}

function ThingFields(props: PartProps & { thing: Ref }): JSX.Element | null {
  const { editor, words, thing } = props;
  const { venue } = editor.draft;
  const { list, id } = thing;
  switch (list) {
    case 'areas': {
      const area = byId(venue.areas, id);
      return area === undefined ? null : <AreaFields {...props} area={area} />;
    }
    case 'markers': {
      const marker = byId(venue.markers, id);
      return marker === undefined ? null : <MarkerFields {...props} marker={marker} />;
    }
    case 'connections': {
      const connection = byId(venue.connections, id);
      return connection === undefined ? null : <ConnectionFields {...props} connection={connection} />;
    }
    case 'doors': {
      const door = byId(venue.doors, id);
      return door === undefined ? null : <DoorFields {...props} door={door} />;
    }
    case 'walls': {
      const wall = byId(venue.walls, id);
      return wall === undefined ? null : <WallFields {...props} wall={wall} />;
    }
    case 'landmarks': {
      const landmark = byId(venue.landmarks, id);
      if (landmark === undefined) return null;
      return (
        <>
          <SelectField
            label={words.kind}
            value={landmark.kind}
            options={words.landmark}
            onSay={(kind) => editor.take(setLandmark(editor.draft, id, { kind }))}
          />
          <At words={words} at={landmark.at} onSay={(at) => editor.take(setLandmark(editor.draft, id, { at }))} />
        </>
      );
    }
    case 'places': {
      const place = byId(venue.places, id);
      if (place === undefined) return null;
      return (
        <>
          <SelectField
            label={words.kind}
            value={place.kind}
            options={words.place}
            onSay={(kind) => editor.take(setPlace(editor.draft, id, { kind }))}
          />
          <TextField
            label={words.number}
            most={20}
            value={place.number ?? ''}
            onSay={(number) => editor.take(setPlace(editor.draft, id, { number }))}
          />
          <At words={words} at={place.at} onSay={(at) => editor.take(setPlace(editor.draft, id, { at }))} />
        </>
      );
    }
    case 'meetingPoints': {
      const point = byId(venue.meetingPoints, id);
      if (point === undefined) return null;
      const [x, y] = point.at;
      const to = (at: { x: number; y: number }) =>
        editor.take(
          moveThing(
            editor.draft,
            thing,
            { dx: at.x - x, dy: at.y - y },
            { level: point.level, reach: 1 },
            editor.chance,
          ),
        );
      return (
        <>
          <NumberField
            label={words.number}
            step={1}
            value={point.number}
            onSay={(number) => editor.take(setMeetingNumber(editor.draft, id, number))}
          />
          <At words={words} at={point.at} onSay={to} />
        </>
      );
    }
    case 'obstacles': {
      const obstacle = byId(venue.obstacles, id);
      const corner = obstacle?.polygon[0]?.[0];
      if (obstacle === undefined || corner === undefined) return null;
      const [x, y] = corner;
      return (
        <>
          <SelectField
            label={words.kind}
            value={obstacle.kind}
            options={words.obstacle}
            onSay={(kind) => editor.take(setObstacle(editor.draft, id, { kind }))}
          />
          <At
            words={words}
            at={corner}
            onSay={(at) => editor.take(setObstacle(editor.draft, id, { by: { dx: at.x - x, dy: at.y - y } }))}
          />
        </>
      );
    }
    case 'levels':
      return null;
  }
}

/** The name of the thing, where it has one and its own fields do not bring it. */
function ThingName(props: PartProps & { thing: Ref }): JSX.Element | null {
  const { editor, thing } = props;
  const { venue } = editor.draft;
  const { list, id } = thing;
  if (list === 'areas' || list === 'walls' || list === 'doors' || list === 'obstacles' || list === 'levels')
    return null;
  const named = byId<{ id: string; name?: Record<string, string> | undefined }>(venue[list], id);
  return (
    <NameFields
      {...props}
      name={named?.name}
      onSay={(language, name) => editor.take(setName(editor.draft, thing, language, name))}
    />
  );
}

export function Inspector(props: PartProps): JSX.Element {
  const { editor, words, language } = props;
  const chosen = editor.chosen.value;
  const [thing] = chosen;
  if (thing === undefined) return <p class="quiet">{words.nothing}</p>;
  const areas = chosen.filter(({ list }) => list === 'areas');
  const remove = (
    <button type="button" class="danger" onClick={editor.remove}>
      {words.remove}
    </button>
  );
  if (chosen.length > 1) {
    return (
      <div class="ed-fields">
        <p>{words.chosenMany(chosen.length)}</p>
        {areas.length === chosen.length && (
          <button
            type="button"
            onClick={() =>
              editor.take(
                joinAreas(
                  editor.draft,
                  areas.map(({ id }) => id),
                  editor.chance,
                ),
              )
            }
          >
            {words.join}
          </button>
        )}
        {remove}
      </div>
    );
  }
  return (
    <div class="ed-fields" key={`${thing.list} ${thing.id}`}>
      <h3>{calledThing(editor.draft.venue, thing, words, language)}</h3>
      <ThingName {...props} thing={thing} />
      <ThingFields {...props} thing={thing} />
      {remove}
    </div>
  );
}

/**
 * The numbered steps from an empty file to today's tables. A step that was ever released is never edited: a change is a
 * new step. Each runs in its own transaction and is written down in the table `migrations`.
 */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'people, meetings, keeps, encounters, blocks, keys and badges',
    sql: `
      CREATE TABLE person (
        id TEXT PRIMARY KEY,
        secret_hash TEXT NOT NULL UNIQUE,
        previous_secret_hash TEXT UNIQUE,
        last_seen INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE meeting (
        id TEXT PRIMARY KEY,
        event TEXT NOT NULL,
        body TEXT NOT NULL,
        ends_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX meeting_event ON meeting (event);
      CREATE TABLE keep (
        meeting TEXT NOT NULL,
        person TEXT NOT NULL,
        event TEXT NOT NULL,
        members TEXT NOT NULL,
        body TEXT NOT NULL,
        expires_at INTEGER NOT NULL,
        PRIMARY KEY (meeting, person)
      ) STRICT, WITHOUT ROWID;
      -- A meeting that all have kept, so that keeping again brings back nothing that somebody erased since.
      CREATE TABLE kept (
        meeting TEXT PRIMARY KEY,
        expires_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE encounter (
        id TEXT PRIMARY KEY,
        meeting TEXT NOT NULL,
        event TEXT NOT NULL,
        owner TEXT NOT NULL,
        other TEXT NOT NULL,
        body TEXT NOT NULL,
        met_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX encounter_owner ON encounter (owner, event);
      CREATE INDEX encounter_meeting ON encounter (meeting);
      CREATE TABLE block (
        by TEXT NOT NULL,
        whom TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (by, whom)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX block_whom ON block (whom);
      CREATE TABLE key (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
      CREATE TABLE badge (
        event TEXT NOT NULL,
        badge TEXT NOT NULL,
        person TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (event, badge)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'codes that let people in',
    sql: `
      CREATE TABLE admission (
        event TEXT NOT NULL,
        code TEXT NOT NULL,
        state TEXT NOT NULL,
        person TEXT,
        PRIMARY KEY (event, code)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX admission_person ON admission (person);
    `,
  },
  {
    name: 'cards dealt today',
    sql: `
      -- A keyed hash of the pair and the day, written for every card whatever comes of it, and erased when the day ends.
      CREATE TABLE card (
        event TEXT NOT NULL,
        mark TEXT NOT NULL,
        expires_at INTEGER NOT NULL,
        PRIMARY KEY (event, mark)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'venues, events and tokens of organizers',
    sql: `
      CREATE TABLE venue (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        levels INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        draft TEXT NOT NULL,
        draft_hash TEXT NOT NULL,
        published TEXT,
        published_hash TEXT,
        file_hash TEXT
      ) STRICT;
      CREATE TABLE plan (
        venue TEXT NOT NULL,
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (venue, id)
      ) STRICT;
      CREATE TABLE event (
        id TEXT PRIMARY KEY,
        venue TEXT NOT NULL,
        plan TEXT NOT NULL,
        state TEXT NOT NULL,
        closed_at INTEGER,
        created_at INTEGER NOT NULL,
        file_hash TEXT
      ) STRICT;
      CREATE TABLE token (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        last_day TEXT
      ) STRICT;
    `,
  },
  {
    name: 'what was imported into a venue',
    sql: `
      -- As it came: by it the next import knows what was edited since.
      CREATE TABLE imported (
        venue TEXT PRIMARY KEY,
        json TEXT NOT NULL
      ) STRICT;
    `,
  },
  {
    name: 'signs that hang',
    sql: `
      -- Said by those who hang them; nothing of who scans them.
      CREATE TABLE hanging (
        event TEXT NOT NULL,
        marker TEXT NOT NULL,
        hung_at INTEGER NOT NULL,
        doubt TEXT,
        PRIMARY KEY (event, marker)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];

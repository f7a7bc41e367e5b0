import { expect, test } from 'vitest';
import { venueFile } from '../venue/venue-file.ts';
import { sayConflict } from './conflict-words.ts';

const LISTS = ['levels', 'areas', 'obstacles', 'doors', 'connections', 'landmarks'] as const;

test('VE 92 every field of every thing that an import brings has its word in English and in French', () => {
  const fields = new Set(LISTS.flatMap((list) => Object.keys(venueFile.shape[list]._zod.def.element.shape)));
  fields.delete('id');
  expect(fields.size).toBeGreaterThan(10);
  for (const field of fields) {
    // A field without words is said by its own name, which is French for none of them.
    expect(sayConflict({ what: 'both-changed', fields: [field] }, 'fr')).not.toContain(`(${field})`);
  }
  expect(sayConflict({ what: 'gone-but-used', fields: [] }, 'fr')).toBe(
    'absent de l’import\u00a0; des panneaux y sont ou l’on s’y rencontre',
  );
  expect(sayConflict({ what: 'both-changed', fields: ['name', 'polygon'] }, 'fr')).toBe(
    'modifié ici et dans l’import (nom, contour)',
  );
});

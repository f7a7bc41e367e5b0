import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { droppedFiles, gather, isPlanPicture } from './gather.ts';

const found = (path: string, text = path) => ({ path, file: new Blob([text]) });

test('VE 87 one file is sent as it is, a folder as a zip of its maps', async () => {
  const one = await gather([found('tiny.osm', '<osm/>')]);
  expect(one).toMatchObject({ name: 'tiny.osm' });
  const folder = await gather([
    found('House/level.geojson', '{"a":1}'),
    found('House/deep/unit.geojson'),
    found('House/photo.jpg'),
    found('House/.DS_Store'),
    found('House/._unit.geojson'),
    found('__MACOSX/House/level.geojson'),
  ]);
  if (typeof folder === 'string') throw new Error(folder);
  expect(folder.name).toBe('House.zip');
  const files = unzipSync(new Uint8Array(await folder.blob.arrayBuffer()));
  expect(Object.keys(files)).toEqual(['House/level.geojson', 'House/deep/unit.geojson']);
  expect(strFromU8(files['House/level.geojson'] ?? new Uint8Array())).toBe('{"a":1}');
});

test('VE 87 a large map is zipped by itself, so that a slow line has time for it', async () => {
  const large = await gather([found('town.osm', '<osm/>'.repeat(200_000))]);
  if (typeof large === 'string') throw new Error(large);
  expect(large.name).toBe('town.osm.zip');
  expect(large.blob.size).toBeLessThan(100_000);
  expect(Object.keys(unzipSync(new Uint8Array(await large.blob.arrayBuffer())))).toEqual(['town.osm']);
});

test('VE 87 nothing, a folder without a map, and too much are told apart', async () => {
  expect(await gather([])).toBe('empty');
  expect(await gather([found('a/photo.jpg'), found('a/readme.md')])).toBe('empty');
  const large = (megabytes: number) =>
    Object.defineProperty(new Blob(['x']), 'size', { value: megabytes * 1024 * 1024 });
  expect(await gather([{ path: 'a.zip', file: large(61) }])).toBe('large');
  expect(await gather([{ path: 'h/a.geojson', file: large(121) }, found('h/b.geojson')])).toBe('large');
});

test('VE 87 a folder that is dropped is read as deep as it goes, in a browser that has no name for its entries', async () => {
  const file = (fullPath: string) => ({
    isFile: true,
    isDirectory: false,
    fullPath,
    file: (done: (made: Blob) => void) => done(new Blob([fullPath])),
  });
  const directory = (...portions: readonly object[][]) => ({
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const left = [...portions, []];
      return { readEntries: (done: (entries: readonly object[]) => void) => done(left.shift() ?? []) };
    },
  });
  const house = directory(
    [file('/House/unit.geojson'), directory([file('/House/deep/level.geojson')])],
    [file('/House/venue.geojson')],
  );
  const transfer = { items: [{ webkitGetAsEntry: () => house }, { webkitGetAsEntry: () => null }], files: [] };
  const dropped = await droppedFiles(transfer as unknown as DataTransfer);
  expect(dropped.map(({ path }) => path)).toEqual([
    'House/unit.geojson',
    'House/deep/level.geojson',
    'House/venue.geojson',
  ]);
});

test('VE 88 pictures of plans are known by their names', () => {
  expect(['a.PNG', 'b.jpeg', 'c.svg', 'd.pdf'].every(isPlanPicture)).toBe(true);
  expect(['a.geojson', 'b.csv', 'png'].some(isPlanPicture)).toBe(false);
});

import { expect, test } from 'vitest';
import { PointTree } from './point-tree.ts';

test('WO 145 whoever steps out of what the tree was loaded with is found there', () => {
  const tree = new PointTree();
  for (let point = 0; point < 400; point++) tree.put(point, point % 20, Math.floor(point / 20));
  tree.pack();
  const beside = { minX: -1.5, minY: 0, maxX: -0.5, maxY: 30 };
  expect(tree.search(beside)).toEqual([]);
  tree.put(40, -1, 2);
  expect(tree.search(beside)).toEqual([40]);
  tree.remove(40);
  expect(tree.search(beside)).toEqual([]);
});

import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { figuresOf } from '../figures.ts';
import { judge } from '../limits.ts';
import { Tally } from '../tally.ts';
import type { Drawn } from '../timeline.ts';
import { reportPage } from './page.ts';
import { linePlot, roundSteps } from './plot.ts';
import { bordersOf, othersThan } from './plots.ts';

const EVIL = `<script>alert("1")</script> & 'more'`;

const moment = (at: number, nearP99: number | null): Drawn => ({
  ...{ atSeconds: at, isIn: 10, nearP50: 60, nearP99, farP99: 900, answerP99: 8, joinP99: null, joins: 0, errors: 0 },
  ...{ bytesPerPhoneSecond: 400, lateMs: 3, ownCpuPercent: 10 },
  server: {
    ...{ cpuPercent: 12, memoryMb: 200, collectingPercent: 1 },
    ...{ tickMs: { world: 2, frames: 3, whole: 5 }, sent: { floor: 3_000, own: 200 } },
  },
});

function page(moments: readonly Drawn[], measured = true): string {
  const settled = new Tally();
  if (measured) for (let n = 1; n < 200; n++) settled.times.near.add(n);
  const whole = new Tally();
  whole.fault(EVIL);
  const figures = figuresOf({
    ...{ whole, settled, seconds: 10, phones: 10, tickMsP99: null, serverCpuPercent: 12, serverMemoryMb: 200 },
  });
  const limits = judge(figures, { dotDelayMsP99: 100, errors: 5 });
  const { near, far } = settled.times;
  return reportPage({
    ...{ figures, faults: whole.faults, limits, notes: [EVIL], moments, settledAt: 2, near: near.counts },
    ...{ far: far.counts, setting: [['server', EVIL]], title: 'Load test: 10 phones', subtitle: EVIL },
  });
}

/** Parses it as strictly as XML is; throws at the first fault. Tells the elements and their attributes. */
function elementsOf(html: string) {
  const elements: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes: { ...attributes } }));
  parser.write(html).close();
  return elements;
}

const moments = [moment(1, null), moment(2, 80), moment(3, 120), moment(4, 90)];

test('LT 35 the report is one well-formed file that asks for nothing else and runs nothing', () => {
  const html = page(moments);
  const elements = elementsOf(html);
  const names = new Set(elements.map(({ name }) => name));
  for (const forbidden of ['script', 'link', 'img', 'iframe', 'object', 'image', 'use', 'a'])
    expect(names.has(forbidden), forbidden).toBe(false);
  for (const { attributes } of elements) {
    expect(Object.keys(attributes).filter((name) => /^(on|src|href|xlink)/.test(name))).toEqual([]);
  }
  expect(html).not.toMatch(/url\(|@import/);
  expect(html.startsWith('<!DOCTYPE html>')).toBe(true);
  expect(elements.find(({ name }) => name === 'html')?.attributes.lang).toBe('en');
});

test('LT 35 words from outside stand in the report as words', () => {
  const html = page(moments);
  expect(html).not.toContain('<script');
  expect(html.split('&lt;script&gt;alert(&quot;1&quot;)').length).toBeGreaterThan(4);
});

test('LT 35 what is drawn is said in words too, and limits with a sign and a word', () => {
  const html = page(moments);
  const pictures = elementsOf(html).filter(({ name, attributes }) => name === 'svg' && attributes.role === 'img');
  expect(pictures.length).toBeGreaterThan(6);
  for (const { attributes } of pictures) expect(attributes['aria-label']?.length).toBeGreaterThan(10);
  expect(html).toContain('✗ One limit was broken');
  expect(html).toContain('✓ kept');
  expect(html).toContain('<code>--max-p99 100</code>');
});

test('LT 35 a run in which nothing was measured has a report all the same', () => {
  const html = page([], false);
  elementsOf(html);
  expect(html).toContain('not measured');
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
  expect(page(moments)).not.toMatch(/NaN|Infinity|undefined/);
});

test('LT 35 where nothing was measured a line has a gap, and no plot has a line of nothing', () => {
  const plot = { title: 'T', about: 'a', unit: 'ms' };
  const points = [
    [1, 5],
    [2, null],
    [3, 6],
    [4, 7],
  ] as const;
  const [, path = ''] = / d="(M[^"]*)"\/><\/svg>/.exec(linePlot({ ...plot, series: [{ name: 's', points }] })) ?? [];
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path).toMatch(/^M[\d.]+ [\d.]+M/);
  expect(path.match(/L/g)).toHaveLength(1);
  expect(linePlot({ ...plot, series: [{ name: 's', points: [[1, null]] }] })).toBe('');
});

test('LT 35 scales go in round steps from 0 to what was measured', () => {
  expect(roundSteps(193)).toEqual([0, 50, 100, 150, 200]);
  expect(roundSteps(0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(roundSteps(0)[0]).toBe(0);
  for (const most of [1, 3, 7.7, 42, 999, 12_345]) expect(roundSteps(most).at(-1)).toBeGreaterThanOrEqual(most);
  const { near } = new Tally().times;
  for (const ms of [3, 50, 900]) near.add(ms);
  const borders = bordersOf(near);
  expect(near.between(borders).reduce((sum, count) => sum + count, 0)).toBe(3);
});

test('LT 35 the parts of a tick that took most are told by name, and all others together make up the whole', () => {
  const parts = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`part-${at}`, at]));
  const { server, ...rest } = moment(1, 80);
  if (server === null) throw new Error('no server');
  const busy = { ...rest, server: { ...server, tickMs: { ...parts, whole: 50 } } };
  const html = page([busy, { ...busy, atSeconds: 2 }]);
  const names = [...html.matchAll(/part-\d/g)].map(([name]) => name);
  expect(names.sort()).toEqual(['part-4', 'part-5', 'part-6', 'part-7', 'part-8', 'part-9']);
  expect(html).toContain('all others');
  expect(othersThan(['a', 'b'], { a: 2, b: 3, whole: 9 })).toBe(4);
  expect(othersThan(['a'])).toBeNull();
});

test('LT 35 a moment between two gaps is drawn as a point that can be seen', () => {
  const drawn = (values: readonly (number | null)[]) =>
    linePlot({
      ...{ title: 'Delay', about: 'of dots', unit: 'ms' },
      series: [{ name: 'p99', points: values.map((value, at) => [at, value] as const) }],
    });
  expect(drawn([1, 2, null, 3, 4])).not.toContain('alone');
  expect(drawn([null, 5, null, 3, 4]).match(/<path class="line alone s0" d="([^"]*)"/)?.[1]).toMatch(
    /^M[\d.]+ [\d.]+h0$/,
  );
});

/** The report of a load test: one HTML file that needs nothing else. */
import { NEAR } from '../dot-delays.ts';
import { type Figures, rowsOf } from '../figures.ts';
import type { Judged } from '../limits.ts';
import { escaped } from './escape.ts';
import { type Pictured, plotsOf } from './plots.ts';
import { STYLE } from './style.ts';

export interface Reported extends Pictured {
  readonly figures: Figures;
  readonly faults: ReadonlyMap<string, number>;
  readonly limits: readonly Judged[];
  /** What a reader should know before they believe it. */
  readonly notes: readonly string[];
  /** What was tested, and how: without anything secret. */
  readonly setting: readonly (readonly [what: string, value: string])[];
  readonly title: string;
  readonly subtitle: string;
}

const row = ([what, value]: readonly [string, string]): string =>
  `<tr><th scope="row">${escaped(what)}</th><td>${escaped(value)}</td></tr>`;

const tableOf = (rows: readonly (readonly [string, string])[]): string =>
  `<div class="rows"><table><tbody>${rows.map(row).join('\n')}</tbody></table></div>`;

function tile(what: string, value: number | null, unit: string): string {
  const number = value === null ? '–' : Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : `${value}`;
  return `<div><dt>${escaped(what)}</dt><dd>${number} <small>${value === null ? 'not measured' : escaped(unit)}</small></dd></div>`;
}

function tiles(figures: Figures): string {
  return `<dl class="tiles">${[
    tile(`Dot delay within ${NEAR} m, p50`, figures.dotDelayMsP50, 'ms'),
    tile(`Dot delay within ${NEAR} m, p99`, figures.dotDelayMsP99, 'ms'),
    tile('Answers, p99', figures.answerMsP99, 'ms'),
    tile('Bytes a phone and second', figures.bytesPerPhoneSecond, 'B'),
    tile('Server’s processor', figures.serverCpuPercent, '% of a core'),
    tile('Server’s memory', figures.serverMemoryMb, 'MB'),
    tile('Errors', figures.errors, figures.errors === 1 ? 'error' : 'errors'),
  ].join('')}</dl>`;
}

function limitsTable(limits: readonly Judged[]): string {
  const rows = limits.map(({ flag, about, unit, most, value, kept }) => {
    const was = value === null ? 'not measured' : `${value} ${unit}`;
    const word = kept ? '<span class="kept">✓ kept</span>' : '<span class="broken">✗ broken</span>';
    return `<tr><td>${word}</td><th scope="row"><code>--${flag} ${most}</code><br/>${escaped(about)}</th><td>${escaped(was)}</td></tr>`;
  });
  const heads = ['', 'Limit', 'Measured'].map((head) => `<th scope="col">${head}</th>`).join('');
  return `<div class="rows"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function verdict(limits: readonly Judged[]): string {
  const broken = limits.filter(({ kept }) => !kept).length;
  if (broken === 0) return '<p class="verdict kept">✓ Every limit was kept</p>';
  return `<p class="verdict broken">✗ ${broken === 1 ? 'One limit was' : `${broken} limits were`} broken</p>`;
}

/** The page. */
export function reportPage(reported: Reported): string {
  const { figures, faults, limits, notes, setting, title, subtitle } = reported;
  const section = (heading: string, inside: string): string => (inside === '' ? '' : `<h2>${heading}</h2>\n${inside}`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="of">${escaped(subtitle)}</p>
${limits.length === 0 ? '' : verdict(limits)}
${tiles(figures)}
${notes.length === 0 ? '' : `<ul class="notes">${notes.map((note) => `<li>${escaped(note)}</li>`).join('')}</ul>`}
${section('Over time', `<div class="plots">${plotsOf(reported).join('\n')}</div>`)}
${section('Limits', limits.length === 0 ? '' : limitsTable(limits))}
${section('Figures', tableOf(rowsOf(figures)))}
${section('Errors', faults.size === 0 ? '' : tableOf([...faults].map(([fault, count]) => [fault, `${count}`])))}
${section('How it was measured', tableOf(setting))}
</main>
</body>
</html>
`;
}

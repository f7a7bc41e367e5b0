/** How the report looks: by day and by night, on a screen, on a phone and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #f7f3ec; --card: #fffdf9; --ink: #23222e; --ink-2: #5d5a69; --line: #e4dccf;
  --good: #2c6e31; --bad: #b3261e; --c0: #1f5fbf; --c1: #c9431c; --c2: #6b3fa0; --c3: #00756a; --c4: #8f6000; --c5: #a92f75;
  --c6: #41691f; --c7: #5d5a69; }
@media (prefers-color-scheme: dark) { :root { --paper: #15141b; --card: #1e1d27; --ink: #f4f0e8; --ink-2: #a8a3b5;
  --line: #34313f; --good: #86d08b; --bad: #ff9c8f; --c0: #7fb0ff; --c1: #ff7d55; --c2: #b795e6; --c3: #56c7b7; --c4: #e2b455;
  --c5: #f092c5; --c6: #a3d27d; --c7: #a8a3b5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 100rem; margin: 0 auto; padding: 1.25rem clamp(1rem, 3vw, 2.5rem) 3rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: 0; }
.of { color: var(--ink-2); margin-top: .25rem; overflow-wrap: anywhere; }
.verdict { display: inline-block; margin-top: .9rem; padding: .35rem .8rem; border: 2px solid; border-radius: .5rem; font-weight: 600; }
.kept { color: var(--good); } .broken { color: var(--bad); }
.tiles, .plots { display: grid; gap: 1rem; margin-top: 1.25rem; }
.tiles { grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); }
.plots { grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); margin-top: 0; }
.tiles > div, figure, .rows { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.tiles > div { padding: .7rem .9rem; display: flex; flex-direction: column; justify-content: space-between; }
.tiles dt { color: var(--ink-2); font-size: .875rem; }
.tiles dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles dd small { font-size: .875rem; font-weight: 400; color: var(--ink-2); }
dl { margin: 0; }
figure { margin: 0; padding: .9rem .9rem .5rem; min-width: 0; display: flex; flex-direction: column; }
figure > svg { margin-top: auto; }
figcaption p { color: var(--ink-2); font-size: .875rem; }
.legend { list-style: none; margin: .3rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem .9rem; font-size: .875rem; }
.legend svg { vertical-align: middle; margin-right: .35rem; }
figure > svg { display: block; width: 100%; height: auto; }
svg text { font: 11px system-ui, sans-serif; fill: var(--ink-2); }
.grid { stroke: var(--line); fill: none; }
.line { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; }
.line.alone { stroke-width: 5; }
.area { stroke: none; opacity: .3; }
.across { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 3 3; fill: none; }
.upright { stroke: var(--ink-2); stroke-dasharray: 2 3; fill: none; }
${Array.from({ length: 8 }, (_, at) => `.line.s${at} { stroke: var(--c${at}); } .area.s${at}, .fill.s${at} { fill: var(--c${at}); }`).join('\n')}
.rows { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .9rem; vertical-align: top; font-variant-numeric: tabular-nums; }
tr + tr > * { border-top: 1px solid var(--line); }
th { font-weight: 600; } tbody th { font-weight: 400; color: var(--ink-2); }
.notes { margin: 1rem 0 0; padding: .7rem 1rem .7rem 2rem; border-left: 4px solid var(--c4); background: var(--card); }
code { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
th code { color: var(--ink); } td .kept, td .broken { white-space: nowrap; }
@media print { .plots { grid-template-columns: 1fr 1fr; } figure { break-inside: avoid; } }
`;

/** A sheet as one SVG that needs no font: letters are drawn as their outlines. */
import type { Page } from './pdf-sheet.ts';
import type { Paint, Sheet } from './sheet.ts';
import type { Run, Typeface } from './typeface.ts';

const number = (value: number): string => String(Math.round(value * 1000) / 1000);

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter);

const paintOf = ({ fill, stroke, width = 1, dash }: Paint): string =>
  [
    `fill="${fill ?? 'none'}"`,
    ...(fill === undefined ? [] : ['fill-rule="evenodd"']),
    ...(stroke === undefined ? [] : [`stroke="${stroke}" stroke-width="${number(width)}"`]),
    ...(stroke === undefined || dash === undefined ? [] : [`stroke-dasharray="${number(dash)}"`]),
  ].join(' ');

class SvgSheet implements Sheet {
  readonly typeface: Typeface;
  readonly parts: string[] = [];

  constructor(typeface: Typeface) {
    this.typeface = typeface;
  }

  group(...[{ x, y, scale = 1, turned = false }, draw]: Parameters<Sheet['group']>): void {
    const turn = turned ? ' rotate(180)' : '';
    this.parts.push(`<g transform="translate(${number(x)} ${number(y)})${turn} scale(${number(scale)})">`);
    draw();
    this.parts.push('</g>');
  }

  path(d: string, paint: Paint): void {
    this.parts.push(`<path d="${d}" ${paintOf(paint)}/>`);
  }

  box(...[x, y, width, height, { radius = 0, ...paint }]: Parameters<Sheet['box']>): void {
    const place = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
    this.parts.push(`<rect ${place}${radius === 0 ? '' : ` rx="${number(radius)}"`} ${paintOf(paint)}/>`);
  }

  circle(...[x, y, radius, paint]: Parameters<Sheet['circle']>): void {
    this.parts.push(`<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" ${paintOf(paint)}/>`);
  }

  text(...[text, x, y, { size, weight, colour, align = 'left' }]: Parameters<Sheet['text']>): void {
    const runs = this.typeface.runs(text, weight);
    const width = runs.reduce((sum, run) => sum + run.width, 0) * size;
    let at = x - (align === 'middle' ? width / 2 : align === 'right' ? width : 0);
    for (const run of runs) {
      const scale = size / run.face.font.unitsPerEm;
      const move = `translate(${number(at)} ${number(y)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})`;
      this.parts.push(`<path transform="${move}" fill="${colour}" d="${outlinesOf(run)}"/>`);
      at += run.width * size;
    }
  }
}

/** The outlines of a run's letters, in the font's own units, y up. */
function outlinesOf({ face, text }: Run): string {
  const { glyphs, positions } = face.font.layout(text);
  const parts: string[] = [];
  let pen = 0;
  glyphs.forEach((glyph, i) => {
    const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[i] ?? {};
    parts.push(glyph.path.translate(pen + xOffset, yOffset).toSVG());
    pen += xAdvance;
  });
  return parts.join('');
}

/** One page as an SVG file, called by its title. */
export function svgOf({ width, height, draw }: Page, title: string, typeface: Typeface): string {
  const sheet = new SvgSheet(typeface);
  draw(sheet);
  const size = `width="${number(width / 72)}in" height="${number(height / 72)}in" viewBox="0 0 ${number(width)} ${number(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${escaped(title)}</title>${sheet.parts.join('')}</svg>\n`;
}

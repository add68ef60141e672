import {plot, type PlotOptions} from '@observablehq/plot';
import {csv, h, save} from './dom.js';

export interface Table { head: string[]; rows: (string | number)[][] }

/** Colours of parties, safe for colour-blind eyes (Okabe & Ito 2008); style.css sets them for light and dark. */
export const party_colour = (k: number) => `var(--party-${k % 5})`;

const drawn: (() => void)[] = [];
const draw_of = new WeakMap<HTMLElement, () => void>();

export function table_of(table: Table, label: string): HTMLElement {
  return h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label},
    h('table', {},
      h('thead', {}, h('tr', {}, table.head.map(x => h('th', {scope: 'col'}, x)))),
      h('tbody', {}, table.rows.map(row => h('tr', {}, row.map((x, k) =>
        k === 0 ? h('th', {scope: 'row'}, x) : h('td', {class: typeof x === 'number' ? 'number' : undefined}, x)))))));
}

const slug = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40);

/**
 * A chart with its title, a sentence that says what to see, and the table behind it.
 * @param options for the width at hand; called again when the width changes
 */
export function chart(
  title: string, note: string, options: (width: number) => PlotOptions, table: Table, extra: Node[] = [],
): HTMLElement {
  const frame = h('div', {class: 'frame'});
  const draw = () => {
    const width = Math.max(280, Math.min(frame.clientWidth || 640, 860));
    const image = plot({style: {fontSize: '13px', background: 'none'}, marginTop: 32, marginBottom: 44, ...options(width), width});
    const svg = image instanceof SVGElement ? image : image.querySelector('svg:last-of-type');
    // the picture is one image with one description; what its groups hold is for our tests
    for (const group of image.querySelectorAll('g[aria-label]')) {
      group.setAttribute('data-mark', group.getAttribute('aria-label')!);
      group.removeAttribute('aria-label');
    }
    svg?.setAttribute('role', 'img');
    svg?.setAttribute('aria-label', `${title}. ${note}`);
    frame.replaceChildren(image);
  };
  drawn.push(draw);
  const as_svg = () => {
    const svg = frame.querySelector('svg:last-of-type');
    if (!svg) return;
    const copy = svg.cloneNode(true) as SVGElement;
    const colour = getComputedStyle(document.documentElement);
    const text = new XMLSerializer().serializeToString(copy)
      .replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => colour.getPropertyValue(name).trim() || 'black');
    save(slug(title) + '.svg', text, 'image/svg+xml');
  };
  const figure = h('figure', {class: 'chart', 'data-chart': slug(title)},
    h('figcaption', {}, h('h3', {}, title), note ? h('p', {}, note) : null),
    ...extra,
    frame,
    h('details', {class: 'behind'},
      h('summary', {}, 'Numbers behind it'),
      h('p', {class: 'tools'},
        h('button', {type: 'button', click: () => save(slug(title) + '.csv', csv([table.head, ...table.rows]), 'text/csv')}, 'Save as CSV'),
        h('button', {type: 'button', click: as_svg}, 'Save picture as SVG')),
      table_of(table, title)));
  draw_of.set(figure, draw);
  return figure;
}
/** One chart again, after what it shows has changed. */
export const redraw_one = (figure: HTMLElement): void => draw_of.get(figure)?.();

let width = 0;
const again = new ResizeObserver(() => {
  if (document.documentElement.clientWidth === width) return;
  width = document.documentElement.clientWidth;
  redraw();
});

/** Draws what is in the document, and again whenever there is more or less room. */
export function draw_all(): void {
  width = document.documentElement.clientWidth;
  redraw();
  again.observe(document.documentElement);
}
export const redraw = (): void => { for (const draw of drawn) draw(); };
/** The charts of a part of the page that is about to go. */
export function forget(part: HTMLElement): void {
  const gone = new Set([...part.querySelectorAll<HTMLElement>('figure.chart')].map(figure => draw_of.get(figure)));
  drawn.splice(0, drawn.length, ...drawn.filter(draw => !gone.has(draw)));
}

import * as Plot from '@observablehq/plot';
import {chart, party_colour, redraw_one, type Table} from './chart.js';
import type {Ground, Page, Point, Territory, Track} from './data.js';
import {h, percent} from './dom.js';
import {geometry_of, NotAMap, type Area, type Geometry} from './geojson.js';
import {centre, tile, tiles} from './layout.js';

/** Something that says who holds what: the armies, or a package. */
interface Shown { what: string; track?: Track; package?: number[] }

/** A place outside the bargain has an id only. */
const called = (id: string) => (id.charAt(0).toUpperCase() + id.slice(1)).replaceAll('_', ' ');
const status_colour = (k: number) => `var(--track-${k % 4})`;

/** The packages of the page that say something of territories. */
function packages(page: Page, map: Ground): Shown[] {
  const decided = new Set(map.territories.flatMap(t => [t.control?.track, t.status?.track]).filter(k => k !== undefined));
  return page.tracks.flatMap((track, k) => {
    if (!decided.has(k) || !track.solved) return [];
    const {solutions, corrections, nearest_miss} = track.solved;
    const named = (what: string, point: Point | null | undefined) => point ? [{what, track, package: point.package}] : [];
    return [
      ...solutions.flatMap(s => named(`If signed: ${s.name ?? 'a fair package'}`, s)),
      ...corrections.slice(0, 6).flatMap((c, n) => named(`If signed after concession ${n + 1}: the fairest package`, c.nash)),
      ...named('The nearest miss', nearest_miss)];
  });
}

const option = (page: Page, t: Territory, shown: Shown, what: 'control' | 'status'): string | null => {
  const at = t[what];
  if (!at || !shown.package || page.tracks[at.track] !== shown.track) return null;
  return shown.track!.issues[at.issue]!.options[shown.package[at.issue]!] ?? null;
};
/** A package that leaves the front where it is, or does not speak of control, keeps the share of the armies. */
function share(page: Page, t: Territory, shown: Shown, round: number): number {
  const now = t.path?.[round]?.[0] ?? t.held;
  if (option(page, t, shown, 'status') === 'returned' && !t.control) return 0;
  if (!t.control?.shares || option(page, t, shown, 'control') === null) return now;
  return t.control.shares[shown.package![t.control.issue]!] ?? now;
}

/** Where each place lies on paper, from tiles or from a file of shapes. */
class Paper {
  readonly area: (Area | null)[];
  readonly others: Area[];
  readonly centre: ([number, number] | null)[];  // of places

  constructor(private readonly map: Ground, geometry: Geometry | null) {
    const n = map.places.length, of_place = new Map(map.territories.map((t, k) => [t.place, k]));
    if (geometry) {
      this.area = geometry.area;
      this.others = geometry.others;
      this.centre = map.places.map((_, p) => { const k = of_place.get(p); return k === undefined || !geometry.area[k] ? null : middle(geometry.area[k]!); });
      return;
    }
    const cells = tiles(n, map.borders, map.links.map(l => [l.from, l.to]));
    this.centre = cells.map(centre);
    this.area = map.territories.map(t => ({name: t.name, rings: [tile(cells[t.place]!)]}));
    this.others = map.places.flatMap((name, p) => of_place.has(p) ? [] : [{name: called(name), rings: [tile(cells[p]!)]}]);
  }

  /** Land borders between places whose tiles do not touch. */
  apart(schematic: boolean): [number, number][] {
    return this.map.borders.filter(([a, b]) => {
      const p = this.centre[a], q = this.centre[b];
      return schematic && p && q && Math.hypot(p[0] - q[0], p[1] - q[1]) > 1.8;
    });
  }
}

/** Around all points; not by spreading them as arguments, of which there may be too many. */
function box_of(points: [number, number][]): {x0: number; y0: number; x1: number; y1: number} {
  const box = {x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity};
  for (const [x, y] of points) {
    box.x0 = Math.min(box.x0, x); box.x1 = Math.max(box.x1, x);
    box.y0 = Math.min(box.y0, y); box.y1 = Math.max(box.y1, y);
  }
  return box;
}

/** The middle of the largest ring's box: good enough for a word. */
function middle(area: Area): [number, number] {
  const boxes = area.rings.map(box_of);
  const b = boxes.reduce((a, c) => (c.x1 - c.x0) * (c.y1 - c.y0) > (a.x1 - a.x0) * (a.y1 - a.y0) ? c : a);
  return [(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2];
}

/** The rings of one area as one shape with holes. */
const shape = (area: Area) => ({type: 'Feature' as const, properties: {name: area.name}, geometry: {type: 'MultiPolygon' as const, coordinates: area.rings.map(ring => [ring])}});

class MapView {
  readonly figure: HTMLElement;
  private geometry: Geometry | null = null;
  private paper: Paper;
  private shown: Shown;
  private by_status = false;
  private round = 0;
  private readonly list: Shown[];
  private readonly statuses: string[];
  private readonly legend = h('ul', {class: 'legend'});
  private readonly said = h('p', {class: 'quiet', role: 'status', 'aria-live': 'polite'});
  private readonly problem = h('p', {class: 'problem', role: 'alert'});
  private readonly schematic = h('button', {type: 'button', hidden: true, click: () => this.use(null)}, 'Back to the schematic map');

  constructor(private readonly page: Page, private readonly map: Ground) {
    this.list = [{what: 'Where the armies stand'}, ...packages(page, map)];
    this.shown = this.list[0]!;
    this.statuses = [...new Set(map.territories.flatMap(t => t.status ? page.tracks[t.status.track]!.issues[t.status.issue]!.options : []))];
    this.paper = new Paper(map, null);
    this.figure = chart('Who holds what', this.note(), width => this.options(width), this.table(), [this.controls(), this.legend]);
    this.figure.classList.add('map');
    this.figure.addEventListener('dragover', e => { e.preventDefault(); this.figure.classList.add('over'); });
    this.figure.addEventListener('dragleave', () => this.figure.classList.remove('over'));
    this.figure.addEventListener('drop', e => {
      e.preventDefault();
      this.figure.classList.remove('over');
      void this.open((e as DragEvent).dataTransfer?.files[0]);
    });
    this.tell();
  }

  private note(): string {
    const by = this.page.scenario.as_of ? `as of ${this.page.scenario.as_of}` : 'as in the file';
    return `Each tile is a place; tiles that touch are neighbours by land. A schematic drawing: size, shape and bearing mean nothing. Who holds what, and its status, are the scenario’s, ${by}.`;
  }

  private controls(): HTMLElement {
    const select = h('select', {class: 'shown', change: () => { this.shown = this.list[Number(select.value)]!; this.redraw(); }},
      this.list.map((s, k) => h('option', {value: k}, s.what)));
    const shade = h('select', {class: 'shade', change: () => { this.by_status = shade.value === 'status'; this.redraw(); }},
      h('option', {value: 'control'}, 'who holds it'), h('option', {value: 'status'}, 'legal status'));
    const rounds = (this.map.territories.find(t => t.path)?.path?.length ?? 1) - 1, round = this.page.time.round;
    const when = h('output', {}, 'at the start');
    const slider = h('input', {type: 'range', min: 0, max: rounds, step: 1, value: 0, class: 'round', input: e => {
      this.round = Number((e.target as HTMLInputElement).value);
      when.textContent = this.round ? `after ${round} ${this.round}` : 'at the start';
      this.redraw();
    }});
    const file = h('input', {type: 'file', accept: '.geojson,.json,application/geo+json', change: () => { void this.open(file.files?.[0]); file.value = ''; }});
    return h('div', {class: 'controls'},
      h('p', {class: 'tools'}, this.list.length > 1 ? h('label', {}, 'Show ', select) : null,
        this.statuses.length && this.list.length > 1 ? h('label', {}, 'Shade by ', shade) : null),
      rounds ? h('div', {class: 'slider'}, h('label', {}, h('span', {}, `The front by ${round}, mean of ${this.map.games} games`), when, slider)) : null,
      h('p', {class: 'tools'}, h('label', {}, 'Shapes from a GeoJSON file (or drop one here) ', file), this.schematic),
      this.said, this.problem);
  }

  private async open(file: File | undefined): Promise<void> {
    if (!file) return;
    this.problem.textContent = '';
    try {
      if (file.size > 8e6) throw new NotAMap(`This file is too large: ${(file.size / 1e6).toFixed(0)} MB, at most 8 can be drawn.`);
      this.use(geometry_of(await file.text(), this.map.territories));
    } catch (error) {
      this.problem.textContent = error instanceof NotAMap ? error.message : 'This file cannot be read as a map.';
    }
  }

  private use(geometry: Geometry | null): void {
    this.geometry = geometry;
    this.paper = new Paper(this.map, geometry);
    this.schematic.hidden = !geometry;
    this.problem.textContent = '';
    this.redraw();
  }

  private redraw(): void { redraw_one(this.figure); this.tell(); }

  private status(t: Territory): string | null { return option(this.page, t, this.shown, 'status'); }
  private shaded(t: Territory): {fill: string; opacity: number} {
    if (this.by_status) {
      const status = this.status(t);
      return status === null ? {fill: 'var(--faint)', opacity: 0.3} : {fill: status_colour(this.statuses.indexOf(status)), opacity: 0.55};
    }
    return {fill: party_colour(1), opacity: 0.06 + 0.8 * share(this.page, t, this.shown, this.round)};
  }
  private word(t: Territory): string {
    return this.by_status ? this.status(t) ?? 'not decided' : percent(Math.round(100 * share(this.page, t, this.shown, this.round)) / 100);
  }

  private tell(): void {
    const swatch = (colour: string, opacity: number, dashed = false) => {
      const s = h('span', {class: dashed ? 'line dashed' : 'line area'});
      if (dashed) s.style.setProperty('--line', colour);
      else { s.style.background = colour; s.style.opacity = String(opacity); }
      return s;
    };
    const used = this.statuses.filter(s => this.map.territories.some(t => this.status(t) === s));
    this.legend.replaceChildren(
      ...(this.by_status ? used.map(s => h('li', {}, swatch(status_colour(this.statuses.indexOf(s)), 0.55), s))
        : [h('li', {}, swatch(party_colour(1), 0.86), `all held by ${this.page.gainer ?? 'one side'}`), h('li', {}, swatch(party_colour(1), 0.06), 'nothing')]),
      this.map.links.length ? h('li', {}, swatch('var(--ink)', 1, true), 'supply link') : '');
    const rows = this.map.territories.map(t => `${t.name} ${this.word(t)}`);
    const place = (p: number) => this.map.territories.find(t => t.place === p)?.name ?? called(this.map.places[p]!);
    const apart = this.paper.apart(!this.geometry).map(([a, b]) => `${place(a)} and ${place(b)}`);
    this.said.replaceChildren(`${this.shown.what}: ${rows.join(', ')}.`, ...(this.geometry ? [h('br'), this.geometry.notes.join(' ')] : apart.length ? [` Neighbours too, though drawn apart (grey line): ${apart.join(', ')}.`] : []));
  }

  private options(width: number): Plot.PlotOptions {
    const {area, others} = this.paper, territories = this.map.territories;
    const drawn = territories.flatMap((t, k) => area[k] ? [{t, area: area[k]!, at: middle(area[k]!)}] : []);
    const frame = this.geometry ? drawn.map(d => d.area) : [...drawn.map(d => d.area), ...others];
    const box = box_of(frame.flatMap(a => a.rings.flat()));
    // a tile is as wide as two words, however few there are
    const fits = Math.min(width, 620, this.geometry ? 620 : 75 * (box.x1 - box.x0)), aspect = (box.y1 - box.y0 || 1) / (box.x1 - box.x0 || 1);
    const links = this.map.links.flatMap(l => {
      const p = this.paper.centre[l.from], q = this.paper.centre[l.to];
      return p && q ? [{...l, x1: p[0], y1: p[1], x2: q[0], y2: q[1]}] : [];
    });
    const apart = this.paper.apart(!this.geometry);
    const seen = others.filter(o => !this.geometry || o.rings.some(r => r.some(([x, y]) => x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1)));
    const label = {fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4, lineHeight: 1.25, lineWidth: width < 500 ? 7 : 9};
    return {
      height: Math.max(160, Math.min(fits * aspect, 620)) + 16, margin: 8, marginTop: 8, marginBottom: 8,
      projection: {type: 'identity', domain: {type: 'MultiPoint', coordinates: [[box.x0, box.y0], [box.x1, box.y1]]}} as Plot.PlotOptions['projection'],
      opacity: {type: 'identity' as const},
      marks: [
        Plot.geo(seen.map(shape), {fill: 'var(--panel)', stroke: 'var(--faint)', strokeDasharray: '4 3', clip: this.geometry ? 'frame' : undefined} as Plot.GeoOptions),
        Plot.geo(drawn.map(d => ({...shape(d.area), t: d.t})), {fill: d => this.shaded(d.t).fill, fillOpacity: d => this.shaded(d.t).opacity, stroke: 'var(--ink)', strokeWidth: 1.2, title: d => `${d.t.name}: ${this.word(d.t)}`} as Plot.GeoOptions),
        Plot.arrow(apart, {x1: d => this.paper.centre[d[0]]![0], y1: d => this.paper.centre[d[0]]![1], x2: d => this.paper.centre[d[1]]![0], y2: d => this.paper.centre[d[1]]![1], headLength: 0, inset: 26, stroke: 'var(--quiet)', strokeWidth: 2}),
        Plot.arrow(links, {x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', headLength: 0, inset: 24, stroke: 'var(--ink)', strokeWidth: 2.5, strokeDasharray: '6 4', title: l => `${l.id}: counts ${percent(l.reliability)}`}),
        this.geometry ? null : Plot.text(seen.map(o => ({o, at: middle(o)})), {x: d => d.at[0], y: d => d.at[1], text: d => d.o.name, fill: 'var(--quiet)', lineWidth: label.lineWidth}),
        Plot.text(drawn, {x: d => d.at[0], y: d => d.at[1], text: d => `${d.t.name}\n${this.word(d.t)}`, ...label}),
      ],
    };
  }

  private table(): Table {
    const source = (t: Territory) => this.page.figures?.find(f => f.path === `territories.${t.id}.held` || f.path.startsWith(`territories.${t.id}.held.`))?.source ?? '';
    const last = (t: Territory) => t.path?.[t.path.length - 1];
    return {
      head: ['territory', `held by ${this.page.gainer} at the start`, 'source', 'at the end, without a deal', '90 % of the games', ...this.list.slice(1).map(s => s.what)],
      rows: this.map.territories.map(t => [t.name, percent(t.held), source(t), last(t) ? percent(last(t)![0]) : '', last(t) ? `${percent(last(t)![1])} to ${percent(last(t)![2])}` : '',
        ...this.list.slice(1).map(s => [option(this.page, t, s, 'control'), option(this.page, t, s, 'status')].filter(x => x !== null).join(', '))]),
    };
  }
}

/** How the front moves, as lines: what the slider of the map shows at one time. */
function over_time(page: Page, map: Ground): HTMLElement | null {
  const moving = map.territories.filter(t => t.path && t.contested);
  if (!moving.length) return null;
  const data = moving.flatMap((t, k) => t.path!.map(([mean, low, high], round) => ({k, name: t.name, round, mean, low, high})));
  const colour = (k: number) => party_colour(k), rounds = moving[0]!.path!.length - 1;
  const ends = moving.map((t, k) => ({k, name: t.name, y: t.path![rounds]![0]})).sort((p, q) => q.y - p.y);
  return chart('The front over time', `Share of each territory held by ${page.gainer}: the mean of ${map.games} games${moving.length < 3 ? ', and 90 % of them (band)' : ''}. What a deal would redraw is not in it.`,
    width => ({
      height: Math.max(240, width * 0.4), marginLeft: 52, marginRight: Math.min(150, width * 0.32),
      x: {label: page.time.round, domain: [0, rounds], ticks: Math.min(rounds, width / 70)}, y: {domain: [0, 1], grid: true, tickFormat: d => percent(d), label: `held by ${page.gainer}`},
      marks: [
        moving.length < 3 ? Plot.areaY(data, {x: 'round', y1: 'low', y2: 'high', z: 'k', fill: d => colour(d.k), fillOpacity: 0.18, curve: 'step-after'}) : null,
        Plot.lineY(data, {x: 'round', y: 'mean', z: 'k', stroke: d => colour(d.k), strokeWidth: 2.5, strokeDasharray: undefined}),
        Plot.dot(ends, {x: rounds, y: 'y', r: 4, fill: d => colour(d.k)}),
        Plot.text(spaced(ends, 15 / (Math.max(240, width * 0.4) - 76)), {x: rounds, y: 'at', text: 'name', textAnchor: 'start', dx: 9, fill: d => colour(d.k), lineWidth: (Math.min(150, width * 0.32) - 14) / 13, textOverflow: 'ellipsis-end'}),
      ],
    }),
    {head: ['territory', page.time.round, 'mean', '90 % of the games'], rows: data.map(d => [d.name, d.round, percent(d.mean), `${percent(d.low)} to ${percent(d.high)}`])});
}
/** Words beside the ends of lines, far enough apart to be read. */
function spaced<T extends {y: number}>(ends: T[], apart: number): (T & {at: number})[] {
  let above = 1.1;
  const placed = ends.map(e => { above = Math.min(e.y, above - apart); return {...e, at: above}; });
  // what has slid under the axis pushes the others up again
  let below = 0;
  for (const p of [...placed].reverse()) { p.at = Math.max(p.at, below); below = p.at + apart; }
  return placed;
}

export function map(page: Page): HTMLElement | null {
  if (!page.map) return null;
  return h('section', {id: 'map'}, h('h2', {}, 'The map'), new MapView(page, page.map).figure, over_time(page, page.map));
}

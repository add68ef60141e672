import * as Plot from '@observablehq/plot';
import {chart, party_colour} from './chart.js';
import type {Figure, Page, Row, Swing, Track} from './data.js';
import {decimal, h, percent} from './dom.js';

const tracks_with = (page: Page) => page.tracks.filter(t => t.played.incidence.length);
const low = (f: Figure) => f.monte_carlo_95[0], high = (f: Figure) => f.monte_carlo_95[1];
const figures_head = ['figure', 'simulated (95 %)', 'over the assumptions (90 %)'];

/** A legend made of text, with the colours of `party_colour`. */
const legend = (names: string[]) => h('ul', {class: 'legend'}, names.map((name, k) => {
  const swatch = h('span', {class: 'line'});
  swatch.style.setProperty('--line', track_colour(k));
  return h('li', {}, swatch, name);
}));
const track_colour = (k: number) => `var(--track-${k % 4})`;

function incidence(page: Page): HTMLElement | null {
  const tracks = tracks_with(page);
  if (!tracks.length) return null;
  const data = tracks.flatMap((t, k) => [
    {track: k, round: 0, p: 0, l: 0, u: 0, al: 0, au: 0},
    ...t.played.incidence.map(({round, figure: f}) => ({track: k, round, p: f.value, l: low(f), u: high(f), al: f.over_draws_90[0], au: f.over_draws_90[1]}))]);
  const groups = tracks.map((_, k) => data.filter(d => d.track === k));
  return chart('Deals by time',
    `Share of the games with a deal by the end of each ${page.time.round}. Dark band: what more games could move (95 %); light band: what other assumptions would make of it (90 % of the draws).`,
    width => ({
      height: Math.max(240, width * 0.4), marginLeft: 52, marginRight: 16,
      x: {label: page.time.round, domain: [0, page.time.rounds], ticks: Math.min(page.time.rounds, width / 60)},
      y: {label: 'share of the games', domain: [0, 1], grid: true, tickFormat: d => percent(d)},
      marks: [
        ...groups.flatMap((g, k) => [
          Plot.areaY(g, {x: 'round', y1: 'al', y2: 'au', curve: 'step-after', fill: track_colour(k), fillOpacity: 0.15}),
          Plot.areaY(g, {x: 'round', y1: 'l', y2: 'u', curve: 'step-after', fill: track_colour(k), fillOpacity: 0.35}),
          Plot.lineY(g, {x: 'round', y: 'p', curve: 'step-after', stroke: track_colour(k), strokeWidth: 2.5})]),
        Plot.ruleY([0], {stroke: 'var(--quiet)'}),
        Plot.tip(data, Plot.pointerX({x: 'round', y: 'p', title: d => `${tracks[d.track]!.name}\n${page.time.round} ${d.round}: ${percent(d.p)}`, fill: 'var(--paper)', stroke: 'var(--quiet)'})),
      ],
    }),
    {head: ['track', page.time.round, ...figures_head.slice(1)],
      rows: tracks.flatMap(t => t.played.incidence.map(({round, figure}) => [t.name, round, figure.words, figure.over_draws_words]))},
    tracks.length > 1 ? [legend(tracks.map(t => t.name))] : []);
}

/** Bars of shares, each with both its uncertainties; labels above the bars, so that a phone has room for them. */
function bars(title: string, note: string, rows: Row[], colour = 'var(--accent)'): HTMLElement | null {
  if (!rows.length) return null;
  const shown = rows.slice(0, 12);
  return chart(title, note,
    width => ({
      height: 34 + 42 * shown.length, marginLeft: 14, marginRight: 62, marginTop: 8, marginBottom: 26,
      x: {domain: [0, 1], tickFormat: d => percent(d), label: null, grid: true},
      y: {axis: null, domain: shown.map((_, k) => k), padding: 0.55},
      marks: [
        Plot.barX(shown, {y: (_, k) => k, x1: 0, x2: d => d.figure.value, fill: colour, fillOpacity: 0.75}),
        Plot.link(shown, {y1: (_, k) => k, y2: (_, k) => k, x1: d => d.figure.over_draws_90[0], x2: d => d.figure.over_draws_90[1], stroke: 'var(--ink)', strokeOpacity: 0.35, strokeWidth: 5}),
        Plot.link(shown, {y1: (_, k) => k, y2: (_, k) => k, x1: d => low(d.figure), x2: d => high(d.figure), stroke: 'var(--ink)', strokeWidth: 2}),
        Plot.text(shown, {y: (_, k) => k, x: 0, text: 'what', textAnchor: 'start', dy: -18, dx: 2, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4, lineWidth: width / 7.2, textOverflow: 'ellipsis-end', title: 'what'}),
        Plot.text(shown, {y: (_, k) => k, x: 1, text: d => percent(d.figure.value), textAnchor: 'start', dx: 8, fill: 'var(--ink)'}),
      ],
    }),
    {head: figures_head, rows: rows.map(r => [r.what, r.figure.words, r.figure.over_draws_words])});
}

function terms(track: Track): HTMLElement | null {
  const issues = track.played.terms;
  if (!issues.length) return null;
  const most = Math.max(...issues.map(i => i.options.length));
  const data = issues.flatMap(({issue, options}, row) => {
    let from = 0;
    return options.map(({option, figure}, k) => ({issue, option, row, k, from, to: (from += figure.value), figure}));
  }).filter(d => d.to > d.from);
  return chart('Terms of the deals: ' + track.name, 'For each issue, the share of the deals with each answer. Darker is later in the list of answers.',
    width => ({
      height: 30 + 44 * issues.length, marginLeft: 14, marginRight: 24, marginTop: 10, marginBottom: 26,
      x: {domain: [0, 1], tickFormat: d => percent(d), label: null}, y: {axis: null, domain: issues.map((_, k) => k), padding: 0.5}, opacity: {type: 'identity' as const},
      marks: [
        Plot.barX(data, {y: 'row', x1: 'from', x2: 'to', fill: 'var(--accent)', fillOpacity: d => 0.25 + 0.65 * (most > 1 ? d.k / (most - 1) : 1), stroke: 'var(--paper)', insetRight: 0.5}),
        Plot.text(issues.map((i, row) => ({issue: i.issue, row})), {y: 'row', x: 0, text: 'issue', textAnchor: 'start', dy: -18, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4}),
        Plot.text(data.filter(d => (d.to - d.from) * width > 7 * d.option.length + 8), {y: 'row', x: d => (d.from + d.to) / 2, text: 'option', fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 3}),
        Plot.tip(data, Plot.pointer({y: 'row', x: d => (d.from + d.to) / 2, title: d => `${d.issue}: ${d.option}\n${d.figure.words}`, fill: 'var(--paper)', stroke: 'var(--quiet)'})),
      ],
    }),
    {head: ['issue', 'answer', ...figures_head.slice(1)], rows: issues.flatMap(i => i.options.map(o => [i.issue, o.option, o.figure.words, o.figure.over_draws_words]))});
}

function in_short(page: Page, track: Track): HTMLElement {
  const p = track.played;
  const rows: [string, Figure | null][] = [['a deal', p.deal], ['somebody walks out of these talks', p.walk_out],
    [`${page.time.round} of the deal, counted from 0`, p.round], ['a signed deal holds one year', p.survival_1y],
    ['… five years', p.survival_5y], ['collapses before the end', p.collapse], ['failed ratifications a game', p.ratification_failures]];
  return h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'How games end: ' + track.name},
    h('table', {}, h('caption', {}, track.name), h('thead', {}, h('tr', {}, figures_head.map(x => h('th', {scope: 'col'}, x)))),
      h('tbody', {}, rows.filter(([, f]) => f).map(([what, f]) => h('tr', {}, h('th', {scope: 'row'}, what),
        h('td', {}, f!.certain ? '0 % (a certainty)' : f!.words), h('td', {}, f!.over_draws_words))))));
}

export function games(page: Page): HTMLElement {
  return h('section', {id: 'games'},
    h('h2', {}, 'How the talks end'),
    h('p', {}, `${page.plan.draws} draws of the assumptions, ${page.plan.replicates} games each.`, page.plan.stopped ? ' Stopped early.' : '', page.solved_play ? ' ' + page.solved_play : ''),
    incidence(page),
    page.tracks.map(t => in_short(page, t)),
    page.tracks.map(t => bars('What blocks: ' + t.name, 'Share of the rounds that failed; one refusal can have several reasons.', t.played.blocks)),
    page.tracks.map(t => terms(t)),
    page.tracks.map(t => bars('Red lines that deals cross: ' + t.name, 'Share of the deals that break the stated line.', t.played.crosses)));
}

export function front(page: Page): HTMLElement | null {
  const rows = page.front.filter(t => t.change);
  if (!rows.length || !page.gainer) return null;
  const clip = (v: number) => Math.max(0, Math.min(1, v));
  const data = rows.map(t => ({name: t.name, held: t.held, end: clip(t.held + t.change!.value), from: clip(t.held + t.change!.over_draws_90[0]), to: clip(t.held + t.change!.over_draws_90[1])}));
  return h('section', {id: 'front'}, h('h2', {}, 'The ground'),
    chart('The front', `Share of each territory held by ${page.gainer}: at the start (ring) and at the end of the games (dot), with what other assumptions would make of it (bar, 90 % of the draws).`,
      width => ({
        height: 60 + 36 * data.length, marginLeft: Math.min(160, width * 0.3), marginRight: 24, marginTop: 8,
        x: {domain: [0, 1], tickFormat: d => percent(d), grid: true, label: `held by ${page.gainer}`},
        y: {domain: data.map(d => d.name), label: null, tickSize: 0},
        marks: [
          Plot.link(data, {y1: 'name', y2: 'name', x1: 'from', x2: 'to', stroke: party_colour(1), strokeOpacity: 0.35, strokeWidth: 8}),
          Plot.dot(data, {y: 'name', x: 'held', r: 6, stroke: 'var(--ink)', fill: 'var(--paper)', strokeWidth: 1.5}),
          Plot.dot(data, {y: 'name', x: 'end', r: 4, fill: party_colour(1)}),
        ],
      }),
      {head: ['territory', 'held at the start', 'change (95 %)', 'over the assumptions (90 %)'], rows: rows.map(t => [t.name, percent(t.held), t.change!.words, t.change!.over_draws_words])}));
}

/** How the figure moves from one end of each assumption's range to the other. */
function tornado(page: Page, track: Track): HTMLElement | null {
  const {figure, swings} = track.played.drivers?.tornado ?? {figure: 'deal', swings: []}, shares = figure === 'deal';
  const shown = swings.slice(0, 10), whole = track.played[figure]?.value ?? 0;
  // two standard errors, or it is the chance of which draws there happened to be
  if (!shown.some(s => Math.abs(s.high.value - s.low.value) > 2 * Math.hypot(s.high.standard_error, s.low.standard_error))) return null;
  const text = (v: number) => shares ? percent(v) : decimal(v, 1), what = shares ? 'Share of the games with a deal' : `The ${page.time.round} of the deal, counted from 0,`;
  const short = (x: number) => String(Number(x.toPrecision(3)));
  const range = (e: Swing['low']) => e.from === e.to ? short(e.from) : `${short(e.from)} to ${short(e.to)}`;
  const error = (e: Swing['low']) => [Math.max(0, e.value - e.standard_error), Math.min(shares ? 1 : Infinity, e.value + e.standard_error)] as const;
  const ends = shown.flatMap(s => [...error(s.low), ...error(s.high), whole]), low = Math.min(...ends), high = Math.max(...ends), room = Math.max(0.01, (high - low) * 0.06);
  const marks = shown.flatMap((s, row) => [{row, ...s.low}, {row, ...s.high}]);
  return chart(`Tornado: ${track.name}`, what + ' where an assumption is in the lowest quarter of its range (ring) and in the highest (dot), everything else drawn as ever; thin lines: one standard error.',
    width => ({
      height: 40 + 44 * shown.length, marginLeft: 18, marginRight: 30, marginTop: 10, marginBottom: 28,
      x: {domain: [Math.max(0, low - room), shares ? Math.min(1, high + room) : high + room], label: null, tickFormat: text, grid: true, ticks: width / 110}, y: {axis: null, domain: shown.map((_, k) => k), padding: 0.6},
      marks: [
        Plot.ruleX([whole], {stroke: 'var(--ink)', strokeDasharray: '2 3'}),
        Plot.barX(shown, {y: (_, k) => k, x1: d => d.low.value, x2: d => d.high.value, fill: 'var(--accent)', fillOpacity: 0.55}),
        Plot.link(marks, {y1: 'row', y2: 'row', x1: d => error(d)[0], x2: d => error(d)[1], stroke: 'var(--ink)', strokeWidth: 1}),
        Plot.dot(shown, {y: (_, k) => k, x: d => d.low.value, r: 5, fill: 'var(--paper)', stroke: 'var(--accent)', strokeWidth: 2}),
        Plot.dot(shown, {y: (_, k) => k, x: d => d.high.value, r: 5, fill: 'var(--accent)'}),
        Plot.text(shown, {y: (_, k) => k, frameAnchor: 'left', text: 'factor', textAnchor: 'start', dy: -18, dx: 2, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4, lineWidth: width / 7.6, textOverflow: 'ellipsis-end'}),
      ],
    }),
    {head: ['assumption', 'lowest quarter', shares ? 'deals there' : 'then', 'standard error', 'highest quarter', shares ? 'deals there' : 'then', 'standard error'],
      rows: swings.map(s => [s.factor, range(s.low), text(s.low.value), decimal(s.low.standard_error, 3), range(s.high), text(s.high.value), decimal(s.high.standard_error, 3)])});
}

/** Which assumptions the answer hangs on. */
export function spread(page: Page): HTMLElement | null {
  const varies = (t: Track) => {
    const [from, to] = t.played.deal?.over_draws_90 ?? [0, 0];
    return to - from > 0.02;
  };
  const track = page.tracks.find(t => varies(t) && t.played.drivers?.influences.some(i => i.share > 2 * i.standard_error)) ?? null;
  const swings = page.tracks.map(t => tornado(page, t)).find(c => c !== null) ?? null;
  if (!track) return swings;
  const drivers = track.played.drivers!;
  const shown = drivers.influences.filter(i => i.share > 0).slice(0, 8);
  const dots = drivers.influences.filter(i => i.by_draw && i.share > 2 * i.standard_error);
  return h('div', {},
    chart('Which assumptions matter', `Share of the spread between draws of “${track.name}” that each assumption explains alone, with one standard error. ${track.played.spread_words}`,
      width => ({
        height: 34 + 42 * shown.length, marginLeft: 14, marginRight: 40, marginTop: 8, marginBottom: 26,
        x: {domain: [0, Math.min(1, Math.max(0.1, ...shown.map(i => i.share + i.standard_error)))], label: null, tickFormat: d => percent(d), grid: true},
        y: {axis: null, domain: shown.map((_, k) => k), padding: 0.55},
        marks: [
          Plot.barX(shown, {y: (_, k) => k, x1: 0, x2: 'share', fill: 'var(--accent)', fillOpacity: 0.75}),
          Plot.link(shown, {y1: (_, k) => k, y2: (_, k) => k, x1: d => Math.max(0, d.share - d.standard_error), x2: d => d.share + d.standard_error, stroke: 'var(--ink)', strokeWidth: 2}),
          Plot.text(shown, {y: (_, k) => k, x: 0, text: 'factor', textAnchor: 'start', dy: -18, dx: 2, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4, lineWidth: width / 7.2, textOverflow: 'ellipsis-end'}),
        ],
      }),
      {head: ['assumption', 'share', 'standard error', 'rank correlation'], rows: drivers.influences.map(i => [i.factor, decimal(i.share, 3), decimal(i.standard_error, 3), decimal(i.correlation)])}),
    swings,
    dots.map(i => {
      const points = i.by_draw!.map((x, k) => ({x, y: drivers.by_draw[k]})).filter((d): d is {x: number; y: number} => d.y !== null && d.y !== undefined);
      return chart(`${track.name} against ${i.factor}`, 'Each dot is one draw of all assumptions: the share of its games with a deal.',
        width => ({
          height: Math.max(220, width * 0.34), marginLeft: 52,
          x: {label: i.factor, grid: true}, y: {label: 'share of the games', domain: [0, 1], tickFormat: d => percent(d), grid: true},
          marks: [Plot.dot(points, {x: 'x', y: 'y', r: 3, fill: 'var(--accent)', fillOpacity: 0.55}), Plot.ruleY([0], {stroke: 'var(--quiet)'})],
        }), {head: [i.factor, 'share of the games'], rows: points.map(d => [decimal(d.x, 4), decimal(d.y, 4)])});
    }));
}

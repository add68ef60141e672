import * as Plot from '@observablehq/plot';
import {chart} from './chart.js';
import type {Figure, Page, Study} from './data.js';
import {decimal, h, percent} from './dom.js';

type Known = {x: number[]; figure: Figure};
const value_text = (figure: Figure) => (v: number) => figure.unit === 'probability' || figure.unit === 'share' ? percent(v) : decimal(v);

function one_path(study: Study, metric: string, at: number, known: Known[]): HTMLElement {
  const path = study.paths[at]!, data = [...known].sort((p, q) => p.x[at]! - q.x[at]!), text = value_text(data[0]!.figure);
  return chart(`${metric} along ${path}`, 'Dark band: what more games could move (95 %); light band: what other assumptions would make of it (90 % of the draws).',
    width => ({
      height: Math.max(240, width * 0.4), marginLeft: 60, marginRight: 20, x: {label: path, grid: true}, y: {label: metric, tickFormat: text, grid: true, zero: true},
      marks: [
        Plot.areaY(data, {x: d => d.x[at], y1: d => d.figure.over_draws_90[0], y2: d => d.figure.over_draws_90[1], fill: 'var(--accent)', fillOpacity: 0.15}),
        Plot.areaY(data, {x: d => d.x[at], y1: d => d.figure.monte_carlo_95[0], y2: d => d.figure.monte_carlo_95[1], fill: 'var(--accent)', fillOpacity: 0.35}),
        Plot.lineY(data, {x: d => d.x[at], y: d => d.figure.value, stroke: 'var(--accent)', strokeWidth: 2}),
        Plot.dot(data, {x: d => d.x[at], y: d => d.figure.value, fill: 'var(--accent)', r: 3.5}),
      ],
    }), table(study, known));
}

const table = (study: Study, known: Known[]) => ({head: [...study.paths, 'simulated (95 %)', 'over the assumptions (90 %)'],
  rows: known.map(k => [...k.x.map(String), k.figure.words, k.figure.over_draws_words])});

/** Two paths as a heat map; the first runs upwards. */
function two_paths(study: Study, metric: string, [a, b]: [number, number], known: Known[]): HTMLElement {
  const text = value_text(known[0]!.figure), share = known[0]!.figure.unit === 'probability' || known[0]!.figure.unit === 'share';
  const values = known.map(k => k.figure.value), low = share ? 0 : Math.min(...values), high = share ? 1 : Math.max(...values);
  const shade = (v: number) => high > low ? (v - low) / (high - low) : 0.5;
  const numbers = (at: number) => [...new Set(known.map(k => k.x[at]!))].sort((p, q) => p - q);
  const columns = numbers(b), rows = numbers(a);
  return chart(`${metric} over ${study.paths[a]} and ${study.paths[b]}`, `Darker is more: from ${text(low)} to ${text(high)}.`,
    width => {
      const cell = (width - 90) / columns.length, few = cell > 40;
      return {
        height: 80 + Math.min(36, Math.max(16, 420 / rows.length)) * rows.length, marginLeft: 70, marginRight: 20,
        x: {type: 'band', domain: columns, label: study.paths[b], tickFormat: d => String(d), ticks: few ? columns : columns.filter((_, k) => k % Math.ceil(50 / cell) === 0)},
        y: {type: 'band', domain: [...rows].reverse(), label: study.paths[a], tickFormat: d => String(d)},
        marks: [
          Plot.cell(known, {x: d => d.x[b], y: d => d.x[a], fill: 'var(--accent)', fillOpacity: d => 0.06 + 0.94 * shade(d.figure.value), inset: 0.5, title: d => `${study.paths[a]} ${d.x[a]}\n${study.paths[b]} ${d.x[b]}\n${d.figure.words}`}),
          Plot.text(few ? known : [], {x: d => d.x[b], y: d => d.x[a], text: d => text(d.figure.value), fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 3}),
        ],
        opacity: {type: 'identity' as const},
      };
    }, table(study, known));
}

/** What a study found, before the scenario it is about. */
export function study(page: Page): HTMLElement | null {
  const found = page.study;
  if (!found) return null;
  const varied = found.paths.map((_, k) => k).filter(k => new Set(found.points.map(p => p.point[k])).size > 1);
  const on_grid = (known: Known[]) => varied.length === 2 && varied.reduce((n, k) => n * new Set(known.map(p => p.x[k])).size, 1) <= 2 * known.length;
  return h('section', {id: 'study'},
    h('h2', {}, found.title), h('p', {}, found.size + '. All points share their draws and chances, so neighbours differ by what is varied only.'),
    found.metrics.map((metric, m) => {
      const known = found.points.flatMap(p => p.figures[m] ? [{x: p.point, figure: p.figures[m]!}] : []);
      if (!known.length || !varied.length) return h('p', {}, `${metric} is not defined at any point.`);
      if (varied.length === 1) return one_path(found, metric, varied[0]!, known);
      if (on_grid(known)) return two_paths(found, metric, varied as [number, number], known);
      return varied.map(at => chart(`${metric} against ${found.paths[at]}`, 'Each dot is a point of the study; everything else varies too.',
        width => ({height: Math.max(220, width * 0.34), marginLeft: 60, x: {label: found.paths[at], grid: true}, y: {label: metric, grid: true, tickFormat: value_text(known[0]!.figure)},
          marks: [Plot.dot(known, {x: d => d.x[at], y: d => d.figure.value, r: 3, fill: 'var(--accent)', fillOpacity: 0.55})]}), table(found, known)));
    }).flat());
}

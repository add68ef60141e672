import * as Plot from '@observablehq/plot';
import {chart, party_colour, redraw, table_of} from './chart.js';
import type {Front, Page, Point, Track} from './data.js';
import {decimal, h} from './dom.js';

const option_names = (track: Track, point: Point): [string, string][] =>
  track.issues.map((issue, k) => [issue.title || issue.name, issue.options[point.package[k]!] ?? '?']);

/** Which of the points are Pareto-optimal; few enough to compare each with each. */
function undominated(points: Point[]): Point[] {
  return points.filter(p => !points.some(q =>
    q.value.every((v, i) => v >= p.value[i]!) && q.value.some((v, i) => v > p.value[i]!)));
}

interface Projected extends Point { whole: Point }
interface Special { point: Point; symbol: string; what: string }
interface Shown { what: string; colour: string; dash?: string; front: Point[] }

/** The packages of a track as both parties see them. */
export function values(page: Page, track: Track): HTMLElement | null {
  const solved = track.solved;
  if (!solved || page.parties.length < 2) return null;
  const picture = solved.picture, small = picture.packages.length > 0;
  const axes = [0, 1];
  const standing = new Set(solved.constraints.map((_, c) => c).filter(c => solved.constraints[c]!.kind !== 'no-deal value'));
  let alone = -1;  // the one constraint whose own frontier is shown, where packages are too many to list
  const detail = h('div', {class: 'detail', 'aria-live': 'polite'});
  // with more than two parties the picture shows two of them: the line is what is best for these two
  const on_axes = (points: Point[]) => page.parties.length === 2 ? points
    : undominated(points.map(point => ({...point, value: axes.map(k => point.value[k]!), whole: point})) as Projected[]).map(p => (p as Projected).whole);
  const by_axis = (front: Front | Point[]) =>
    [...on_axes('points' in front ? front.points : front)].sort((p, q) => p.value[axes[0]!]! - q.value[axes[0]!]! || q.value[axes[1]!]! - p.value[axes[1]!]!);

  const fronts = (): Shown[] => {
    const out: Shown[] = [{what: 'if nobody refused anything', colour: 'var(--quiet)', dash: '4 3', front: by_axis(picture.unrestricted)}];
    if (small) {
      const left = picture.packages.filter(p => !p.breaks!.some(c => standing.has(c)));
      out.push({what: 'what the ticked lines leave', colour: 'var(--ink)', front: by_axis(undominated(left))});
      return out;
    }
    picture.of_party.forEach((front, k) => out.push({what: `what ${page.parties[k]!.name} would not refuse`, colour: party_colour(k), front: by_axis(front)}));
    if (picture.of_all.size) out.push({what: 'what all lines leave', colour: 'var(--ink)', front: by_axis(picture.of_all)});
    if (alone >= 0) out.push({what: `under “${solved.constraints[alone]!.words}” alone`, colour: 'var(--accent)', front: by_axis(picture.of_constraint[alone]!)});
    return out;
  };
  const special = (): Special[] => [
    ...solved.solutions.map(s => ({point: s, symbol: 'star', what: s.name ?? ''})),
    ...solved.corrections.slice(0, 12).flatMap((c, k) => c.nash ? [{point: c.nash, symbol: 'diamond', what: `fairest after concession ${k + 1}`}] : []),
    ...(solved.nearest_miss ? [{point: solved.nearest_miss, symbol: 'triangle', what: 'nearest miss'}] : []),
  ];
  const x = (p: Point) => p.value[axes[0]!]!, y = (p: Point) => p.value[axes[1]!]!;
  const tell = (p: Point | null, what = '') => {
    detail.replaceChildren();
    if (!p) return;
    const broken = p.breaks?.map(c => solved.constraints[c]!.words) ?? [];
    detail.append(h('h4', {}, what || 'A package'),
      h('p', {}, page.parties.map((party, k) => `${party.name} ${decimal(p.value[k]!)}`).join(' · ')),
      broken.length ? h('p', {class: 'quiet'}, 'Refused: ' + broken.join('; ')) : '',
      table_of({head: ['issue', 'option'], rows: option_names(track, p)}, 'The package'));
  };

  const options = (width: number): Plot.PlotOptions => {
    const shown = fronts(), marks = special();
    const cloud = small ? picture.packages : [];
    const refused = (p: Point) => p.breaks!.some(c => standing.has(c));
    const all = [...shown.flatMap(s => s.front), ...marks.map(m => m.point), ...cloud];
    const no = [solved.no_deal[axes[0]!]!, solved.no_deal[axes[1]!]!] as const;
    const range = (get: (p: Point) => number, d: number) => {
      const low = Math.min(d, ...all.map(get)), high = Math.max(d, ...all.map(get)), room = 0.04 * (high - low || 1);
      return [low - room, high + room] as [number, number];
    };
    const dx = range(x, no[0]), dy = range(y, no[1]);
    const hover = [...cloud.map(point => ({point, what: refused(point) ? 'refused' : 'a package'})),
      ...(small ? [] : shown.flatMap(s => s.front.map(point => ({point, what: s.what})))),
      ...marks.map(m => ({point: m.point, what: m.what}))];
    return {
      height: Math.min(540, Math.max(340, width * 0.72)), marginLeft: 52, marginRight: 18, marginBottom: 44,
      x: {domain: dx, label: `value to ${page.parties[axes[0]!]!.name} →`, grid: true},
      y: {domain: dy, label: `↑ value to ${page.parties[axes[1]!]!.name}`, grid: true},
      marks: [
        Plot.rect([0], {x1: no[0], x2: dx[1], y1: no[1], y2: dy[1], fill: 'var(--better)', fillOpacity: 0.5, ariaLabel: 'better than no deal for both'}),
        Plot.ruleX([no[0]], {stroke: 'var(--quiet)'}), Plot.ruleY([no[1]], {stroke: 'var(--quiet)'}),
        Plot.dot(cloud, {x, y, r: cloud.length > 300 ? 2 : 3.5, fill: (p: Point) => refused(p) ? 'var(--faint)' : 'var(--accent)', fillOpacity: 0.8}),
        ...shown.map(s => Plot.line(s.front, {x, y, stroke: s.colour, strokeWidth: 2, strokeDasharray: s.dash, curve: 'linear'})),
        ...shown.map(s => Plot.dot(s.front.length < 60 ? s.front : [], {x, y, r: 2.5, fill: s.colour})),
        Plot.dot(marks, {x: (m: Special) => x(m.point), y: (m: Special) => y(m.point), symbol: (m: Special) => m.symbol, r: 6, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1.5}),
        Plot.text(marks.filter(m => m.symbol === 'diamond'), {x: m => x(m.point), y: m => y(m.point), text: m => m.what.replace(/\D+/g, ''), dx: 9, dy: -7, textAnchor: 'start', fontSize: 11, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 3}),
        Plot.dot([no], {x: '0', y: '1', symbol: 'times', r: 7, stroke: 'var(--ink)', strokeWidth: 2.5}),
        Plot.text([no], {x: '0', y: '1', text: ['no deal'], dx: 10, dy: 12, textAnchor: 'start', fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4}),
        Plot.text(marks.filter(m => m.symbol === 'star').slice(0, 1), {x: m => x(m.point), y: m => y(m.point), text: 'what', dx: -10, dy: 14, textAnchor: 'end', fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4}),
        Plot.tip(hover, Plot.pointer({x: d => x(d.point), y: d => y(d.point), title: d => `${d.what}\n${page.parties[axes[0]!]!.name} ${decimal(x(d.point))}\n${page.parties[axes[1]!]!.name} ${decimal(y(d.point))}`, fill: 'var(--paper)', stroke: 'var(--quiet)'})),
      ],
    };
  };

  const legend = h('ul', {class: 'legend'});
  const refresh = () => {
    legend.replaceChildren(...fronts().map(s => {
      const swatch = h('span', {class: 'line' + (s.dash ? ' dashed' : '')});
      swatch.style.setProperty('--line', s.colour);
      return h('li', {}, swatch, s.what, s.front.length ? '' : ' — nothing');
    }), h('li', {}, h('span', {class: 'line area'}), 'better than no deal for both'),
    ...(solved.solutions.length ? [h('li', {}, '☆ fair package')] : []),
    ...(solved.corrections.length ? [h('li', {}, '◇ fairest package after a smallest concession')] : []),
    ...(solved.nearest_miss ? [h('li', {}, '△ nearest miss')] : []));
    redraw();
  };
  const controls: Node[] = [];
  if (page.parties.length > 2) {
    const choose = (k: number) => {
      const select = h('select', {change: e => { axes[k] = Number((e.target as HTMLSelectElement).value); refresh(); }, 'aria-label': k ? 'party on the vertical axis' : 'party on the horizontal axis'},
        page.parties.map((p, i) => h('option', {value: i, selected: i === axes[k]}, p.name)));
      return h('label', {}, k ? 'Against ' : 'Show ', select);
    };
    controls.push(h('p', {class: 'tools'}, choose(0), choose(1)));
  }
  const refusals = solved.constraints.map((c, k) => ({c, k})).filter(({c}) => c.kind !== 'no-deal value');
  if (small && refusals.length)
    controls.push(h('fieldset', {class: 'lines'}, h('legend', {}, 'Red lines and ratifiers: drop one, see what opens'),
      refusals.map(({c, k}) => h('label', {}, h('input', {type: 'checkbox', checked: true, change: e => {
        if ((e.target as HTMLInputElement).checked) standing.add(k); else standing.delete(k);
        refresh();
      }}), c.words))));
  if (!small && refusals.length) {
    const select = h('select', {change: e => { alone = Number((e.target as HTMLSelectElement).value); refresh(); }},
      h('option', {value: -1}, '—'), refusals.map(({c, k}) => h('option', {value: k}, c.words)));
    controls.push(h('p', {class: 'tools'}, h('label', {}, 'What one line alone leaves: ', select)));
  }
  const points = special();
  const pick = points.length ? h('p', {class: 'tools'}, h('label', {}, 'Read a package: ',
    h('select', {change: e => { const m = points[Number((e.target as HTMLSelectElement).value)]; tell(m?.point ?? null, m?.what); }},
      h('option', {value: -1}, '—'), points.map((m, k) => h('option', {value: k}, m.what))))) : null;
  const rows = [
    ...points.map(m => [m.what, ...m.point.value.map(v => decimal(v, 3))]),
    ...(small ? picture.packages.map(p => [p.breaks!.length ? 'refused or worse than no deal' : 'acceptable', ...p.value.map(v => decimal(v, 3))])
      : fronts().flatMap(s => s.front.map(p => [s.what, ...p.value.map(v => decimal(v, 3))])))];
  const figure = chart(
    page.tracks.length > 1 ? `The values of both sides: ${track.name}` : 'The values of both sides',
    `${solved.no_deal_words} Up and to the right is better. ${small ? 'Each dot is a package.' : `There are ${solved.packages}; only the best of them are drawn.`}`,
    options, {head: ['what', ...page.parties.map(p => p.name)], rows}, [...controls, legend]);
  figure.append(...(pick ? [pick] : []), detail);
  queueMicrotask(refresh);
  return figure;
}

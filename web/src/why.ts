import * as Plot from '@observablehq/plot';
import {chart, party_colour} from './chart.js';
import type {Constraint, Page, Solved, Track} from './data.js';
import {decimal, h, percent} from './dom.js';

const party_index = (page: Page, id: string) => page.parties.findIndex(p => p.id === id);

function tag(page: Page, constraint: Constraint): HTMLElement {
  const element = h('span', {class: 'tag'}, page.parties.find(p => p.id === constraint.party)?.name);
  element.style.setProperty('--tag', party_colour(party_index(page, constraint.party)));
  return element;
}

function conflict_list(page: Page, solved: Solved, from: number, to: number): HTMLElement {
  return h('ol', {class: 'conflicts', start: from + 1}, solved.conflicts.slice(from, to).map(conflict =>
    h('li', {}, h('div', {}, conflict.map((c, k) => {
      const constraint = solved.constraints[c]!;
      return [k > 0 ? h('span', {class: 'against'}, k === 1 ? 'against' : 'and') : null,
        h('span', {class: 'side'}, tag(page, constraint), constraint.words)];
    }).flat()))));
}

/** Every constraint as a dot on its party's side, every minimal conflict as a dot between them. */
function conflict_graph(page: Page, solved: Solved): HTMLElement | null {
  const used = solved.constraints.map((c, k) => ({c, k})).filter(({k}) => solved.conflicts.some(set => set.includes(k)));
  if (page.parties.length !== 2 || solved.conflicts.length > 30 || used.length < 2) return null;
  const side = (c: Constraint) => (party_index(page, c.party) === 0 ? 0 : 1);
  const places = new Map<number, {x: number; y: number}>();
  for (const s of [0, 1]) {
    const column = used.filter(({c}) => side(c) === s);
    column.forEach(({k}, i) => places.set(k, {x: s, y: (i + 0.5) / column.length}));
  }
  const hubs = solved.conflicts.map((set, k) => ({set, k, x: 0.5, y: (k + 0.5) / solved.conflicts.length}));
  const links = hubs.flatMap(hub => hub.set.map(c => ({x1: places.get(c)!.x, y1: places.get(c)!.y, x2: hub.x, y2: hub.y, c})));
  const nodes = used.map(({c, k}) => ({...places.get(k)!, c, k}));
  const colour = (c: Constraint) => party_colour(party_index(page, c.party));
  return chart('Who blocks whom',
    'Each small dot in the middle is a set of demands that cannot all hold. Lines tie it to those who make them.',
    width => {
      const room = Math.min(260, width * 0.34), rows = Math.max(hubs.length, ...[0, 1].map(s => nodes.filter(n => n.x === s).length));
      const text = (s: number) => Plot.text(nodes.filter(n => n.x === s), {
        x: 'x', y: 'y', text: d => d.c.short, dx: s ? 10 : -10, textAnchor: s ? 'start' : 'end', fill: 'var(--ink)',
        lineWidth: room / 8, textOverflow: 'ellipsis-end', title: d => d.c.words});
      return {
        height: 40 + rows * (width < 480 ? 34 : 28), marginLeft: room, marginRight: room, marginTop: 26, marginBottom: 8,
        x: {axis: null, domain: [0, 1]}, y: {axis: null, domain: [1, 0]},
        marks: [
          Plot.link(links, {x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: d => colour(solved.constraints[d.c]!), strokeWidth: 1.5, strokeOpacity: 0.6}),
          Plot.dot(hubs, {x: 'x', y: 'y', r: 4, fill: 'var(--ink)'}),
          Plot.dot(nodes, {x: 'x', y: 'y', r: 6, fill: d => colour(d.c), stroke: 'var(--paper)'}),
          text(0), text(1),
          Plot.text([0, 1], {x: (d: number) => d, frameAnchor: 'top', dy: -18, text: (d: number) => page.parties[d]!.name, fontWeight: 'bold', fill: 'var(--ink)'}),
        ],
      };
    },
    {head: ['constraint', 'party', 'in words', 'share of the conflicts', 'responsibility'],
      rows: used.map(({c}) => [c.short, c.party, c.words, percent(c.share_of_conflicts ?? 0), decimal(c.responsibility ?? 0)])});
}

function corrections(page: Page, solved: Solved): HTMLElement | null {
  if (!solved.corrections.length) return null;
  const least = solved.corrections[0]!.give_up.length;
  const one = (index: number) => {
    const correction = solved.corrections[index]!;
    return h('li', {}, 'Give up',
      h('ul', {class: 'give-up'}, correction.give_up.map(c => h('li', {}, tag(page, solved.constraints[c]!), solved.constraints[c]!.words))),
      h('p', {class: 'opens'}, correction.words + '.'),
      correction.nash ? h('details', {}, h('summary', {}, 'The fairest package it opens (Nash)'), h('p', {}, correction.nash.words)) : null);
  };
  const indices = solved.corrections.map((_, k) => k);
  return h('div', {},
    h('h3', {}, least === 1 ? 'What would open a deal: the smallest concessions'
      : `What would open a deal: no single concession does; the smallest take ${least} together`),
    h('ol', {class: 'corrections'}, indices.slice(0, 3).map(one)),
    indices.length > 3 ? h('details', {}, h('summary', {}, `The other ${indices.length - 3}`),
      h('ol', {class: 'corrections', start: 4}, indices.slice(3).map(one))) : null);
}

export function why(page: Page, track: Track): HTMLElement | null {
  const solved = track.solved;
  if (!solved || solved.exists) return null;
  return h('section', {},
    h('h2', {}, 'Why there is no ' + (page.tracks.length > 1 ? track.name : 'deal')),
    solved.conflicts.length ? h('p', {}, solved.conflicts.length === 1 ? 'These cannot all hold:' : 'Each of these is impossible by itself:') : null,
    conflict_list(page, solved, 0, 5),
    solved.conflicts.length > 5 ? h('details', {}, h('summary', {}, `The other ${solved.conflicts.length - 5}`), conflict_list(page, solved, 5, solved.conflicts.length)) : null,
    solved.complete ? null : h('p', {class: 'quiet'}, 'The list was cut at its limit; more conflicts may exist.'),
    conflict_graph(page, solved),
    corrections(page, solved),
    solved.nearest_miss ? h('p', {}, h('strong', {}, 'Nearest miss: '), solved.nearest_miss.words, '. It breaks only: ',
      (solved.nearest_miss.breaks ?? []).map(c => solved.constraints[c]!.words).join('; '), '.') : null,
    solved.how_far ? h('p', {}, h('strong', {}, 'How far away: '), solved.how_far) : null);
}

export function thresholds(track: Track): HTMLElement | null {
  return track.solved ? h('details', {class: 'thresholds'}, h('summary', {}, 'Thresholds: what would have to move, and what each line does for its owner'),
    h('pre', {tabindex: 0}, track.solved.thresholds_words.trim())) : null;
}

import { h } from './dom.js';
import {table_of} from './chart.js';
import type {Page} from './data.js';
import {csv, save} from './dom.js';

function lines(page: Page): HTMLElement | null {
  if (!page.lines.length) return null;
  const name = (id: string) => page.parties.find(p => p.id === id)?.name ?? id;
  return h('details', {}, h('summary', {}, `The ${page.lines.length} red lines as stated`),
    table_of({head: ['line', 'whose', 'kind', 'meant', 'why', 'source'],
      rows: page.lines.map(l => [l.words, name(l.party), l.hard ? 'hard' : 'soft: at a price', l.meant === 1 ? 'yes' : `with ${l.meant}`, l.why, l.source])}, 'Red lines'));
}

function figures(page: Page): HTMLElement | null {
  const all = page.figures ?? [];
  if (!all.length) return null;
  const head = ['figure', 'value', 'unit', 'kind', 'source', 'where'];
  const rows = (wanted: string) => all.filter(f => (f.path + f.value + f.source + f.kind).toLowerCase().includes(wanted.toLowerCase()))
    .map(f => [f.path, f.value, f.unit, f.kind, f.source, f.origin]);
  const body = h('div', {}, table_of({head, rows: rows('')}, 'Figures'));
  const search = h('input', {type: 'search', input: e => body.replaceChildren(table_of({head, rows: rows((e.target as HTMLInputElement).value)}, 'Figures'))});
  return h('details', {}, h('summary', {}, `All ${all.length} figures: facts and assumptions`),
    h('p', {class: 'tools'}, h('label', {}, 'Find ', search),
      h('button', {type: 'button', click: () => save('figures.csv', csv([head, ...rows('')]), 'text/csv')}, 'Save as CSV')), body);
}

export function rests(page: Page): HTMLElement {
  const r = page.rests_on;
  return h('section', {id: 'rests'},
    h('h2', {}, 'What it rests on'),
    h('p', {}, `Of the file's figures ${r.facts} come from a source and ${r.assumptions} are assumptions; ${r.assumptions_with_a_range} of these have a range and are drawn anew in each world.`),
    page.sources.length ? h('details', {}, h('summary', {}, `The ${page.sources.length} sources`),
      table_of({head: ['source', 'who', 'date', 'says', 'via', 'checked'],
        rows: page.sources.map(s => [s.id, s.who, s.date, s.says, s.via, s.verified ? 'yes' : 'no'])}, 'Sources')) : null,
    lines(page), figures(page),
    page.defaults_used.length ? h('details', {}, h('summary', {}, 'What the file left to the program'),
      h('ul', {}, page.defaults_used.map(x => h('li', {}, x)))) : null);
}

const notices = (): string => document.getElementById('notices')?.textContent ?? '';

export function colophon(page: Page): HTMLElement {
  const year = page.scenario.as_of ? ` (as of ${page.scenario.as_of})` : '';
  return h('footer', {id: 'colophon'},
    h('h2', {}, 'How this page was made'),
    h('p', {}, 'Results follow from the assumptions shown and are conditional on them; they are not a prediction. Positions of the parties are inputs, not endorsements.'),
    page.command ? h('pre', {tabindex: 0}, page.command) : null,
    h('p', {}, 'To cite: ', h('q', {}, `${page.scenario.title}${year}. zopa ${page.zopa}, scenario ${page.scenario.hash}, seed ${page.plan.seed}, ${page.plan.draws} draws × ${page.plan.replicates} games.`)),
    page.file ? h('p', {class: 'tools'},
      h('button', {type: 'button', click: () => save('scenario.json', JSON.stringify(page.file, null, 2), 'application/json')}, 'Save the scenario as JSON'),
      h('button', {type: 'button', click: () => save('results.json', JSON.stringify(page, null, 1), 'application/json')}, 'Save all results as JSON')) : null,
    h('p', {class: 'quiet'}, page.closing),
    h('details', {}, h('summary', {}, 'What this page contains of others'), h('pre', {tabindex: 0}, notices())));
}

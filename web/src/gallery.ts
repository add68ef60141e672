import * as Plot from '@observablehq/plot';
import {probability_bar} from './answer.js';
import {party_colour} from './chart.js';
import type {Card} from './data.js';
import {h} from './dom.js';

/** Both sides' values, small: the frontier, what all would sign, no deal. */
function picture(card: Card): Element | null {
  const p = card.picture;
  if (!p || p.no_deal.length !== 2 || !p.frontier.length) return null;
  const line = (points: {value: number[]}[]) => [...points].sort((a, b) => a.value[0]! - b.value[0]!);
  const image = Plot.plot({
    width: 240, height: 150, margin: 14, style: {background: 'none'}, x: {axis: null, nice: true}, y: {axis: null, nice: true},
    marks: [
      Plot.frame({stroke: 'var(--line)'}),
      Plot.line(line(p.frontier), {x: d => d.value[0], y: d => d.value[1], stroke: 'var(--quiet)', strokeDasharray: '4 3'}),
      Plot.dot(card.guess ? [] : p.zopa, {x: d => d.value[0], y: d => d.value[1], r: 3, fill: 'var(--yes)'}),
      Plot.dot([p.no_deal], {x: d => d[0], y: d => d[1], r: 5, fill: party_colour(1)}),
    ],
  });
  image.setAttribute('aria-hidden', 'true');
  return image;
}

export function gallery(cards: Card[]): HTMLElement {
  const groups = [...new Set(cards.map(c => c.group))];
  const safe = (link: string) => /^[\w-]+\.html$/.test(link) ? link : '#';
  return h('main', {id: 'main', class: 'gallery', tabindex: -1}, h('h1', {}, 'Negotiations to explore'),
    h('p', {}, 'Each opens a page of its own that works without a network: the case, why there is or is no deal, the engine to move the assumptions, a seat at the table.'),
    groups.map(group => h('section', {}, h('h2', {}, (group.charAt(0).toUpperCase() + group.slice(1)).replaceAll('_', ' ') || 'Scenarios'), h('div', {class: 'cards'},
      cards.filter(c => c.group === group).map(c => h('article', {class: 'card'}, h('h3', {}, h('a', {href: safe(c.link)}, c.title)),
        h('p', {class: 'quiet'}, c.headline.replace(c.title + ' · ', '')), picture(c),
        h('p', {}, !c.guess ? c.answer : c.about ? first_sentence(c.about) : 'Is there a deal? Guess first.'),
        ...(!c.guess && c.deal && !c.deal.certain ? [probability_bar(c.deal), h('p', {class: 'quiet'}, `${c.deal.words} of the games end with a deal`)] : [])))))),
    h('p', {class: 'quiet'}, 'In each picture: values of one side to the right, of the other upwards; dashed what would be best if nobody refused anything, large dot no deal. Conditional on each file’s assumptions, not a prediction.'));
}
const first_sentence = (text: string) => text.match(/^[\s\S]{20,240}?[.?!](?=\s|$)/)?.[0] ?? text.slice(0, 200);

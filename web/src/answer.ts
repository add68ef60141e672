import type {Figure, Page, Track} from './data.js';
import {h} from './dom.js';

/** A probability as a bar with both uncertainties: the games' (dark), the assumptions' (light). */
export function probability_bar(figure: Figure): HTMLElement {
  const at = (p: number) => `${Math.max(0, Math.min(100, 100 * p)).toFixed(2)}%`;
  const span = (kind: string, [low, high]: [number, number]) => {
    const element = h('span', {class: kind});
    element.style.left = at(low);
    element.style.width = `max(2px, calc(${at(high)} - ${at(low)}))`;
    return element;
  };
  const point = h('span', {class: 'point'});
  point.style.left = at(figure.value);
  return h('div', {class: 'bar', 'aria-hidden': 'true'},
    span('assumed', figure.over_draws_90), span('simulated', figure.monte_carlo_95), point);
}

function card(page: Page, track: Track): HTMLElement {
  const solved = track.solved, deal = track.played.deal;
  const verdict = !solved ? null
    : h('p', {class: 'verdict ' + (solved.exists ? 'yes' : 'no')},
      h('span', {class: 'mark', 'aria-hidden': 'true'}, solved.exists ? '●' : '○'),
      solved.exists ? 'A deal exists' : solved.certain ? 'No deal can exist' : 'No deal exists');
  return h('article', {class: 'card'},
    h('h2', {}, track.name), verdict, solved && track !== page.tracks[0] ? h('p', {}, solved.answer) : null,
    deal ? h('div', {class: 'chance'},
      h('p', {class: 'figure'}, deal.certain ? '0 %' : deal.words.replace(/ \(.*/, '')),
      h('p', {}, `of the games reach it within ${page.time.rounds} ${page.time.round}s`),
      deal.certain ? h('p', {class: 'quiet'}, 'A certainty: the red lines alone exclude every package.')
        : [probability_bar(deal),
          h('p', {class: 'quiet'}, `Simulation: ${deal.words}. Under other assumptions: ${deal.over_draws_words}.`)]) : null);
}

export function answer(page: Page): HTMLElement {
  const main = page.tracks[0]!;
  const sentence = main.solved?.answer ?? main.played.words;
  return h('header', {id: 'answer'},
    h('p', {class: 'kicker'}, page.headline),
    h('h1', {}, page.scenario.title),
    h('p', {class: 'lead'}, sentence),
    main.solved?.certain ? null : h('p', {class: 'lead second'}, main.played.words, ' ', main.played.spread_words),
    h('p', {class: 'conditional'},
      'Conditional on the assumptions below, not a prediction. ', page.rests_on_words),
    page.about ? h('p', {class: 'about'}, page.about) : null,
    h('div', {class: 'cards'}, page.tracks.map(track => card(page, track))),
    h('p', {class: 'quiet key'},
      h('span', {class: 'swatch simulated'}), 'what more games could still move (95 %)  ',
      h('span', {class: 'swatch assumed'}), 'what other assumptions would make of it (90 % of the draws)'));
}

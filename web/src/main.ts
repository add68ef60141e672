import {answer} from './answer.js';
import {draw_all} from './chart.js';
import type {Page} from './data.js';
import {h} from './dom.js';
import {front, games, spread} from './games.js';
import {colophon, rests} from './rests.js';
import {values} from './values.js';
import {thresholds, why} from './why.js';

const page = JSON.parse(document.getElementById('data')!.textContent!) as Page;

const solved = page.tracks.filter(track => track.solved);
const tables = h('section', {id: 'values'},
  h('h2', {}, 'What is on the table'),
  solved.map(track => [values(page, track), thresholds(track)]).flat());
const main = h('main', {id: 'main'},
  answer(page),
  h('div', {id: 'why'}, solved.map(track => why(page, track))),
  tables, games(page), front(page), rests(page, spread(page)));

document.body.append(
  h('a', {class: 'skip', href: '#main'}, 'To the answer'),
  h('nav', {'aria-label': 'Parts of the page'}, [['#answer', 'Answer'], ...(solved.some(t => !t.solved!.exists) ? [['#why', 'Why']] : []),
    ['#values', 'Values'], ['#games', 'Games'], ...(main.querySelector('#front') ? [['#front', 'Ground']] : []), ['#rests', 'Rests on'], ['#colophon', 'Made by']]
    .map(([href, text]) => h('a', {href: href!}, text!))),
  main, colophon(page));
draw_all();
document.documentElement.dataset.ready = 'yes';

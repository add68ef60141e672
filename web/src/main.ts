import {answer} from './answer.js';
import {draw_all, forget} from './chart.js';
import type {Card, Page} from './data.js';
import {h} from './dom.js';
import {Engine} from './engine.js';
import {Explorer} from './explorer.js';
import {gallery} from './gallery.js';
import {front, games, spread} from './games.js';
import {guess} from './guess.js';
import {map} from './map.js';
import {colophon, rests} from './rests.js';
import {Seat} from './seat.js';
import {study} from './study.js';
import {values} from './values.js';
import {thresholds, why} from './why.js';

const data = JSON.parse(document.getElementById('data')!.textContent!) as Page & {cards?: Card[]};

/** Everything between the answer and what it rests on: drawn again for each world. */
function parts(of: Page): HTMLElement[] {
  const solved = of.tracks.filter(track => track.solved);
  return [
    h('div', {id: 'why'}, solved.map(track => why(of, track))),
    h('section', {id: 'values'}, h('h2', {}, 'What is on the table'), solved.map(track => [values(of, track), thresholds(track)]).flat()),
    map(of), games(of), front(of), h('section', {id: 'hangs'}, spread(of)),
  ].filter(part => part !== null);
}

const places: [string, string][] = [['#answer', 'Answer'], ['#explore', 'Explore'], ['#study', 'Study'], ['#why', 'Why'], ['#values', 'Values'], ['#map', 'Map'], ['#games', 'Games'],
  ['#front', 'Ground'], ['#seat', 'Take a seat'], ['#rests', 'Rests on'], ['#colophon', 'Made by']];
// the address keeps the reader's world, so a jump does not go through it
const jump = (e: Event, place: string) => {
  e.preventDefault();
  const there = document.querySelector(place);
  there?.scrollIntoView();
  there?.querySelector<HTMLElement>('h1, h2')?.focus({preventScroll: true});
};

function whole(page: Page): void {
  const world = h('div', {id: 'world'}, parts(page));
  const nav = h('nav', {'aria-label': 'Parts of the page'});
  const seat = h('div', {});
  const body = [answer(page), study(page), world, seat, rests(page)].filter(part => part !== null);
  const main = h('main', {id: 'main', tabindex: -1});
  const show_places = () => nav.replaceChildren(...(page.gallery ? [h('a', {href: page.gallery}, 'All pages')] : []), ...places.filter(([place]) => document.querySelector(place)?.hasChildNodes())
    .map(([place, text]) => h('a', {href: place, click: e => jump(e, place)}, text)));

  function show(other: Page): void {
    const height = world.offsetHeight;
    world.style.minHeight = `${height}px`;  // what the reader looks at stays where it is while charts come and go
    forget(world);
    world.replaceChildren(...parts(other));
    draw_all();
    world.style.minHeight = '';
    show_places();
  }
  async function explore(): Promise<void> {
    const engine = page.file ? await Engine.start(document.getElementById('engine')!.textContent!.trim()) : null;
    if (!engine) return;
    (document.getElementById('study') ?? document.getElementById('answer'))!.after(new Explorer(page, engine, show).section);
    seat.replaceWith(new Seat(page, engine).section);
    show_places();
  }
  const reveal = () => {
    main.append(...body);
    if (page.guess) main.querySelector('#answer h1')?.replaceWith(h('h2', {}, page.scenario.title));
    document.body.append(colophon(page));
    show_places();
    draw_all();
    explore().catch(error => console.error(error));
  };
  document.body.append(h('a', {class: 'skip', href: '#main', click: e => jump(e, '#main')}, 'To the answer'), nav, main);
  if (page.guess) main.append(guess(page, reveal)); else reveal();
  document.documentElement.dataset.ready = 'yes';
}

if (data.cards) {
  document.body.append(gallery(data.cards));
  document.documentElement.dataset.ready = 'yes';
} else {
  whole(data);
}

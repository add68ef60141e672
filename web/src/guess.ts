import type {Page} from './data.js';
import {decimal, h} from './dom.js';

/** Questions whose answers the page holds: asked first, so that a reader knows afterwards what was a surprise. */
interface Question { ask: string; control: HTMLElement; guess: () => string | null; truth: string; close: () => boolean }

function existence(page: Page): Question | null {
  const solved = page.tracks[0]!.solved;
  if (!solved) return null;
  const radio = (value: string) => h('input', {type: 'radio', name: 'exists', value});
  const yes = radio('yes'), no = radio('no');
  return {
    ask: 'Is there a deal that every side would sign?', control: h('span', {class: 'tools'}, h('label', {}, yes, ' yes'), h('label', {}, no, ' no')),
    guess: () => yes.checked ? 'yes' : no.checked ? 'no' : null, truth: (solved.exists ? 'yes' : 'no') + ': ' + solved.answer,
    close: () => yes.checked === solved.exists,
  };
}

function share(page: Page): Question | null {
  const deal = page.tracks[0]!.played.deal;
  if (!deal) return null;
  const output = h('output', {}, '50 %');
  const range = h('input', {type: 'range', min: 0, max: 100, step: 1, value: 50, 'aria-label': 'games out of a hundred', input: () => { output.textContent = `${range.value} %`; }});
  return {
    ask: `Of a hundred games of ${page.time.rounds} ${page.time.round}s, how many end with a deal?`, control: h('span', {class: 'tools'}, range, output),
    guess: () => `${range.value} %`, truth: deal.certain ? '0 %, a certainty' : deal.words,
    close: () => Math.abs(Number(range.value) / 100 - deal.value) <= 0.1,
  };
}

function when(page: Page): Question | null {
  const round = page.tracks[0]!.played.round;
  if (!round || page.time.rounds < 3) return null;
  const at = round.value + 1;
  const number = h('input', {type: 'number', min: 1, max: page.time.rounds, step: 1, 'aria-label': page.time.round});
  return {
    ask: `If there is a deal, in which ${page.time.round} on average?`, control: number, guess: () => number.value || null,
    truth: `${page.time.round} ${at.toFixed(1)}`, close: () => Math.abs(Number(number.value) - at) <= 1,
  };
}

/** What the page is about, before it says what comes out. Calls `reveal` once the reader has guessed, or gives up. */
export function guess(page: Page, reveal: () => void): HTMLElement {
  const questions = [existence(page), share(page), when(page)].filter((q): q is Question => q !== null);
  const missing = h('p', {class: 'problem', role: 'alert'});
  const show = (asked: boolean) => {
    if (asked && questions.some(q => q.guess() === null)) { missing.textContent = 'A guess for each question, please: a wrong one teaches more than none.'; return; }
    const heading = h('h2', {tabindex: -1}, asked ? 'Your guess, and the answer' : 'The answer');
    const said = questions.map(q => h('li', {class: asked && q.close() ? 'close' : undefined}, h('strong', {}, q.ask), h('br'),
      asked ? `You: ${q.guess()}. ` : '', `Answer: ${q.truth.replace(/\.?$/, '.')}`, asked ? h('em', {}, q.close() ? ' Close.' : ' A surprise.') : null));
    form.replaceWith(heading, h('ul', {class: 'guesses'}, said));
    reveal();
    heading.focus({preventScroll: true});
  };
  const form = h('form', {submit: e => { e.preventDefault(); show(true); }},
    h('h2', {}, 'First, your guess'), questions.map(q => h('fieldset', {class: 'lines'}, h('legend', {}, q.ask), q.control)), missing,
    h('p', {class: 'tools'}, h('button', {type: 'submit', id: 'reveal', class: 'strong'}, 'Reveal the answer'), h('button', {type: 'button', click: () => show(false)}, 'Show it without a guess')));
  const about = page.about ? h('p', {class: 'about'}, page.about) : null;
  const lines = page.lines.length ? [h('h2', {}, 'What they say they will not accept'), h('ul', {}, page.lines.map(l => {
      const who = page.parties.find(p => p.id === l.party)?.name ?? l.party;
      return h('li', {}, l.words.startsWith(who) ? l.words : `${who}: ${l.words}`);
    }))] : null;
  const main = page.tracks[0]!, no_deal = main.solved?.no_deal;
  const issues = main.issues.length && main.issues.length <= 12 ? [h('h2', {}, 'What is on the table'),
    h('ul', {}, main.issues.map(i => h('li', {}, `${i.title || i.name}: ${i.options.length > 8 ? `${i.options.length} options, ${i.options[0]} to ${i.options[i.options.length - 1]}` : i.options.join(', ')}`)))] : null;
  return h('section', {id: 'guess'}, h('p', {class: 'kicker'}, page.headline.replace(page.scenario.title + ' · ', '')), h('h1', {}, page.scenario.title), about,
    no_deal ? h('p', {}, `Without a deal, on a scale from 0 to 1: ${page.parties.map((p, k) => `${p.name} ${decimal(no_deal[k]!)}`).join(', ')}.`) : null, issues, lines, form);
}

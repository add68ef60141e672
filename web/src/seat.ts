import * as Plot from '@observablehq/plot';
import {chart, forget, redraw_one, table_of} from './chart.js';
import type {Page, Track} from './data.js';
import {decimal, h, percent, save} from './dom.js';
import type {Engine} from './engine.js';
import {keep, kept} from './hash.js';

/** Which game, and whose seat: the same address gives the same world and the same chances everywhere. */
export interface Address { party: string; seed: number; draw: number; game: number; code: string }
interface Decision { act: 'offer' | 'pass' | 'walk out' | 'say' | 'hold back' | 'accept' | 'refuse'; package?: number[]; line?: string }
interface Crossed { words: string; hard: boolean; meant: boolean }
interface Worth { value: number; chance?: number; crosses: Crossed[] }
interface Choice extends Worth { what: string; package: number[] }
interface Turn {
  over: boolean; round: number; news: {round: number; text: string}[]; track: string; moving: boolean; ceasefire: boolean;
  no_deal: number; words: string; advice: string; choices: Choice[]; may_hold_back: boolean; lines_to_say: {id: string; words: string}[];
}
interface Brief {
  party: string; time: string; ratifiers: {name: string; veto: boolean}[];
  lines: {words: string; track: string; hard: boolean; meant: boolean; held_by: string; why: string}[];
  tracks: {id: string; name: string; yours: boolean; no_deal: number; issues: {issue: string; weight: number; options: {option: string; value: number | null}[]}[]}[];
}
interface Draft extends Partial<Worth> { exists: boolean; swaps: ({value: number; crosses: number} | null)[][] }
interface Debrief {
  words: string; payoffs: {party: string; payoff: number}[];
  tracks: {name: string; possible: number; no_deal: number[]; frontier: number[][]; listed: boolean; nash?: number[]; left?: number;
    signed?: {round: number; value: number[]; words: string; collapsed: boolean}}[];
  hand: {games: number; deals: number; payoffs: number[]; payoff: number; better_than: number};
}
interface Said { turn: Turn; brief?: Brief; draft?: Draft; debrief?: Debrief }

const simulated = 1000;
const natural = (x: unknown) => Number.isSafeInteger(x) && (x as number) >= 0 && (x as number) < 2 ** 31 ? x as number : null;
const signed = (x: number) => (x > 0.0005 ? '+' : '') + decimal(x);

function address_of_hash(page: Page): Address | null {
  const read = kept('seat') as Partial<Address> | null | undefined;
  const party = read && typeof read === 'object' ? page.parties.find(p => p.id === read.party) : undefined;
  if (!party) return null;
  return {party: party.id, seed: natural(read!.seed) ?? page.plan.seed, draw: natural(read!.draw) ?? 0, game: natural(read!.game) ?? 0,
    code: typeof read!.code === 'string' ? read!.code.slice(0, 60) : ''};
}

function crossing(worth: Partial<Worth>): string {
  const words = (worth.crosses ?? []).map(c => `“${c.words}”${c.meant ? c.hard ? '' : ' (at a price)' : ' (stated, not meant)'}`);
  return words.length ? `crosses your line ${words.join(', ')}` : 'crosses none of your lines';
}
const worth_words = (worth: Partial<Worth>, no_deal: number) =>
  `Worth ${decimal(worth.value!)} to you (no deal: ${decimal(no_deal)}); ${crossing(worth)}`
  + (worth.chance === undefined ? '.' : `; you believe it would be signed and ratified with probability ${percent(worth.chance)}.`);

/** Worst first; where the file says no value, it follows from who holds the territory. */
function options_words(options: {option: string; value: number | null}[]): string {
  if (options.some(o => o.value === null)) return options.map(o => o.option).join(' · ') + ' (values follow the share held, or the rank of the status)';
  return [...options].sort((p, q) => p.value! - q.value!).map(o => `${o.option} ${decimal(o.value!)}`).join(' · ');
}

/** A person plays one side of one game; the engine plays everybody else. */
export class Seat {
  readonly section: HTMLElement;
  private address: Address;
  private fixed: boolean;  // a teacher has said which
  private decisions: Decision[] = [];
  private draft: number[] = [];
  private readonly table = h('div', {class: 'table'});
  private readonly problem = h('p', {class: 'problem', role: 'alert'});
  private readonly start = h('div', {});
  private brief: Brief | null = null;

  constructor(private readonly page: Page, private readonly engine: Engine) {
    const asked = address_of_hash(page);
    this.address = asked ?? {party: page.parties[0]!.id, seed: page.plan.seed, draw: 0, game: 0, code: ''};
    this.fixed = !!asked?.code;
    this.section = h('section', {id: 'seat', class: 'explorer'}, h('h2', {}, 'Take a seat'),
      h('p', {}, 'You speak for one side; the others are played by the engine, in a game like those above. You are told your own values and lines, not theirs.',
        page.tracks.slice(1).some(t => t.issues.length) ? ' What stands on a track of its own, such as prisoners, the fallen and children, is no bargaining chip: delegations settle it beside you.' : ''),
      this.start, this.problem, this.table);
    this.begin_form();
    if (asked?.code) void this.begin();
  }

  private begin_form(): void {
    const party = h('select', {disabled: this.fixed, change: () => { this.address.party = party.value; }},
      this.page.parties.map(p => h('option', {value: p.id, selected: p.id === this.address.party}, p.name)));
    const seed = h('input', {type: 'number', min: 0, step: 1, value: this.address.seed, disabled: this.fixed, change: () => { this.address.seed = natural(Number(seed.value)) ?? this.page.plan.seed; seed.value = String(this.address.seed); }});
    const code = h('input', {type: 'text', maxlength: 60, value: this.address.code});
    const link = h('output', {class: 'address'});
    this.start.replaceChildren(
      this.fixed ? h('p', {}, `Class ${this.address.code}: everybody with this address plays the same world.`) : '',
      h('p', {class: 'tools'}, h('label', {}, 'You speak for ', party), h('label', {}, 'Seed ', seed),
        h('button', {type: 'button', id: 'begin', class: 'strong', click: () => void this.begin()}, 'Sit down')),
      h('details', {class: 'teacher'}, h('summary', {}, 'For teachers'),
        h('p', {}, 'Give your class this file and the address below: everybody gets this seat, this world and these chances. At the end they save their result as a small file, which names the class and every decision.'),
        h('p', {class: 'tools'}, h('label', {}, 'Class code ', code),
          h('button', {type: 'button', class: 'address', click: () => {
            this.address.code = code.value.trim();
            if (this.address.code) keep('seat', this.address);
            link.textContent = this.address.code ? `…${location.hash}` : 'a class needs a code';
          }}, 'Put it in the address'),
          h('button', {type: 'button', class: 'sheet', click: () => void this.sheet()}, 'Save the instructor’s sheet')), link));
  }

  private async ask(more: object = {}): Promise<Said> {
    const {party, seed, draw, game} = this.address;
    const {value} = await this.engine.ask<Said>({what: 'seat', file: this.page.file, world: {patch: [], sets: []}, party, seed, draw, game, decisions: this.decisions, ...more});
    return value;
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    this.problem.textContent = '';
    this.section.dataset.busy = 'yes';
    try { await work(); } catch (error) { this.problem.textContent = (error as Error).message; }
    this.section.dataset.busy = 'no';
  }

  private begin = (): Promise<void> => this.guarded(async () => {
    this.decisions = [];
    const said = await this.ask();
    this.brief = said.brief ?? this.brief;
    this.show(said);
  });

  private decide = (decision: Decision): Promise<void> => this.guarded(async () => {
    this.decisions.push(decision);
    try {
      this.show(await this.ask({simulated}));
    } catch (error) {
      this.decisions.pop();
      throw error;
    }
  });

  private brief_of(brief: Brief): HTMLElement {
    const yours = brief.tracks.filter(t => t.yours), others = brief.tracks.filter(t => !t.yours);
    return h('details', {class: 'brief', open: this.decisions.length === 0}, h('summary', {}, `Your private brief: ${brief.party}`),
      h('p', {}, brief.time), yours.filter(t => t.issues.length).map(t => h('p', {}, `${t.name}: without a deal you expect ${decimal(t.no_deal)}.`)),
      brief.ratifiers.length ? h('p', {}, `A deal must be ratified by ${brief.ratifiers.map(r => r.name + (r.veto ? ' (veto)' : '')).join(', ')}.`) : null,
      others.length ? h('p', {class: 'quiet'}, `Not on your menu: ${others.map(t => t.name).join(', ')}.`) : null,
      brief.lines.length ? [h('h3', {}, 'Your lines'), h('ul', {}, brief.lines.map(l => h('li', {}, l.words,
        h('span', {class: 'quiet'}, ` ${[l.hard ? 'hard' : 'soft: at a price', l.held_by && `held by ${l.held_by}`, !l.meant && 'stated, not meant', l.why].filter(Boolean).join(' · ')}`))))] : null,
      yours.filter(t => t.issues.length).flatMap(t => [h('h3', {}, `What you value: ${t.name}`),
        table_of({head: ['issue', 'weight', 'options, and what they are to you'], rows: t.issues.map(i => [i.issue, decimal(i.weight),
          options_words(i.options)])}, `What you value: ${t.name}`)]));
  }

  private show(said: Said): void {
    forget(this.table);
    const {turn} = said, heading = h('h3', {tabindex: -1}, turn.over ? 'The talks are over' : turn.words.split('. ')[0]!.replace(/[.,]$/, ''));
    const round = this.page.time.round;
    const news = h('div', {class: 'news', tabindex: 0, role: 'log', 'aria-label': 'What has happened'},
      h('ol', {}, turn.news.map(n => h('li', {}, h('span', {class: 'when'}, `${round} ${n.round + 1}`), n.text))));
    this.table.replaceChildren(this.brief ? this.brief_of(this.brief) : '', turn.news.length ? news : '', heading,
      turn.over ? this.debrief(said) : this.turn(turn));
    news.scrollTop = news.scrollHeight;
    for (const figure of this.table.querySelectorAll<HTMLElement>('figure.chart')) redraw_one(figure);
    this.section.dataset.state = turn.over ? 'over' : turn.moving ? 'move' : 'answer';
    heading.focus({preventScroll: true});
    this.table.dataset.decisions = String(this.decisions.length);
  }

  private button = (text: string, decision: () => Decision, more: object = {}): HTMLButtonElement =>
    h('button', {type: 'button', 'data-act': decision().act, click: () => void this.decide(decision()), ...more}, text);

  private walk_out(): HTMLElement {
    return h('details', {class: 'walk-out'}, h('summary', {}, 'Leave the table'),
      h('p', {}, 'Walking out ends these talks for good.'), this.button('Walk out', () => ({act: 'walk out'})));
  }

  /** What may be done on one's turn instead of an offer. */
  private instead(turn: Turn): HTMLElement | null {
    if (!turn.may_hold_back && !turn.lines_to_say.length) return null;
    return h('details', {class: 'instead'}, h('summary', {}, 'Something else instead of an offer'),
      turn.may_hold_back ? h('p', {}, this.button('Hold back at the front for a while', () => ({act: 'hold back'}))) : null,
      turn.lines_to_say.length ? [h('p', {}, 'Say in public again what you will not sign: whoever does so gives in less easily afterwards.'),
        h('ul', {}, turn.lines_to_say.map(l => h('li', {}, this.button(l.words, () => ({act: 'say', line: l.id})))))] : null);
  }

  private turn(turn: Turn): HTMLElement {
    const track = this.page.tracks.find(t => t.id === turn.track)!;
    const advice = h('details', {class: 'advice'}, h('summary', {}, 'Ask your delegation'), h('p', {}, turn.advice));
    if (turn.ceasefire)
      return h('div', {}, h('p', {}, turn.words), h('p', {class: 'tools'}, turn.moving
        ? [this.button('Propose a ceasefire', () => ({act: 'offer'})), this.button('No offer now', () => ({act: 'pass'}))]
        : [this.button('Accept', () => ({act: 'accept'})), this.button('Refuse', () => ({act: 'refuse'}))]), advice, turn.moving ? this.walk_out() : null);
    if (turn.moving) return h('div', {}, this.offer(turn, track), this.instead(turn), advice, this.walk_out());
    const put = turn.choices[0]!;
    return h('div', {}, h('p', {}, put.what.replace(/^on the table, by /, 'Put to you by ') + '. ' + worth_words(put, turn.no_deal)),
      table_of({head: ['issue', 'on the table'], rows: track.issues.map((issue, k) => [issue.title || issue.name, issue.options[put.package[k]!]!])}, 'The package on the table'),
      h('p', {class: 'tools'}, this.button('Accept', () => ({act: 'accept'})), this.button('Refuse', () => ({act: 'refuse'}))), advice);
  }

  /** The package under the reader's hands: a start, then any option of any issue in its place. */
  private offer(turn: Turn, track: Track): HTMLElement {
    this.draft = [...(turn.choices[0]?.package ?? track.issues.map(() => 0))];
    const worth = h('p', {class: 'worth', role: 'status', 'aria-live': 'polite'}), rows = h('div', {class: 'options'});
    const offer = this.button('Make this offer', () => ({act: 'offer', package: [...this.draft]}), {class: 'strong'});
    const selects = track.issues.map((issue, k) => h('select', {'data-issue': issue.id, change: e => { this.draft[k] = Number((e.target as HTMLSelectElement).value); void look(); }},
      issue.options.map((o, n) => h('option', {value: n}, o))));
    let asked = 0;
    const look = async () => {
      const mine = ++asked;
      offer.disabled = true;
      try {
        const {draft} = await this.ask({draft: this.draft});
        if (mine !== asked || !draft) return;
        worth.textContent = draft.exists ? worth_words(draft, turn.no_deal) : 'There is no such package: control and status of a territory do not fit together. Change the other one too.';
        offer.disabled = !draft.exists;
        selects.forEach((select, k) => draft.swaps[k]!.forEach((swap, n) => {
          const chosen = this.draft[k] === n, crosses = swap?.crosses ? `, ${swap.crosses} ${swap.crosses === 1 ? 'line' : 'lines'} crossed` : '';
          select.options[n]!.textContent = track.issues[k]!.options[n]! + (!swap ? ' (does not fit)' : chosen || draft.value === undefined ? '' : ` (${signed(swap.value - draft.value) || '±0'}${crosses})`);
        }));
      } catch (error) { this.problem.textContent = (error as Error).message; }
    };
    const fill = () => { selects.forEach((select, k) => { select.value = String(this.draft[k]); }); void look(); };
    const starts = h('select', {class: 'start', change: () => { this.draft = [...turn.choices[Number(starts.value)]!.package]; fill(); }},
      turn.choices.map((c, k) => h('option', {value: k}, `${c.what}, worth ${decimal(c.value)}`)));
    rows.append(...track.issues.map((issue, k) => h('label', {}, h('span', {}, issue.title || issue.name), selects[k]!)));
    fill();
    return h('div', {}, h('p', {}, turn.words),
      turn.choices.length ? h('p', {class: 'tools'}, h('label', {}, 'Start from ', starts)) : h('p', {}, 'Your delegation has nothing to propose that it would sign itself.'),
      rows, worth, h('p', {class: 'tools'}, offer, this.button('No offer now', () => ({act: 'pass'}))));
  }

  private debrief({debrief}: Said): HTMLElement {
    if (!debrief) return h('div', {});
    const {hand} = debrief, me = this.page.parties.findIndex(p => p.id === this.address.party);
    return h('div', {class: 'debrief'},
      debrief.tracks.map(t => this.track_debrief(t, me)),
      h('p', {}, `All in all, seen from the start, with time and war costs paid: ${debrief.payoffs.map(p => `${p.party} ${decimal(p.payoff)}`).join(', ')}. `,
        `${hand.games} simulated negotiators with your hand signed in ${percent(hand.deals)} of their games; you did better than ${percent(hand.better_than)} of them.`),
      this.hand_chart(hand),
      h('p', {class: 'tools'},
        h('button', {type: 'button', id: 'save-result', click: () => this.save(debrief)}, 'Save the result'),
        h('button', {type: 'button', id: 'again', click: () => void this.begin()}, 'Play the same game again'),
        this.fixed ? null : h('button', {type: 'button', click: () => { this.address.game += 1; void this.begin(); }}, 'Other chances')),
      h('details', {}, h('summary', {}, 'The debrief as text, and the game at the terminal'), h('pre', {tabindex: 0}, debrief.words,
        `\nzopa play ${this.page.arguments} --seat ${this.address.party} --seed ${this.address.seed} --draw ${this.address.draw} --game ${this.address.game}`)));
  }

  private track_debrief(t: Debrief['tracks'][number], me: number): HTMLElement {
    const best = Math.max(...t.frontier.map(v => v[me]!)), bad = !!t.signed && t.signed.value[me]! < t.no_deal[me]! - 1e-9;
    const words = t.signed
      ? `Signed: ${t.signed.words}. From the start it was worth ${decimal(t.signed.value[me]!)} to you; without a deal you had ${decimal(t.no_deal[me]!)}.${bad ? ' You signed for less than no deal.' : ''}`
        + (t.frontier.length && t.listed ? ` The best that all would have signed was ${decimal(best)}.` : '')
        + ((t.left ?? 0) > 0.005 ? ` Left on the table: ${decimal(t.left!)} more for you, at no cost to anybody.` : t.frontier.length && t.listed && !bad ? ' Nothing was left on the table: more for you would have cost another.' : '')
      : `No deal. ${t.frontier.length ? `At the start ${t.possible.toLocaleString('en')} ${t.possible === 1 ? 'package' : 'packages'} would have been signed by all${t.listed ? `, worth up to ${decimal(best)} to you` : ''}; no deal was worth ${decimal(t.no_deal[me]!)}.` : 'At the start no package would have been signed by all: there was nothing to find.'}`;
    return h('div', {}, h('h4', {}, t.name), h('p', {class: 'lead second'}, words), this.frontier_chart(t, me));
  }

  private frontier_chart(t: Debrief['tracks'][number], me: number): HTMLElement | null {
    if (this.page.parties.length !== 2 || !t.frontier.length) return null;
    const other = 1 - me, point = (v: number[], what: string, symbol: string) => ({x: v[me]!, y: v[other]!, what, symbol});
    const special = [point(t.no_deal, 'no deal', 'times'), ...(t.nash ? [point(t.nash, 'fairest (Nash)', 'star')] : []), ...(t.signed ? [point(t.signed.value, 'you signed', 'circle')] : [])];
    return chart('What there was to be had: ' + t.name, 'The line is the best of what both would have signed, as values at the start.',
      width => ({
        height: Math.max(260, width * 0.45), marginLeft: 56, marginRight: 40, x: {label: `${this.page.parties[me]!.name} (you)`, grid: true, nice: true}, y: {label: this.page.parties[other]!.name, grid: true, nice: true},
        symbol: {legend: false},
        marks: [
          Plot.line(t.frontier, {x: v => v[me], y: v => v[other], stroke: 'var(--quiet)', sort: (v: number[]) => v[me]!}),
          Plot.dot(t.frontier, {x: v => v[me], y: v => v[other], r: 3, fill: 'var(--quiet)'}),
          Plot.dot(special, {x: 'x', y: 'y', r: 7, symbol: (d: {symbol: string}) => d.symbol, fill: (d: {what: string}) => d.what === 'you signed' ? 'var(--accent)' : 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 2} as Plot.DotOptions),
          Plot.text(special, {x: 'x', y: 'y', text: 'what', dy: -14, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4}),
        ],
      }), {head: ['package', ...this.page.parties.map(p => p.name)], rows: [
        ...special.map(s => [s.what, ...(me === 0 ? [s.x, s.y] : [s.y, s.x]).map(v => decimal(v, 3))]), ...t.frontier.map(v => ['frontier', ...v.map(x => decimal(x, 3))])]});
  }

  private hand_chart(hand: Debrief['hand']): HTMLElement {
    return chart('Your result among simulated negotiators', `What ${hand.games} games in your seat came to, in the same world with other chances; the line is you.`,
      width => ({
        height: Math.max(200, width * 0.3), marginLeft: 52, x: {label: 'value to you, all in all', nice: true}, y: {label: 'games', grid: true},
        marks: [
          Plot.rectY(hand.payoffs, {...Plot.binX({y: 'count'}, {x: {value: (d: number) => d, thresholds: Math.max(8, Math.min(24, Math.round(width / 30)))}}), fill: 'var(--accent)', fillOpacity: 0.6}),
          Plot.ruleX([hand.payoff], {stroke: 'var(--no)', strokeWidth: 3}), Plot.text([hand.payoff], {x: d => d, text: () => 'you', frameAnchor: 'top', dy: -12, fill: 'var(--ink)'}), Plot.ruleY([0], {stroke: 'var(--quiet)'}),
        ],
      }), {head: ['quantile', 'value'], rows: [0.05, 0.25, 0.5, 0.75, 0.95].map(q => [percent(q), decimal(hand.payoffs[Math.round(q * (hand.payoffs.length - 1))]!, 3)])});
  }

  private save(debrief: Debrief): void {
    const {scenario, zopa} = this.page, {payoffs: _, ...hand} = debrief.hand;
    save(`seat_${this.address.party.replace(/[^\w-]/g, '_')}.json`, JSON.stringify({shape: 'zopa.seat', version: 1, zopa, scenario: {title: scenario.title, hash: scenario.hash}, ...this.address,
      decisions: this.decisions, signed: debrief.tracks.map(t => ({track: t.name, ...(t.signed ?? {}), left: t.left ?? null})), payoffs: debrief.payoffs, hand}, null, 1) + '\n', 'application/json');
  }

  /** Both briefs and the answers, for the one who teaches. */
  private sheet = (): Promise<void> => this.guarded(async () => {
    const lines = [`# Instructor's sheet: ${this.page.scenario.title}`, '', this.page.headline, '', `Seed ${this.address.seed}, draw ${this.address.draw}, game ${this.address.game}.`, ''];
    const {seed, draw, game} = this.address;
    for (const p of this.page.parties) {
      const {value: {brief}} = await this.engine.ask<Said>({what: 'seat', file: this.page.file, world: {patch: [], sets: []}, party: p.id, seed, draw, game, decisions: []});
      if (!brief) continue;
      lines.push(`## ${p.name}`, '', brief.time, '', ...brief.tracks.filter(t => t.yours).map(t => `- ${t.name}: no deal is worth ${decimal(t.no_deal)}`),
        ...brief.lines.map(l => `- Line: ${l.words}${l.hard ? '' : ' (soft)'}${l.meant ? '' : ' (stated, not meant)'}`),
        ...brief.tracks.filter(t => t.yours).flatMap(t => t.issues.map(i => `- ${i.issue}, weight ${decimal(i.weight)}: ${options_words(i.options)}`)), '');
    }
    lines.push('## Key', '');
    for (const t of this.page.tracks)
      lines.push(`- ${t.name}: ${t.solved?.answer ?? t.played.words}`, ...(t.solved?.solutions ?? []).map(s => `  - ${s.name ?? 'fair package'}: ${this.page.parties.map((p, k) => `${p.name} ${decimal(s.value[k]!)}`).join(', ')}: ${t.issues.map((issue, k) => `${issue.name} ${issue.options[s.package[k]!]}`).join(' · ')}`));
    save('instructors_sheet.md', lines.join('\n') + '\n', 'text/markdown');
  });
}

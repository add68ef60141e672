import {probability_bar} from './answer.js';
import type {Figure, Page, Track} from './data.js';
import {h, save} from './dom.js';
import type {Engine} from './engine.js';
import {keep, kept} from './hash.js';
import {inputs, type Input} from './inputs.js';

/** A world of the reader's: an overlay by name, and numbers set by path. */
export interface World { preset: string; sets: Record<string, number | null>; seed: number }
interface Asked { patch: unknown; sets: string[] }
interface Difference { value: number; low: number; high: number }
type Watched = 'deal' | 'zopa' | 'round';
interface Ran {
  played: {plan: Page['plan']; tracks: Track[]}; pinned?: {tracks: Track[]};
  differences?: Record<string, Partial<Record<Watched, Difference>>>;
}

const assignments = (world: World) => Object.entries(world.sets).map(([path, value]) => `${path}=${JSON.stringify(value)}`);

const quoted = (text: string) => "'" + text.replaceAll("'", "''") + "'";
/** The reader's numbers as an overlay file for the command line. */
export function overlay_text(page: Page, world: World): string {
  const sets = Object.entries(world.sets);
  return `# On the command line: ${command(page, world)}\noverlay: a world from the page\n`
    + `why: ${quoted(`moved on the page of “${page.scenario.title}” (${page.scenario.hash})`.replace(/[\u0000-\u001f\u2028\u2029]/g, ' '))}\n`
    + (sets.length ? 'set:\n' + sets.map(([path, value]) => `  ${quoted(path)}: ${JSON.stringify(value)}\n`).join('') : '');
}
const command = (page: Page, world: World) =>
  `zopa run ${page.arguments} ${world.preset ? '+' + world.preset + ' ' : ''}my_world.yaml --seed ${world.seed}`;

function world_of_hash(page: Page): World | null {
  const read = kept('world') as Partial<World> | null | undefined;
  if (!read || typeof read !== 'object') return null;
  try {
    const sets = Object.fromEntries(Object.entries(read.sets ?? {}).filter(([path, v]) =>
      /^[\w.-]+$/.test(path) && (v === null || Number.isFinite(v)))) as World['sets'];
    const preset = page.presets?.some(p => p.name === read.preset) ? read.preset! : '';
    return {preset, sets, seed: Number.isSafeInteger(read.seed) && read.seed! >= 0 ? read.seed! : page.plan.seed};
  } catch { return null; }
}

/** In points of a per cent for shares, in its own unit otherwise. */
function difference(d: Difference, unit: string): string {
  const share = unit === 'probability', scale = share ? 100 : 1;
  const digits = Math.abs(d.high - d.low) * scale < 5 ? 1 : 0;
  // the same in each draw: resampling draws has no width to show, which does not mean that the figure is known for sure
  if (d.low === d.high) return d.value === 0 ? 'none in any draw' : `${d.value > 0 ? '+' : '−'}${Math.abs(scale * d.value).toFixed(share ? 0 : 1)}${share ? ' points' : ''}, the same in every draw`;
  const text = (x: number) => (x > 0 ? '+' : x < 0 ? '−' : '') + Math.abs(scale * x).toFixed(digits);
  return `${text(d.value)}${share ? ' points' : ''} (${text(d.low)} to ${text(d.high)})`;
}

/** Moves the assumptions and plays again while the reader watches. */
export class Explorer {
  readonly section: HTMLElement;
  private world: World;
  private pinned: World;
  private readonly list: Input[];
  private readonly results = h('div', {class: 'results'});
  private readonly status = h('p', {class: 'quiet', role: 'status', 'aria-live': 'polite'});
  private readonly problem = h('p', {class: 'problem', role: 'alert'});
  private readonly note = h('p', {class: 'quiet'});
  private readonly controls = h('div', {class: 'controls'});
  private shown: Page;
  private version = 0;
  private busy = false;

  constructor(private readonly page: Page, private readonly engine: Engine, private readonly on_page: (page: Page) => void) {
    this.list = inputs(page);
    this.shown = page;
    this.pinned = this.as_in_the_file();
    this.world = world_of_hash(page) ?? this.as_in_the_file();
    this.section = h('section', {id: 'explore', class: 'explorer'},
      h('h2', {}, 'Move the assumptions'),
      h('p', {}, 'The engine itself runs in this page. Move a number, drop a red line or lay a ready-made world over the file: the games are played again, on the same chances, and the interval narrows as they come in.'),
      h('div', {class: 'two'}, this.controls, h('div', {class: 'watch'}, this.results, this.status, this.problem)));
    this.fill();
    addEventListener('hashchange', () => {
      const world = world_of_hash(page);
      if (world && JSON.stringify(world) !== JSON.stringify(this.world)) { this.world = world; this.fill(); this.moved(); }
    });
    this.moved();
  }

  private as_in_the_file = (): World => ({preset: '', sets: {}, seed: this.page.plan.seed});
  private asked(world: World): Asked {
    return {patch: this.page.presets?.find(p => p.name === world.preset)?.patch ?? [], sets: assignments(world)};
  }
  private question(what: string, more: object): object {
    return {what, file: this.page.file, world: this.asked(this.world), seed: this.world.seed, ...more};
  }

  private slider(input: Input): HTMLElement {
    const set = () => this.world.sets[input.path];
    const text = () => set() === undefined ? (input.range ? `drawn from ${input.low} to ${input.high}` : String(input.value)) : String(set());
    const output = h('output', {}, text());
    const range = h('input', {type: 'range', min: input.low, max: input.high, step: (input.high - input.low) / 200, value: set() ?? input.value, 'data-path': input.path,
      input: e => {
        this.world.sets[input.path] = Number(Number((e.target as HTMLInputElement).value).toPrecision(4));
        output.textContent = text();
        this.moved();
      }});
    const undo = h('button', {type: 'button', 'aria-label': `${input.group}, ${input.words}: as in the file`, title: 'as in the file', click: () => {
      delete this.world.sets[input.path];
      range.value = String(input.value);
      output.textContent = text();
      this.moved();
    }}, '↺');
    return h('div', {class: 'slider'}, h('label', {}, h('span', {}, input.words), output, range), undo);
  }

  private line_box(path: string, words: string): HTMLElement {
    const box = h('input', {type: 'checkbox', checked: this.world.sets[path] !== null, 'data-path': path, change: () => {
      if (box.checked) delete this.world.sets[path]; else this.world.sets[path] = null;
      this.moved();
    }});
    return h('label', {}, box, words);
  }

  private fill(): void {
    const presets = this.page.presets ?? [];
    const groups = [...new Set(this.list.map(i => i.group))];
    const select = h('select', {change: () => { this.world.preset = select.value; this.moved(); }},
      h('option', {value: ''}, 'as in the file'),
      presets.map(p => h('option', {value: p.name, selected: p.name === this.world.preset}, p.title)));
    const seed = h('input', {type: 'number', min: 0, step: 1, value: this.world.seed, change: () => {
      this.world.seed = Math.max(0, Math.floor(Number(seed.value) || 0));
      this.moved();
    }});
    const lines = this.page.lines.filter(l => /^[\w-]+$/.test(l.id));
    this.controls.replaceChildren(
      presets.length ? h('p', {class: 'tools'}, h('label', {}, 'A ready-made world: ', select)) : '', this.note,
      lines.length ? h('fieldset', {class: 'lines'}, h('legend', {}, 'Red lines that stand'),
        lines.map(l => this.line_box(`parties.${l.party}.red_lines.${l.id}`, l.words))) : '',
      ...groups.map(group => h('fieldset', {class: 'lines'}, h('legend', {}, group), this.list.filter(i => i.group === group).map(i => this.slider(i)))),
      h('p', {class: 'tools'}, h('label', {}, 'Seed ', seed),
        h('button', {type: 'button', id: 'reset', click: () => { this.world = this.as_in_the_file(); this.fill(); this.moved(); }}, 'Reset'),
        h('button', {type: 'button', id: 'pin', click: () => { this.pinned = structuredClone(this.world); this.moved(); }}, 'Pin this world'),
        h('button', {type: 'button', id: 'export', click: () => save('my_world.yaml', overlay_text(this.page, this.world), 'text/yaml')}, 'Save as an overlay')));
  }

  /** A ready-made world can set lines aside: their boxes say so. */
  private standing(page: Page): void {
    const there = new Set(page.lines.map(l => `parties.${l.party}.red_lines.${l.id}`));
    for (const box of this.controls.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
      const dropped = this.world.sets[box.dataset.path!] === null, gone = !dropped && !there.has(box.dataset.path!);
      box.disabled = gone;
      box.checked = !dropped && !gone;
    }
    this.note.textContent = this.world.preset ? 'The numbers below are the file’s own; moving one sets it on top of the ready-made world.' : '';
  }

  private moved(): void {
    this.version += 1;
    const changed = this.world.preset || Object.keys(this.world.sets).length || this.world.seed !== this.page.plan.seed;
    keep('world', changed ? this.world : undefined);
    this.section.dataset.settled = 'no';
    if (!this.busy) void this.play();
  }

  /** Few draws first, twice as many each time, until about four seconds are spent; starts over when something moves. */
  private async play(): Promise<void> {
    this.busy = true;
    for (let version = -1; version !== this.version;) {
      version = this.version;
      try {
        let draws = 2, games = 10;
        for (;;) {
          const {value, milliseconds} = await this.engine.ask<Ran>(this.question('run', {draws, games, pinned: this.asked(this.pinned)}));
          if (version !== this.version) break;
          this.problem.textContent = '';
          this.show(value, milliseconds);
          if (draws >= 2 * this.page.plan.draws || milliseconds > 1500) break;
          draws = Math.min(draws * (milliseconds < 100 ? 4 : 2), 2 * this.page.plan.draws);
        }
        if (version !== this.version) continue;
        this.section.dataset.settled = 'games';
        // the file's own world is in the page already, with all the games that the program played
        const own = JSON.stringify(this.world) === JSON.stringify(this.as_in_the_file());
        const shown = own ? this.page : (await this.engine.ask<{page: Page}>(this.question('page', {draws, games, solve_draws: 0}))).value.page;
        if (version !== this.version) continue;
        this.standing(shown);
        if (shown !== this.shown) this.on_page(shown);
        this.shown = shown;
      } catch (error) {
        if (version === this.version) { this.problem.textContent = String((error as Error).message); this.results.replaceChildren(); }
      }
    }
    this.busy = false;
    this.section.dataset.settled = 'yes';
  }

  private show(ran: Ran, milliseconds: number): void {
    const same = JSON.stringify(this.world) === JSON.stringify(this.pinned);
    const of_pinned = this.pinned.preset || Object.keys(this.pinned.sets).length ? 'pinned world' : 'as in the file';
    const row = (name: string, figure: Figure | null | undefined, bar: boolean) => figure
      ? h('div', {class: 'row'}, h('span', {}, name), h('strong', {}, figure.certain ? '0 %, a certainty' : figure.words), bar && !figure.certain ? probability_bar(figure) : null)
      : null;
    const watched: [Watched, string][] = [['deal', 'games with a deal'], ['zopa', 'draws in which one exists'], ['round', `${this.page.time.round} of the deal, from 0`]];
    const one = (track: Track, what: Watched, title: string) => {
      const mine = track.played[what], theirs = ran.pinned?.tracks.find(t => t.id === track.id)?.played[what];
      const d = ran.differences?.[track.id]?.[what];
      if (!mine && (same || !theirs)) return null;
      return h('div', {class: 'watched'}, h('h4', {}, title), row(same ? of_pinned : 'this world', mine, what !== 'round'),
        same ? null : row(of_pinned, theirs, what !== 'round'),
        same || !d ? null : h('p', {class: 'difference'}, 'difference ', difference(d, (mine ?? theirs)!.unit)));
    };
    this.results.replaceChildren(...ran.played.tracks.map(track =>
      h('div', {class: 'card', 'data-track': track.id}, h('h3', {}, track.name), watched.map(([what, title]) => one(track, what, title)))));
    const plan = ran.played.plan;
    this.status.textContent = `${plan.draws} draws × ${plan.replicates} games in ${(milliseconds / 1000).toFixed(2)} s`;
    this.section.dataset.draws = String(plan.draws);
    this.section.dataset.milliseconds = milliseconds.toFixed(0);
  }
}

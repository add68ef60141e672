import type {FileFigure, Page} from './data.js';

/** A number of the scenario that the reader can move. */
export interface Input { path: string; words: string; group: string; low: number; high: number; value: number; range: boolean }

const plain = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** "{uniform: [0.02, 0.3]}" → its ends and a middle; null for what is no single number. */
function range_of(written: string): {low: number; high: number; value: number} | null {
  const many = written.match(/^\{(uniform|triangular|pert|loguniform): \[([^\]]*)\]/);
  if (!many) return null;
  const numbers = many[2]!.split(',').map(Number);
  if (numbers.length < 2 || numbers.some(Number.isNaN)) return null;
  const low = Math.min(...numbers), high = Math.max(...numbers);
  return {low, high, value: numbers.length === 3 ? numbers[1]! : (low + high) / 2};
}

/** Fixed numbers worth moving, with the room they have. */
function fixed(figure: FileFigure): {low: number; high: number} | null {
  const value = Number(figure.value), key = figure.path.split('.').at(-1)!;
  if (/^(discount|credibility|hazard|collapse|guarantee_share|held)$/.test(key) || /\.no_deal(\.|$)/.test(figure.path))
    return value >= 0 && value <= 1 ? {low: key === 'discount' ? Math.min(value, 0.5) : 0, high: 1} : null;
  if (/^(war_cost|war_cost_total|audience|exhaustion)$/.test(key)) return {low: 0, high: Math.max(3 * value, 0.1)};
  return null;
}

/** Those that drive the answer first, then whatever has a range, then the usual suspects. At most `most`. */
export function inputs(page: Page, most = 14): Input[] {
  const influence = new Map((page.tracks[0]?.played.drivers?.influences ?? []).map((x, k) => [x.factor, k]));
  const found: (Input & {order: number})[] = [];
  for (const figure of page.figures ?? []) {
    const range = range_of(figure.value), number = plain.test(figure.value) ? Number(figure.value) : null;
    const room = range ?? (number === null ? null : fixed(figure));
    if (!room || /red_lines|prefers|value|links|sources/.test(figure.path)) continue;
    const parts = figure.path.split('.');
    const party = parts[0] === 'parties' ? page.parties.find(p => p.id === parts[1])?.name : undefined;
    const words = (party ? parts.slice(2) : parts).join(' · ').replaceAll('_', ' ');
    found.push({path: figure.path, words, group: party ?? (parts[0] === 'mediator' ? 'The mediator' : 'Circumstances'), low: room.low, high: room.high,
      value: range ? range.value : number!, range: range !== null, order: influence.get(figure.path) ?? (range ? 100 : 200)});
  }
  return found.sort((a, b) => a.order - b.order).slice(0, most);
}

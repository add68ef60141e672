/** What `zopa report` hands over (docs/page.md). The page draws it and reckons nothing that the engine could. */
export interface Figure {
  value: number; unit: string; over: number; standard_error: number;
  monte_carlo_95: [number, number]; over_draws_90: [number, number];
  variance?: {share_of_assumptions: number; standard_error: number};
  certain?: boolean; words: string; over_draws_words: string;
}
export interface Row { id: string; what: string; figure: Figure }
export interface Point { value: number[]; package: number[]; words?: string; name?: string; breaks?: number[] }
export interface Front { size: number; points: Point[] }
export interface Constraint {
  id: string; party: string; kind: 'line' | 'ratifier' | 'no-deal value'; words: string; short: string;
  responsibility?: number; share_of_conflicts?: number;
}
export interface Correction { give_up: number[]; opens: number; pareto_optimal: number; words: string; nash?: Point }
export interface Share { share: number; low: number; high: number; draws: number }
export interface Solved {
  exists: boolean; certain: boolean; answer: string; packages: string; how_far: string;
  no_deal: number[]; no_deal_words: string; constraints: Constraint[]; conflicts: number[][]; complete: boolean;
  corrections: Correction[]; nearest_miss: Point | null; solutions: Point[];
  share_of_draws?: Share; share_of_draws_as_stated?: Share; thresholds_words: string;
  picture: {
    unrestricted: Front; of_party: Front[]; of_constraint: Front[]; of_all: Front; zopa: Front; packages: Point[];
  };
}
export interface Influence { factor: string; share: number; standard_error: number; correlation: number; by_draw?: number[] }
export interface End { from: number; to: number; value: number; standard_error: number; draws: number }
export interface Swing { factor: string; low: End; high: End }
export interface Played {
  deal: Figure | null; round: Figure | null; walk_out: Figure | null; survival_1y: Figure | null;
  survival_5y: Figure | null; collapse: Figure | null; refusals: Figure | null; ratification_failures: Figure | null;
  zopa: Figure | null; nash_distance: Figure | null;
  words: string; spread_words: string;
  incidence: {round: number; figure: Figure}[];
  terms: {issue: string; options: {option: string; figure: Figure}[]}[];
  crosses: Row[]; blocks: Row[];
  drivers: {metric: string; by_draw: (number | null)[]; influences: Influence[]; tornado?: {figure: 'deal' | 'round'; swings: Swing[]}} | null;
}
export interface Issue { id: string; name: string; title: string; options: string[] }
export interface Track { id: string; name: string; issues: Issue[]; solved?: Solved; played: Played }
export interface Line {
  id: string; words: string; party: string; track: string; theme: string; hard: boolean; meant: number; source: string;
  why: string;
}
export interface Source { id: string; who: string; date: string; says: string; via: string; verified: boolean }
export interface FileFigure { path: string; value: string; unit: string; kind: string; source: string; origin: string }
export interface Study { title: string; size: string; paths: string[]; metrics: string[]; points: {point: number[]; figures: (Figure | null)[]}[] }
/** A place in a track's list of issues. */
export interface Decided { track: number; issue: number; shares?: (number | null)[] }
export interface Territory {
  id: string; name: string; place: number; held: number; contested: boolean;
  control: Decided | null; status: Decided | null; path?: [number, number, number][];
}
export interface Ground {
  places: string[]; territories: Territory[]; borders: [number, number][]; games: number;
  links: {id: string; from: number; to: number; reliability: number}[];
}
export interface Card {
  link: string; group: string; title: string; about: string; headline: string; guess: boolean; answer: string;
  deal: Figure | null; exists?: boolean; picture?: {frontier: Point[]; zopa: Point[]; no_deal: number[]};
}
export interface Page {
  zopa: string; scenario: {title: string; as_of: string; hash: string};
  headline: string; about?: string;
  time: {round: string; rounds: number; rounds_per_year: number};
  plan: {seed: number; draws: number; replicates: number; stopped: boolean};
  parties: {id: string; name: string}[];
  lines: Line[]; sources: Source[]; tracks: Track[];
  front: {id: string; name: string; held: number; contested: boolean; change: Figure | null}[];
  gainer: string | null;
  ends: Record<string, Figure | null>;
  welfare: {party: string; welfare: Figure | null; war_cost: Figure | null}[];
  rests_on_words: string; rests_on: {facts: number; assumptions: number; assumptions_with_a_range: number};
  defaults_used: string[]; solved_play: string; closing: string;
  command?: string; figures?: FileFigure[]; file?: unknown;
  map?: Ground; guess?: boolean; gallery?: string;
  study?: Study; arguments?: string; presets?: {name: string; title: string; patch: unknown}[];
}

/** Places of a map as six-sided tiles, bordering ones beside each other as far as the plane allows. Says nothing of size, shape or bearing. */
export type Ring = [number, number][];
type Cell = [number, number];

const distance = ([a, b]: Cell, [c, d]: Cell) => (Math.abs(a - c) + Math.abs(b - d) + Math.abs(a + b - c - d)) / 2;
export const centre = ([q, r]: Cell): [number, number] => [Math.sqrt(3) * (q + r / 2), 1.5 * r];
export function tile(cell: Cell): Ring {
  const [x, y] = centre(cell);
  return [0, 1, 2, 3, 4, 5, 0].map(k => [x + 0.97 * Math.sin(k * Math.PI / 3), y - 0.97 * Math.cos(k * Math.PI / 3)]);
}

/** Tiles in rings around the middle. */
function cells_near(n: number): Cell[] {
  const radius = Math.ceil(Math.sqrt(n)) + 1, cells: Cell[] = [];
  for (let q = -radius; q <= radius; q++)
    for (let r = -radius; r <= radius; r++)
      if (Math.abs(q + r) <= radius) cells.push([q, r]);
  return cells.sort((a, b) => distance(a, [0, 0]) - distance(b, [0, 0]) || a[0] - b[0] || a[1] - b[1]);
}

/**
 * Annealing with chances of its own, so that a map always looks the same (Kirkpatrick et al. 1983).
 * @return the tile of each place
 */
export function tiles(n: number, borders: [number, number][], links: [number, number][]): Cell[] {
  const cells = cells_near(n), at: number[] = cells.map((_, k) => k < n ? k : -1), where = Array.from({length: n}, (_, k) => k);
  const bordering = new Set(borders.flatMap(([a, b]) => [a * n + b, b * n + a]));
  let state = 12345;
  const chance = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const cost = () => {
    let sum = 0, mx = 0, my = 0;
    const points = where.map(k => centre(cells[k]!));
    for (const [x, y] of points) { mx += x / n; my += y / n; }
    for (const [x, y] of points) sum += 0.02 * (1.3 * (y - my) ** 2 + (x - mx) ** 2);
    for (const [a, b] of borders) sum += 4 * (distance(cells[where[a]!]!, cells[where[b]!]!) - 1);
    for (const [a, b] of links) sum += 0.4 * (distance(cells[where[a]!]!, cells[where[b]!]!) - 1);
    for (let a = 0; a < n; a++)
      for (let b = 0; b < a; b++)
        if (!bordering.has(a * n + b) && distance(cells[where[a]!]!, cells[where[b]!]!) === 1) sum += 0.8;
    return sum;
  };
  const swap = (i: number, j: number) => {
    [at[i], at[j]] = [at[j]!, at[i]!];
    if (at[i]! >= 0) where[at[i]!] = i;
    if (at[j]! >= 0) where[at[j]!] = j;
  };
  let now = cost(), best = now, found = [...where];
  const steps = n > 1 ? Math.min(30_000, 4_000 * n) : 0;
  for (let step = 0; step < steps; step++) {
    const i = where[Math.floor(chance() * n)]!, j = Math.floor(chance() * cells.length);
    swap(i, j);
    const then = cost(), heat = 3 * (1 - step / steps) ** 2;
    if (then <= now || chance() < Math.exp((now - then) / Math.max(heat, 1e-9))) now = then; else swap(i, j);
    if (now < best - 1e-9) { best = now; found = [...where]; }
  }
  return found.map(k => cells[k]!);
}

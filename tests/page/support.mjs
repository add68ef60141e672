// What the tests of the page share. Called by run.sh with the program in ZOPA and Chromium in CHROME.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import {fileURLToPath, pathToFileURL} from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const from_web = name => import(pathToFileURL(path.join(root, 'web', name)));
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zopa_page_'));
process.on('exit', () => fs.rmSync(folder, {recursive: true, force: true}));

/** Runs the program at the root of the sources. */
export const zopa = (...words) => execFileSync(process.env.ZOPA, words, {cwd: root, encoding: 'utf8', maxBuffer: 1 << 28});
export const zopa_json = (...words) => JSON.parse(zopa(...words, '--json'));

const scenarios = {
  flagship: ['scenarios/ukraine-2025/istanbul_2025_07.yaml', '--draws', '12', '--games', '10'],
  textbook: ['scenarios/textbook/seed_packages.yaml', '--draws', '20', '--games', '20'],
  history: ['scenarios/history/good_friday_1998.yaml', '--draws', '20', '--games', '20'],
  tutorial: ['scenarios/tutorial/3_river_with_a_mediator.yaml', '--draws', '40', '--games', '20'],
};
export const names = Object.keys(scenarios);
scenarios.guess = [...scenarios.tutorial, '--guess'];
/** The page of one of the scenarios above, made once. */
export function made(name) {
  const file = path.join(folder, name + '.html');
  if (!fs.existsSync(file)) zopa('report', ...scenarios[name], '-o', file);
  return file;
}

export async function start_browser() {
  const {chromium} = await from_web('node_modules/playwright-core/index.mjs');
  return chromium.launch({executablePath: process.env.CHROME, args: ['--no-sandbox']});
}

/** Opens a page from disk and keeps what goes wrong on it. */
export async function open(browser, file, size = {width: 1280, height: 800}, options = {}, hash = '') {
  const context = await browser.newContext({viewport: size, acceptDownloads: true, ...options});
  const page = await context.newPage();
  const wrong = [], url = pathToFileURL(file).href;
  page.on('console', m => ['error', 'warning'].includes(m.type()) && wrong.push('console: ' + m.text()));
  page.on('pageerror', e => wrong.push('error: ' + e));
  page.on('dialog', d => { wrong.push('dialog'); d.dismiss(); });
  page.on('request', r => { if (!r.url().startsWith(url) && !/^(data|blob):/.test(r.url())) wrong.push('request: ' + r.url()); });
  await page.goto(url + hash);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'yes', null, {timeout: 20_000});
  return {page, wrong, close: () => context.close()};
}

/** The engine of the page, in node: a question in, an answer out. */
export async function wasm_engine() {
  globalThis.require ??= createRequire(import.meta.url);  // what Debian's emscripten expects of node
  globalThis.__dirname ??= folder;
  const create = (await from_web('dist/engine.mjs')).default;
  const engine = await create({wasmBinary: zlib.gunzipSync(fs.readFileSync(path.join(root, 'web/dist/engine.wasm.gz')))});
  return question => {
    const text = JSON.stringify(question), length = engine.lengthBytesUTF8(text) + 1, place = engine._malloc(length);
    engine.stringToUTF8(text, place, length);
    const answer = engine._zopa_answer(place), out = engine.UTF8ToString(answer);
    engine._free(place);
    engine._free(answer);
    return JSON.parse(out);
  };
}

/** How many marks of every chart lie within its frame. */
export const marks = page => page.evaluate(() => [...document.querySelectorAll('figure.chart')].map(figure => {
  const svg = figure.querySelector('.frame svg:last-of-type');
  if (!svg) return {name: figure.dataset.chart, inside: 0, outside: 0};
  const frame = svg.getBoundingClientRect();
  const kinds = ['dot', 'bar', 'geo', 'rect', 'cell', 'link', 'arrow'].map(k => `[data-mark="${k}"] *`).concat(['line', 'area'].map(k => `[data-mark="${k}"] path`));
  const all = [...svg.querySelectorAll(kinds.join(', '))].map(e => e.getBoundingClientRect()).filter(r => r.width + r.height > 1);
  const within = r => r.left >= frame.left - 2 && r.right <= frame.right + 2 && r.top >= frame.top - 2 && r.bottom <= frame.bottom + 2;
  return {name: figure.dataset.chart, inside: all.filter(within).length, outside: all.filter(r => !within(r)).length};
}));
/** What is wrong with the charts; nothing: []. */
export const bad_charts = async page => (await marks(page)).filter(c => c.inside === 0 || c.outside > 0);

const axe = fs.readFileSync(path.join(root, 'web/node_modules/axe-core/axe.min.js'), 'utf8');
/** Violations of a page that was opened with `bypassCSP`: axe is put in from outside, past its policy. */
export async function violations(page) {
  await page.addScriptTag({content: axe});
  return page.evaluate(async () => (await axe.run()).violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target).join(' ')}`));
}
export const hostile = JSON.parse(fs.readFileSync(path.join(root, 'tests/page/hostile.json'), 'utf8'));
export const sizes = [{width: 1280, height: 800}, {width: 390, height: 844}];
export const fits = page => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

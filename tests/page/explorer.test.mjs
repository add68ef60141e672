// The engine in the page: the same answers as the program, and what a reader can do with it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {folder, made, open as open_in, start_browser, wasm_engine, zopa, zopa_json} from './support.mjs';

let browser;
before(async () => { browser = await start_browser(); });
after(async () => { await browser?.close(); });

const tutorial = 'scenarios/tutorial/3_river_with_a_mediator.yaml';
const flagship = 'scenarios/ukraine-2025/istanbul_2025_07.yaml';
const as_it_is = {patch: [], sets: []};
const open = async (name, hash) => {
  const opened = await open_in(browser, made(name), undefined, {}, hash);
  await opened.page.waitForSelector('#explore');
  await settled(opened.page);
  return opened;
};
const settled = page => page.waitForFunction(() => document.querySelector('#explore').dataset.settled === 'yes', null, {timeout: 120_000});
const results = page => page.textContent('#explore .results');

test('WebAssembly plays the same games as the program: signatures of shipped scenarios', async () => {
  const ask = await wasm_engine();
  const files = ['1_river', '2_river_at_war', '3_river_with_a_mediator'].map(f => `scenarios/tutorial/${f}.yaml`)
    .concat(['battle', 'beliefs', 'deal', 'graph_value', 'ratification', 'rubinstein', 'tactics', 'zopa_mini', 'seed_packages'].map(f => `scenarios/textbook/${f}.yaml`))
    .concat(['aceh_helsinki_2005', 'beagle_1984', 'good_friday_1998', 'kosovo_brussels_2013'].map(f => `scenarios/history/${f}.yaml`)).concat([flagship]);
  const native = zopa_json('signature', ...files).signatures;
  for (const file of files) {
    const answer = ask({what: 'signature', file: zopa_json('check', '--resolved', file), world: as_it_is});
    assert.equal(answer.signature, native[file], `${file}: ${answer.error ?? ''}`);
  }
});

test('WebAssembly gives the figures of the program to 1e-12', async () => {
  const ask = await wasm_engine();
  const file = zopa_json('check', '--resolved', tutorial);
  const there = ask({what: 'run', file, world: as_it_is, seed: 7, draws: 12, games: 10}).played.tracks[0].played;
  const here = zopa_json('run', tutorial, '--seed', '7', '--draws', '12', '--games', '10').metrics;
  for (const figure of ['deal', 'round', 'survival_5y'])
    for (const key of ['value', 'standard_error'])
      assert.ok(Math.abs(there[figure][key] - here['main.' + figure][key]) <= 1e-12, figure);
});

test('each ready-made world is the overlay of the same name', async () => {
  const ask = await wasm_engine();
  const page = zopa_json('report', flagship, '--draws', '1', '--games', '1');
  assert.ok(page.presets.length >= 10, `${page.presets.length} presets`);
  for (const preset of page.presets) {
    const laid = ask({what: 'page', file: page.file, world: {patch: preset.patch, sets: []}, seed: 3, draws: 1, games: 2, solve_draws: 0});
    assert.equal(laid.error, undefined, preset.name);
    const native = zopa_json('report', flagship, '+' + preset.name, '--seed', '3', '--draws', '1', '--games', '2');
    for (const k of [0, 1, 2]) {
      assert.equal(laid.page.tracks[k].solved?.answer, native.tracks[k].solved?.answer, preset.name);
      assert.equal(laid.page.tracks[k].played.words, native.tracks[k].played.words, preset.name);
    }
  }
});

test('until something moves, the page shows the games that the program played', async () => {
  const {page, close} = await open('tutorial');
  assert.ok((await page.textContent('#games')).includes('40 draws of the assumptions, 20 games each'));
  await page.locator('#explore input[type=range]').first().press('End');
  await settled(page);
  assert.ok(!(await page.textContent('#games')).includes('40 draws of the assumptions, 20 games each'));
  await page.click('#reset');
  await settled(page);
  assert.ok((await page.textContent('#games')).includes('40 draws of the assumptions, 20 games each'));
  await close();
});

test('a slider plays the games again; the address keeps the world; the exported overlay is the same world', async () => {
  const {page, wrong, close} = await open('tutorial');
  const before_moving = await results(page);
  const slider = page.locator('#explore input[type=range]').first();
  const where = await slider.getAttribute('data-path');
  await slider.focus();
  for (let k = 0; k < 40; k++) await page.keyboard.press('ArrowRight');
  await settled(page);
  const after_moving = await results(page);
  assert.notEqual(after_moving, before_moving);
  assert.ok(after_moving.includes('difference'), after_moving);
  const hash = new URL(page.url()).hash;
  const world = JSON.parse(decodeURIComponent(hash.slice('#world='.length)));
  assert.ok(where in world.sets, hash);

  const again = await open('tutorial', hash);
  assert.equal(await results(again.page), after_moving);
  await again.close();

  const download = page.waitForEvent('download');
  await page.click('#export');
  const overlay = path.join(folder, 'my_world.yaml');
  await (await download).saveAs(overlay);
  const ask = await wasm_engine();
  const sets = Object.entries(world.sets).map(([p, v]) => `${p}=${JSON.stringify(v)}`);
  const file = zopa_json('check', '--resolved', tutorial);
  const there = ask({what: 'run', file, world: {patch: [], sets}, seed: 5, draws: 10, games: 10}).played.tracks[0].played;
  const here = zopa_json('run', tutorial, overlay, '--seed', '5', '--draws', '10', '--games', '10').metrics;
  for (const figure of ['deal', 'round']) assert.ok(Math.abs(there[figure].value - here['main.' + figure].value) <= 1e-12, figure);
  const resolved = path.join(folder, 'resolved.yaml');
  fs.writeFileSync(resolved, zopa('check', '--resolved', tutorial, overlay));
  assert.equal(ask({what: 'signature', file, world: {patch: [], sets}}).signature, zopa('signature', resolved).split(' ')[0]);
  await close();
  assert.deepEqual(wrong, []);
});

test('pinning makes this world the one to compare with, and reset goes back to the file', async () => {
  const {page, wrong, close} = await open('tutorial');
  const original = await results(page);
  await page.locator('#explore input[type=range]').first().press('End');
  await settled(page);
  await page.click('#pin');
  await settled(page);
  assert.ok((await results(page)).includes('pinned world') && !(await results(page)).includes('difference'));
  await page.locator('#explore input[type=range]').first().press('Home');
  await settled(page);
  assert.ok((await results(page)).includes('pinned world') && (await results(page)).includes('difference'));
  await page.click('#reset');
  await settled(page);
  assert.notEqual(await results(page), original);  // the pin stays
  assert.equal(new URL(page.url()).hash, '');
  await close();
  assert.deepEqual(wrong, []);
});

test('on the flagship a ready-made world changes the answer, and its words and pictures follow', async () => {
  const {page, wrong, close} = await open('flagship');
  assert.ok((await page.textContent('#why')).includes('Who blocks whom'));
  await page.locator('#explore select').first().selectOption('freeze_no_recognition');
  await settled(page);
  const figures = zopa_json('solve', flagship, '+freeze_no_recognition', '--draws', '0').tracks[0];
  // the lines that this world sets aside no longer stand
  for (const line of ['annexations', 'whole-regions', 'world-recognises', 'forces-limited'])
    assert.equal(await page.locator(`#explore input[data-path$=".${line}"]`).isChecked(), false, line);
  assert.equal(await page.locator('#explore input[data-path$=".no-cession"]').isChecked(), true);
  const shown = await page.textContent('#world');
  assert.equal(!shown.includes('Why there is no political deal'), figures.zopa.exists);
  assert.ok(await page.locator('#world figure.chart .frame svg').count() >= 3);
  await close();
  assert.deepEqual(wrong, []);
});

test('dropping red lines on the flagship opens what solve says it opens', async () => {
  const give_up = zopa_json('solve', flagship, '--draws', '0').tracks[0].why_not.corrections[0].give_up;
  const {page, wrong, close} = await open('flagship');
  for (const line of give_up) await page.locator(`#explore input[type=checkbox][data-path$=".${line}"]`).uncheck();
  await settled(page);
  assert.ok(!(await page.textContent('#world')).includes('Why there is no political deal'));
  await close();
  assert.deepEqual(wrong, []);
});

test('a number that the reader of files refuses is refused in its words', async () => {
  const {page, close} = await open('tutorial', '#world=' + encodeURIComponent(JSON.stringify({preset: '', sets: {'parties.North.discount': 1.5}, seed: 1})));
  assert.match(await page.textContent('#explore .problem'), /1\.5/);
  await close();
});

test('how much slower than the program, and how soon there is something to see', async () => {
  const ask = await wasm_engine();
  const rows = [];
  for (const [name, file, draws, games] of [['tutorial', tutorial, 40, 50], ['flagship', flagship, 4, 50]]) {
    const resolved = zopa_json('check', '--resolved', file);
    const time = work => { const start = performance.now(); work(); return performance.now() - start; };
    const question = {what: 'run', file: resolved, world: as_it_is, draws, games};
    ask({...question, seed: 1});
    const wasm = time(() => ask({...question, seed: 2}));
    const native = time(() => zopa('run', file, '--draws', String(draws), '--games', String(games), '--seed', '2', '--threads', '1'));
    rows.push(`${name}: WebAssembly ${wasm.toFixed(0)} ms, program ${native.toFixed(0)} ms, ${(wasm / native).toFixed(1)} times`);
  }
  console.log(rows.join('\n'));
});

// The page in a real browser: what it shows, and that nothing else happens.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {folder, from_web, hostile, made, marks, names, open as open_in, root, start_browser, violations, zopa} from './support.mjs';

let browser;
before(async () => { browser = await start_browser(); });
after(async () => { await browser?.close(); });
const open = (...words) => open_in(browser, ...words);

test('the committed page is built from the sources beside it', async () => {
  const {hash_of_sources} = await from_web('sources.mjs');
  const committed = fs.readFileSync(path.join(root, 'web/dist/page.html'), 'utf8');
  assert.ok(committed.includes(`<!-- web sources ${hash_of_sources()} -->`), 'web/dist/page.html is out of date: run scripts/page');
  const again = path.join(folder, 'again.html');
  execFileSync('node', [path.join(root, 'web/build.mjs'), again]);
  assert.equal(fs.readFileSync(again, 'utf8') === committed, true, 'a build from the same sources gives other bytes');
});

for (const name of names)
  for (const [width, height] of [[1280, 800], [390, 844]])
    test(`${name} at ${width} × ${height}: no error, no request, marks in every chart, no sideways scroll`, async () => {
      const file = made(name);
      assert.ok(fs.statSync(file).size <= 3e6, 'larger than 3 MB');
      const {page, wrong, close} = await open(file, {width, height});
      const charts = await marks(page);
      assert.ok(charts.length >= 3, 'charts: ' + charts.length);
      for (const chart of charts) {
        assert.ok(chart.inside > 0, `${chart.name} is empty`);
        assert.equal(chart.outside, 0, `${chart.name} has marks outside its frame`);
      }
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'scrolls sideways');
      assert.ok((await page.textContent('main')).includes('not a prediction'));
      await close();
      assert.deepEqual(wrong, []);
    });

test('a study over two paths is a heat map with a cell per point', async () => {
  const study = path.join(folder, 'two_paths.yaml'), db = path.join(folder, 'two_paths.db'), html = path.join(folder, 'study.html');
  fs.writeFileSync(study, `study: patience of both
scenario: ${path.join(root, 'scenarios/tutorial/3_river_with_a_mediator.yaml')}
vary:
  parties.North.discount: [0.9, 0.95, 0.99]
  parties.South.discount: [0.9, 0.95, 0.97, 0.99]
keep: [main.round, main.deal]
`);
  zopa('sweep', study, '--draws', '2', '--games', '5', '-o', db);
  zopa('report', db, '-o', html);
  const {page, wrong, close} = await open(html);
  const cells = await page.locator('#study figure').evaluateAll(all => all.map(f => f.querySelectorAll('[data-mark="cell"] rect').length));
  assert.deepEqual(cells, [12, 12]);
  await close();
  assert.deepEqual(wrong, []);
});

for (const colorScheme of ['light', 'dark'])
  test(`axe finds nothing, ${colorScheme}`, async () => {
    for (const name of ['flagship', 'tutorial', 'history']) {
      const {page, close} = await open(made(name), undefined, {colorScheme, bypassCSP: true});
      await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
      // the explorer comes a moment later
      await page.waitForFunction(() => document.querySelector('#explore')?.dataset.settled === 'yes', null, {timeout: 60_000});
      await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
      const found = await violations(page);
      await close();
      assert.deepEqual(found, [], name);
    }
  });

test('without scripts the page is its own text', async () => {
  const context = await browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  await page.goto(pathToFileURL(made('tutorial')).href);
  assert.ok((await page.textContent('noscript')).includes('A deal is possible'));
  await context.close();
});

test('dropping a red line opens packages, and reading one lists its options', async () => {
  const {page, close} = await open(made('tutorial'));
  const values = page.locator('#values figure').first();
  const free = () => values.evaluate(f => [...f.querySelectorAll('[data-mark="dot"] circle, [data-mark="dot"] path')].filter(e => getComputedStyle(e).fill === getComputedStyle(f.ownerDocument.querySelector('.swatch')).backgroundColor).length);
  const before_dropping = await free();
  for (const box of await values.locator('input[type=checkbox]').all()) await box.uncheck();
  assert.ok(await free() > before_dropping, `${await free()} packages, ${before_dropping} before`);
  await values.locator('select').last().selectOption({index: 1});
  assert.ok((await values.locator('.detail').textContent()).includes('border'));
  await close();
});

test('thirty hostile strings in names, titles and sources are text', async () => {
  assert.equal(hostile.length, 30);
  const text = JSON.stringify;
  for (let at = 0; at < hostile.length; at += 6) {
    const [title, north, south, line, why, says] = hostile.slice(at, at + 6).map(text);
    const yaml = path.join(folder, `hostile_${at}.yaml`), html = path.join(folder, `hostile_${at}.html`);
    fs.writeFileSync(yaml, `zopa: 1
title: ${title}
about: ${says}
issues:
  border: {options: [river, ridge], title: ${title}}
  water: [none, all]
sources:
  s: {who: ${north}, date: "2025-01-01", says: ${says}, via: ${south}}
parties:
  N:
    name: ${north}
    prefers: {border: {weight: 0.5, values: [0, 1]}, water: {weight: 0.5, values: [0, 1]}}
    no_deal: 0.2
    red_lines: [{id: never-river, title: ${line}, why: ${why}, source: s, never: {border: river}}]
  S:
    name: ${south}
    prefers: {border: {weight: 0.5, values: [1, 0]}, water: {weight: 0.5, values: [1, 0]}}
    no_deal: 0.2
    red_lines: [{id: never-ridge, title: ${why}, never: {border: ridge}}]
`);
    zopa('report', yaml, '--draws', '2', '--games', '2', '-o', html);
    const {page, wrong, close} = await open(html);
    const all = await page.textContent('body');
    for (const name of hostile.slice(at, at + 6)) assert.ok(all.includes(name), 'not shown as text: ' + name);
    assert.equal(await page.title(), hostile[at].replace(/\s+/g, ' ').trim());
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator('iframe, img, base, main script, main style:not(svg style), a[href^="javascript"]').count(), 0);
    await close();
    assert.deepEqual(wrong, []);
  }
});

// Guess, then reveal; a gallery of pages; the charts about what an answer hangs on.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {bad_charts, fits, folder, made, open as open_in, root, sizes, start_browser, violations, zopa} from './support.mjs';

let browser;
before(async () => { browser = await start_browser(); });
after(async () => { await browser?.close(); });
const open = (...words) => open_in(browser, ...words);

for (const size of sizes)
  test(`nothing is told before the guess, all of it afterwards, ${size.width} × ${size.height}`, async () => {
    const {page, wrong, close} = await open(made('guess'), size);
    const before_guessing = await page.locator('body main').textContent();
    for (const words of ['A deal is possible', 'How the talks end', 'Nash']) assert.ok(!before_guessing.includes(words), words);
    await page.click('#reveal');
    assert.ok((await page.textContent('#guess [role=alert]')).includes('A guess for each question'));
    await page.focus('input[value=no]');
    await page.keyboard.press('Space');
    await page.fill('#guess input[type=number]', '2');
    await page.keyboard.press('Enter');
    const text = await page.textContent('body');
    for (const words of ['You: no. Answer: yes: A deal is possible', 'A surprise', 'How the talks end']) assert.ok(text.includes(words), words);
    assert.deepEqual(await bad_charts(page), []);
    assert.equal(await page.locator('h1').count(), 1);
    assert.ok(await fits(page));
    await page.waitForSelector('#seat');
    await close();
    assert.deepEqual(wrong, []);
  });

let gallery;
const made_gallery = () => {
  if (!gallery) {
    gallery = path.join(folder, 'gallery');
    zopa('report', 'scenarios/tutorial', 'scenarios/textbook', '--gallery', gallery, '--guess', '--draws', '4', '--games', '5');
  }
  return gallery;
};

test('a gallery leads to a page for each lesson and textbook model, all of them below 3 MB and offline', async () => {
  const files = fs.readdirSync(made_gallery());
  const shipped = ['tutorial', 'textbook'].flatMap(f => fs.readdirSync(path.join(root, 'scenarios', f), {withFileTypes: true})
    .filter(e => e.isFile() && /\.yaml$/.test(e.name) && /^zopa:/m.test(fs.readFileSync(path.join(root, 'scenarios', f, e.name), 'utf8'))));
  assert.equal(files.length, shipped.length + 1);
  assert.ok(shipped.length >= 14, `${shipped.length} scenarios`);
  for (const size of sizes) {
    const {page, wrong, close} = await open(path.join(gallery, 'index.html'), size);
    const links = await page.locator('.card a').evaluateAll(all => all.map(a => a.getAttribute('href')));
    assert.deepEqual([...links, 'index.html'].sort(), files.sort());
    assert.ok(await page.locator('.card svg').count() >= 10);
    assert.ok(await fits(page));
    await close();
    assert.deepEqual(wrong, []);
  }
  for (const file of files) assert.ok(fs.statSync(path.join(gallery, file)).size <= 3e6, file);
  const pages = files.filter(file => file !== 'index.html');
  for (const file of process.env.ZOPA_LONG ? pages : pages.filter((_, k) => k % 5 === 0)) {
    const {page, wrong, close} = await open(path.join(gallery, file));
    assert.ok(await page.locator('#reveal').count() === 1, file);
    await page.getByText('Show it without a guess').click();
    assert.deepEqual(await bad_charts(page), [], file);
    assert.equal(await page.locator('nav a').first().getAttribute('href'), 'index.html');
    await close();
    assert.deepEqual(wrong, [], file);
  }
});

test('axe finds nothing in the gallery', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const {page, close} = await open(path.join(made_gallery(), 'index.html'), undefined, {colorScheme, bypassCSP: true});
    assert.deepEqual(await violations(page), []);
    await close();
  }
});

for (const size of sizes)
  test(`a study's page has a heat map for each figure, ${size.width} × ${size.height}`, async () => {
    const file = path.join(folder, 'guarantees.html');
    if (!fs.existsSync(file)) zopa('report', 'scenarios/studies/guarantees.yaml', '--draws', '8', '--games', '5', '-o', file);
    assert.ok(fs.statSync(file).size <= 3e6);
    const {page, wrong, close} = await open(file, size);
    const cells = await page.locator('#study figure').evaluateAll(all => all.map(f => f.querySelectorAll('[data-mark="cell"] rect').length));
    assert.ok(cells.length >= 2 && cells.every(n => n === 10), `${cells}`);
    assert.deepEqual(await bad_charts(page), []);
    assert.ok(await fits(page));
    await page.waitForSelector('#explore');  // its scenario can be explored too
    await page.waitForFunction(() => document.querySelector('#explore').dataset.settled === 'yes', null, {timeout: 120_000});
    assert.equal(await page.locator('#study .frame svg').count(), cells.length);  // the study stays while worlds come and go
    await close();
    assert.deepEqual(wrong, []);
  });

for (const size of sizes)
  test(`a tornado shows what the answer moves with, ${size.width} × ${size.height}`, async () => {
    const file = path.join(folder, 'tornado.html');
    if (!fs.existsSync(file)) zopa('report', 'scenarios/history/beagle_1984.yaml', '--draws', '40', '--games', '20', '-o', file);
    const {page, wrong, close} = await open(file, size);
    const tornado = page.locator('figure[data-chart^=tornado]');
    assert.equal(await tornado.count(), 1);
    assert.ok(await tornado.locator('[data-mark="bar"] rect').count() >= 2);
    assert.deepEqual(await bad_charts(page), []);
    await tornado.locator('summary').click();
    for (const [button, name] of [['Save as CSV', /\.csv$/], ['Save picture as SVG', /\.svg$/]]) {
      const download = page.waitForEvent('download');
      await tornado.getByText(button).click();
      assert.match((await download).suggestedFilename(), name);
    }
    assert.ok(await fits(page));
    await close();
    assert.deepEqual(wrong, []);
  });

// The map: a schematic drawing, the front by round, a package's legal status, and shapes from files that strangers wrote.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {bad_charts, fits, hostile, made, open as open_in, sizes, start_browser} from './support.mjs';

let browser;
before(async () => { browser = await start_browser(); });
after(async () => { await browser?.close(); });
const open = (...words) => open_in(browser, ...words);

const territories = page => page.evaluate(() => JSON.parse(document.getElementById('data').textContent).map.territories);
const shapes = page => page.locator('.map [data-mark="geo"] path').count();
const said = page => page.textContent('.map [role=status]');
const problem = page => page.textContent('.map .problem');
const square = (k, size = 1) => [[k, 0], [k, size], [k + size, size], [k + size, 0], [k, 0]];
const area = (properties, k, id) => ({type: 'Feature', id, properties, geometry: {type: 'Polygon', coordinates: [square(k), square(k + 0.3, 0.3)]}});
const collection = features => ({type: 'FeatureCollection', features});
const give = (page, what, name = 'x.geojson') => page.setInputFiles('.map input[type=file]', {name, mimeType: 'application/json', buffer: Buffer.from(typeof what === 'string' ? what : JSON.stringify(what))});

for (const size of sizes)
  test(`each place is an area of the map, ${size.width} × ${size.height}`, async () => {
    for (const name of ['flagship', 'tutorial']) {
      const {page, wrong, close} = await open(made(name), size);
      const places = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).map.places.length);
      assert.equal(await shapes(page), places);
      assert.deepEqual(await bad_charts(page), []);
      assert.ok(await fits(page));
      await close();
      assert.deepEqual(wrong, []);
    }
  });

test('the keyboard moves the front through time', async () => {
  const {page, wrong, close} = await open(made('flagship'));
  const at_start = await said(page);
  await page.focus('.map input.round');
  await page.keyboard.press('End');
  const at_end = await said(page);
  assert.notEqual(at_end, at_start);
  const moved = (await territories(page)).find(t => Math.round(100 * t.path.at(-1)[0]) !== Math.round(100 * t.held));
  assert.ok(at_end.includes(`${moved.name} ${Math.round(100 * moved.path.at(-1)[0])} %`), at_end);
  await page.keyboard.press('Home');
  assert.equal(await said(page), at_start);
  await close();
  assert.deepEqual(wrong, []);
});

test('a package shows the legal status it gives, in words and in a legend', async () => {
  const {page, wrong, close} = await open(made('flagship'));
  await page.locator('.map select.shown').selectOption({index: 1});
  await page.locator('.map select.shade').selectOption('status');
  const {data, point} = await page.evaluate(() => {
    const data = JSON.parse(document.getElementById('data').textContent), solved = data.tracks[0].solved;
    return {data, point: solved.solutions[0] ?? solved.corrections[0].nash};
  });
  for (const t of data.map.territories.filter(t => t.status)) {
    const status = data.tracks[0].issues[t.status.issue].options[point.package[t.status.issue]];
    assert.ok((await said(page)).includes(`${t.name} ${status}`), `${t.name} ${status}: ${await said(page)}`);
    assert.ok((await page.textContent('.map .legend')).includes(status));
  }
  assert.ok((await page.textContent('.map figcaption')).includes(`as of ${data.scenario.as_of}`));
  await close();
  assert.deepEqual(wrong, []);
});

test('shapes come from any GeoJSON, matched by id or name; what the file says of status is not read', async () => {
  const {page, wrong, close} = await open(made('flagship'));
  const [first, second, third] = await territories(page), before_loading = await said(page);
  await give(page, collection([
    area({NAME_1: second.name.toUpperCase() + ' Oblast', admin: 'Elsewhere', status: 'ceded'}, 2), area({}, 0, first.id),
    area({name: 'A neighbour'}, 4), {type: 'Feature', properties: {name: third.name}, geometry: {type: 'Point', coordinates: [0, 0]}}]));
  await page.waitForFunction(() => document.querySelector('.map [role=status]').textContent.includes('2 of 3 areas'));
  assert.equal(await problem(page), '');
  assert.equal(await page.locator('.map [data-mark="geo"]').last().locator('path').count(), 2);
  const text = await said(page);
  assert.ok(text.startsWith(before_loading.split('. Neighbours')[0]), text);
  assert.ok(text.includes(`Not in the file, so not drawn: “${third.name}”`), text);
  assert.ok(!(await page.textContent('#map')).includes('Elsewhere'));
  assert.deepEqual(await bad_charts(page), []);
  await page.getByText('Back to the schematic map').click();
  assert.equal(await said(page), before_loading);
  await close();
  assert.deepEqual(wrong, []);
});

test('a file can be dropped on the map', async () => {
  const {page, wrong, close} = await open(made('flagship'));
  const [first] = await territories(page);
  const dropped = await page.evaluateHandle(text => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.geojson'));
    return data;
  }, JSON.stringify(collection([area({name: first.name}, 0)])));
  await page.dispatchEvent('figure.map', 'drop', {dataTransfer: dropped});
  await page.waitForFunction(() => document.querySelector('.map [role=status]').textContent.includes('1 of 1 areas'));
  await close();
  assert.deepEqual(wrong, []);
});

test('what cannot be drawn is refused in plain words, and the map stays', async () => {
  const {page, wrong, close} = await open(made('flagship'));
  const there = await shapes(page), [first] = await territories(page);
  const broken = coordinates => collection([{type: 'Feature', properties: {name: first.name}, geometry: {type: 'Polygon', coordinates}}]);
  for (const [file, words] of [['{"type": ', /not JSON/], ['[1, 2]', /no GeoJSON/], ['null', /no GeoJSON/], [{type: 'Topology'}, /TopoJSON/],
    [collection([]), /no area/], [collection([area({name: 'Atlantis'}, 0)]), /None of its 1 areas.*Atlantis/s], [broken([[[0, 0], [1, 1]]]), /fewer than four/],
    [broken([[[0, 0], [1, null], [2, 2], [0, 0]]]), /no pair of numbers/], [broken('x'), /fewer than four/], ['"' + 'x'.repeat(9e6) + '"', /too large/]]) {
    await give(page, file);
    await page.waitForFunction(source => new RegExp(source, 's').test(document.querySelector('.map .problem').textContent), words.source);
    assert.equal(await shapes(page), there, String(words));
  }
  await close();
  assert.deepEqual(wrong, []);
});

test('thirty hostile strings in a GeoJSON are text', async () => {
  const {page, wrong, close} = await open(made('flagship'));
  const [first] = await territories(page);
  for (const text of hostile) {
    await give(page, collection([area({name: text}, 0)]));
    await page.waitForFunction(() => document.querySelector('.map .problem').textContent.includes('None of its'));
    assert.ok((await problem(page)).includes(text.slice(0, 60)), text);
    await give(page, collection([area({name: first.name, [text]: text}, 0), area({name: text, constructor: text}, 0.2)]));
    await page.waitForFunction(() => document.querySelector('.map .problem').textContent === '');
  }
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator('iframe, img, base, main script, a[href^="javascript"]').count(), 0);
  await close();
  assert.deepEqual(wrong, []);
});

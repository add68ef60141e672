// A person's seat: the same game as at the terminal, to a deal and to a walk-out.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {bad_charts, fits, folder, hostile, made, open as open_in, root, sizes, start_browser, violations, wasm_engine, zopa, zopa_json} from './support.mjs';

let browser;
before(async () => { browser = await start_browser(); });
after(async () => { await browser?.close(); });

const tutorial = 'scenarios/tutorial/3_river_with_a_mediator.yaml';
const open = async (file, ...words) => {
  const opened = await open_in(browser, file, ...words);
  await opened.page.waitForSelector('#seat');
  return opened;
};
const idle = page => page.waitForFunction(() => document.querySelector('#seat').dataset.busy === 'no', null, {timeout: 60_000});
const state = page => page.getAttribute('#seat', 'data-state');
async function sit(page, party) {
  if (party) await page.locator('#seat select').first().selectOption(party);
  await page.click('#begin');
  await page.waitForFunction(() => document.querySelector('#seat').dataset.state, null, {timeout: 60_000});
  await idle(page);
}
/** One decision by the keyboard. */
async function act(page, what) {
  const before = await page.getAttribute('#seat .table', 'data-decisions');
  if (what === 'walk out') await page.locator('#seat .walk-out summary').click();
  if (what === 'hold back' || what === 'say') await page.locator('#seat .instead summary').click();
  await page.waitForFunction(what => { const b = document.querySelector(`#seat [data-act="${what}"]`); return b && !b.disabled; }, what);
  await page.focus(`#seat [data-act="${what}"]`);
  await page.keyboard.press('Enter');
  await page.waitForFunction(n => document.querySelector('#seat .table').dataset.decisions !== n, before, {timeout: 60_000});
  await idle(page);
}
async function to_a_deal(page) {
  for (let n = 0; n < 60 && await state(page) !== 'over'; n++) await act(page, await state(page) === 'move' ? 'pass' : 'accept');
}

for (const size of sizes)
  test(`a seat is played to a deal by the keyboard, ${size.width} × ${size.height}`, async () => {
    const {page, wrong, close} = await open(made('tutorial'), size);
    await sit(page, 'North');
    assert.ok((await page.textContent('#seat .brief')).includes('Your lines'));
    await to_a_deal(page);
    const text = await page.textContent('#seat .debrief');
    for (const words of ['Signed: ', 'The best that all would have signed', '1000 simulated negotiators']) assert.ok(text.includes(words), words);
    assert.equal(await page.locator('#seat .debrief figure.chart').count(), 2);
    assert.deepEqual(await bad_charts(page), []);
    assert.ok(await fits(page));
    await close();
    assert.deepEqual(wrong, []);
  });

test('the same decisions at the terminal are the same game; the result is a small file', async () => {
  const {page, wrong, close} = await open(made('tutorial'));
  await sit(page, 'North');
  await to_a_deal(page);
  const download = page.waitForEvent('download');
  await page.click('#save-result');
  const file = path.join(folder, 'seat.json');
  await (await download).saveAs(file);
  const result = JSON.parse(fs.readFileSync(file, 'utf8'));
  assert.ok(fs.statSync(file).size < 20_000);
  assert.equal(result.shape, 'zopa.seat');
  assert.ok(result.decisions.length > 0 && result.hand.games === 1000);
  const there = execFileSync(process.env.ZOPA, ['play', tutorial, '--seat', 'North', '--seed', String(result.seed), '--draw', '0', '--game', '0'],
    {cwd: root, encoding: 'utf8', input: result.decisions.map(d => d.act).join('\n') + '\n'});
  const news = await page.locator('#seat .news li').allTextContents();
  const flat = there.replace(/\s+/g, ' ');
  for (const line of news) assert.ok(flat.includes(line.replace(/^\w+ \d+/, '').replace(/\s+/g, ' ').trim()), line);
  assert.ok((await page.textContent('#seat .debrief pre')).replace(/\s+/g, ' ').includes(flat.match(/All in all.*?\./)[0].slice(0, 60)));
  await close();
  assert.deepEqual(wrong, []);
});

test('walking out ends the talks, and the debrief says what there was to be had', async () => {
  const {page, wrong, close} = await open(made('tutorial'));
  await sit(page, 'South');
  for (let n = 0; n < 20 && await state(page) === 'answer'; n++) await act(page, 'refuse');
  await act(page, 'walk out');
  for (let n = 0; n < 20 && await state(page) !== 'over'; n++) await act(page, await state(page) === 'move' ? 'pass' : 'refuse');
  assert.ok((await page.textContent('#seat .news')).includes('South walks out'));
  const text = await page.textContent('#seat .debrief');
  assert.ok(text.includes('No deal.') && text.includes('would have been signed by all'), text);
  assert.deepEqual(await bad_charts(page), []);
  await close();
  assert.deepEqual(wrong, []);
});

test('a line restated in public and holding back are moves too', async () => {
  const {page, wrong, close} = await open(made('tutorial'));
  await sit(page, 'North');
  for (let n = 0; n < 20 && await state(page) === 'answer'; n++) await act(page, 'refuse');
  await act(page, 'hold back');
  assert.ok((await page.textContent('#seat .news')).includes('holds back at the front'));
  for (let n = 0; n < 20 && await page.locator('#seat [data-act="say"]').count() === 0 && await state(page) !== 'over'; n++)
    await act(page, await state(page) === 'move' ? 'pass' : 'refuse');
  await act(page, 'say');
  assert.ok((await page.textContent('#seat .news')).includes('says in public'));
  await close();
  assert.deepEqual(wrong, []);
});

test('another option in an offer changes what it is worth, by what its list says', async () => {
  const {page, wrong, close} = await open(made('tutorial'));
  await sit(page, 'North');
  while (await state(page) === 'answer') await act(page, 'refuse');
  const value = async () => Number((await page.textContent('#seat .worth')).match(/Worth ([\d.]+)/)[1]);
  await page.waitForFunction(() => /Worth/.test(document.querySelector('#seat .worth').textContent));
  const from = await value(), water = page.locator('#seat select[data-issue=water]');
  const other = (await water.locator('option').allTextContents()).findIndex(o => /\(−/.test(o));
  assert.ok(other >= 0, 'no worse option');
  const by = Number((await water.locator('option').nth(other).textContent()).match(/\(−([\d.]+)/)[1]);
  await water.selectOption({index: other});
  await page.waitForFunction(v => Number(document.querySelector('#seat .worth').textContent.match(/Worth ([\d.]+)/)[1]) !== v, from);
  assert.ok(Math.abs(await value() - (from - by)) < 0.011, `${await value()} from ${from} by ${by}`);
  assert.ok(/would be signed and ratified/.test(await page.textContent('#seat .worth')));
  await act(page, 'offer');
  assert.ok((await page.textContent('#seat .news')).includes('North proposes'));
  await close();
  assert.deepEqual(wrong, []);
});

test('a class code in the address gives everybody the same seat, seed and game', async () => {
  const {page, close} = await open(made('tutorial'));
  await page.locator('#seat select').first().selectOption('South');
  await page.locator('#seat .teacher summary').click();
  await page.fill('#seat input[type=text]', '7b <monday>');
  await page.fill('#seat input[type=number]', '99');
  await page.keyboard.press('Tab');
  await page.click('#seat button.address');
  const hash = new URL(page.url()).hash, download = page.waitForEvent('download');
  await page.click('#seat button.sheet');
  const sheet = fs.readFileSync(await (await download).path(), 'utf8');
  for (const words of ['## North', '## South', '## Key', 'A deal is possible', 'Seed 99']) assert.ok(sheet.includes(words), words);
  await close();
  const again = await open(made('tutorial'), undefined, {}, hash);
  await again.page.waitForFunction(() => document.querySelector('#seat').dataset.state, null, {timeout: 60_000});
  const text = await again.page.textContent('#seat');
  assert.ok(text.includes('Class 7b <monday>') && text.includes('Your private brief: South'), text.slice(0, 400));
  assert.ok(await again.page.locator('#seat input[type=number]').isDisabled());
  assert.deepEqual(again.wrong, []);
  // moving a number keeps the seat in the address
  await again.page.waitForFunction(() => document.querySelector('#explore').dataset.settled === 'yes', null, {timeout: 60_000});
  await again.page.locator('#explore input[type=range]').first().press('End');
  assert.match(new URL(again.page.url()).hash, /seat=.*world=|world=.*seat=/);
  await again.close();
});

test('what stands on tracks of its own is never on the menu', async () => {
  const {page, wrong, close} = await open(made('flagship'));
  await sit(page);
  assert.ok((await page.textContent('#seat .brief')).includes('Not on your menu: humanitarian exchange'));
  for (let n = 0; n < 6 && await state(page) !== 'over'; n++) {
    assert.equal(await page.locator('#seat select[data-issue=prisoners]').count(), 0);
    assert.ok(!(await page.textContent('#seat .table h3')).includes('humanitarian'));
    await act(page, await state(page) === 'move' ? 'pass' : 'refuse');
  }
  await close();
  assert.deepEqual(wrong, []);
});

test('decisions that do not fit the game are refused by the engine in words', async () => {
  const ask = await wasm_engine();
  const question = {what: 'seat', file: zopa_json('check', '--resolved', tutorial), world: {patch: [], sets: []}, party: 'North', seed: 1, draw: 0, game: 0, decisions: []};
  const first = ask(question);
  assert.ok(first.brief && first.turn, first.error);
  const act = first.turn.moving ? 'accept' : 'offer';
  assert.match(ask({...question, decisions: [{act}]}).error, /no decision that the game waits for/);
  if (first.turn.moving) {
    assert.match(ask({...question, decisions: [{act: 'offer', package: [0]}]}).error, /one option for each issue/);
    assert.match(ask({...question, decisions: [{act: 'offer', package: [99, 99, 99]}]}).error, /no such option/);
  }
  assert.match(ask({...question, party: 'Nobody'}).error, /no party/);
  assert.deepEqual(ask(question).turn, first.turn);  // nothing is lost by it
});

for (const colorScheme of ['light', 'dark'])
  test(`axe finds nothing at the table, in the debrief and in a guess, ${colorScheme}`, async () => {
    const {page, close} = await open(made('tutorial'), undefined, {colorScheme, bypassCSP: true});
    await sit(page, 'North');
    const unfold = () => page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
    await page.waitForFunction(() => document.querySelector('#explore')?.dataset.settled === 'yes', null, {timeout: 60_000});
    await unfold();
    assert.deepEqual(await violations(page), []);
    await to_a_deal(page);
    await unfold();
    assert.deepEqual(await violations(page), []);
    await close();
    const guess = await open_in(browser, made('guess'), undefined, {colorScheme, bypassCSP: true});
    assert.deepEqual(await violations(guess.page), []);
    await guess.close();
  });

test('hostile names at the table are text', async () => {
  const yaml = path.join(folder, 'hostile_seat.yaml'), html = path.join(folder, 'hostile_seat.html'), text = JSON.stringify;
  fs.writeFileSync(yaml, `zopa: 1
title: ${text(hostile[1])}
issues:
  border: {options: [river, ridge], title: ${text(hostile[5])}}
  water: [none, all]
parties:
  N:
    name: ${text(hostile[0])}
    prefers: {border: {weight: 0.5, values: [0, 1]}, water: {weight: 0.5, values: [0, 1]}}
    no_deal: 0.2
    red_lines: [{id: never-river, title: ${text(hostile[2])}, why: ${text(hostile[10])}, never: {border: river}}]
  S:
    name: ${text(hostile[6])}
    prefers: {border: {weight: 0.5, values: [1, 0]}, water: {weight: 0.5, values: [1, 0]}}
    no_deal: 0.2
`);
  zopa('report', yaml, '--draws', '2', '--games', '2', '-o', html);
  const {page, wrong, close} = await open(html);
  await sit(page);
  for (let n = 0; n < 4 && await state(page) !== 'over'; n++) await act(page, await state(page) === 'move' ? 'pass' : 'refuse');
  const all = await page.textContent('#seat');
  for (const k of [0, 2, 5, 6]) assert.ok(all.includes(hostile[k]), hostile[k]);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator('iframe, img, base, main script').count(), 0);
  await close();
  assert.deepEqual(wrong, []);
});

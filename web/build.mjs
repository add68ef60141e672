// Builds dist/page.html: one file with everything in it, into which `zopa report` puts a title, a text and data.
//   node build.mjs            writes it
//   node build.mjs FILE       writes it somewhere else
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {hash_of_sources, here} from './sources.mjs';

const read = name => fs.readFileSync(path.join(here, name), 'utf8');

async function one(entry, more = {}) {
  const result = await build({
    entryPoints: [path.join(here, entry)], bundle: true, minify: true, format: 'iife', target: 'es2022', write: false,
    metafile: true, legalComments: 'none', absWorkingDir: here, ...more,
  });
  return {text: result.outputFiles[0].text.trim(), inputs: Object.keys(result.metafile.inputs)};
}

async function bundle() {
  // the worker is a text in the page's script: a file from disk may start a worker from its own memory only
  const worker = await one('src/worker.ts', {external: ['fs', 'path', 'crypto']});
  const {text, inputs} = await one('src/main.ts', {define: {WORKER_SCRIPT: JSON.stringify(worker.text)}});
  // neither may stand inside a script element; in a bundle they only occur in strings and expressions
  return {text: text.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--'), inputs};
}

/** The licence of every package that the bundle contains a line of. */
function notices(inputs) {
  const packages = [...new Set(inputs.map(f => f.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean))].sort();
  return packages.map(name => {
    const folder = path.join(here, 'node_modules', name);
    const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const licence = fs.readdirSync(folder).find(f => /^licen[cs]e/i.test(f));
    return `${name} ${about.version} (${about.license})\n\n${licence ? fs.readFileSync(path.join(folder, licence), 'utf8').trim() : ''}\n`;
  }).join('\n' + '-'.repeat(60) + '\n\n').replace(/</g, '‹');
}

const {text: script, inputs} = await bundle();
const sha = createHash('sha256').update(script).digest('base64');
// Observable Plot writes a style element into each chart: style-src cannot do without 'unsafe-inline'
const csp = `default-src 'none'; script-src 'sha256-${sha}' 'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
const parts = {csp, sources: hash_of_sources(), style: read('src/style.css'), notices: notices(inputs), script};
// one pass, and a function as replacement: nothing that is put in is looked at again
const page = read('src/page.html').replace(/\[\[(\w+)\]\]/g, (_, name) => parts[name]);
for (const mark of ['{{title}}', '{{text}}', '{{data}}', '{{engine}}'])
  if (page.split(mark).length !== 2) throw new Error(`${mark} must stand once in the page`);
const file = process.argv[2] ?? path.join(here, 'dist/page.html');
fs.mkdirSync(path.dirname(file), {recursive: true});
fs.writeFileSync(file, page);
console.log(`${path.relative(process.cwd(), file)}: ${page.length} characters, sources ${parts.sources}`);

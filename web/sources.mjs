// Which files the page is built from, and their common hash: what says whether web/dist/page.html is up to date.
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));

export function sources() {
  const src = fs.readdirSync(path.join(here, 'src')).map(name => 'src/' + name);
  return [...src, 'build.mjs', 'dist/engine.mjs', 'package-lock.json', 'sources.mjs', 'tsconfig.json'].sort();
}

export function hash_of_sources() {
  const hash = createHash('sha256');
  for (const name of sources()) hash.update(name + '\0').update(fs.readFileSync(path.join(here, name))).update('\0');
  return hash.digest('hex').slice(0, 16);
}

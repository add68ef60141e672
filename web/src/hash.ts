/** The address keeps what the reader has made of the page: `#world=…&seat=…`. */
const parts = (): Map<string, string> => new Map(location.hash.slice(1).split('&').filter(p => p.includes('='))
  .map(p => [p.slice(0, p.indexOf('=')), p.slice(p.indexOf('=') + 1)]));

/** What was kept under the name; undefined where nothing was, or nothing that can be read. */
export function kept(name: string): unknown {
  const text = parts().get(name);
  if (text === undefined) return undefined;
  try { return JSON.parse(decodeURIComponent(text)); } catch { return undefined; }
}

/** Without a step back in the browser's history; undefined takes it out. */
export function keep(name: string, value: unknown): void {
  const all = parts();
  if (value === undefined) all.delete(name); else all.set(name, encodeURIComponent(JSON.stringify(value)));
  history.replaceState(null, '', '#' + [...all].map(([key, text]) => `${key}=${text}`).join('&'));
}

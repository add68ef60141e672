type Child = Node | string | number | null | undefined | false;
type Attributes = Record<string, string | number | boolean | ((e: Event) => void) | undefined>;

/** An element with attributes and children. Text only ever becomes a text node: no name can be read as markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: (Child | Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  for (const child of children.flat())
    if (child !== null && child !== undefined && child !== false)
      element.append(child instanceof Node ? child : String(child));
  return element;
}

/** 0.1234 as "12.3 %"; no digits that say nothing. */
export function percent(p: number): string {
  const x = 100 * p;
  return (Number.isInteger(x) ? x.toFixed(0) : Math.abs(x) < 10 ? x.toFixed(1) : x.toFixed(0)) + ' %';
}

/** ".52": a value as the program writes it. */
export function decimal(x: number, digits = 2): string {
  const text = Math.abs(x).toFixed(digits).replace(/^0\./, '.');
  return (x < 0 && Number(text) !== 0 ? '−' : '') + text;
}

/** Saves text under a name, without a server. */
export function save(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], {type}));
  const link = h('a', {href: url, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** RFC 4180. A leading = + - @ would be run by a spreadsheet: such text gets an apostrophe in front. */
export function csv(rows: (string | number)[][]): string {
  const cell = (x: string | number) => {
    let text = String(x);
    if (typeof x === 'string' && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  return rows.map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

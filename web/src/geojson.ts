import type {Ring} from './layout.js';

/** One area on paper: rings of points, y downwards. */
export interface Area { name: string; rings: Ring[] }
export interface Geometry { area: (Area | null)[]; others: Area[]; notes: string[] }

const most_bytes = 8e6, most_points = 300_000;
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const some = (names: string[], n = 6) => names.slice(0, n).map(x => `“${x.slice(0, 60)}”`).join(', ') + (names.length > n ? ', …' : '');

/** Refuses a file in words for people. */
export class NotAMap extends Error {}

interface Feature { names: string[]; rings: Ring[] }

function rings_of(geometry: any): Ring[] {
  const polygons = geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.type === 'MultiPolygon' ? geometry.coordinates
    : geometry?.type === 'GeometryCollection' && Array.isArray(geometry.geometries) ? geometry.geometries.map((g: any) => g?.type === 'Polygon' ? g.coordinates : []) : [];
  if (!Array.isArray(polygons)) throw new NotAMap('An area in this file has no list of points.');
  return polygons.flat(1).map((ring: unknown) => {
    if (!Array.isArray(ring) || ring.length < 4) throw new NotAMap('A border in this file has fewer than four points.');
    return ring.map((p: unknown) => {
      if (!Array.isArray(p) || !Number.isFinite(p[0]) || !Number.isFinite(p[1])) throw new NotAMap('A point in this file is no pair of numbers.');
      return [p[0], p[1]] as [number, number];
    });
  });
}

function features_of(json: any): Feature[] {
  if (json?.type === 'Topology') throw new NotAMap('This is TopoJSON. Convert it to GeoJSON first, for example with mapshaper or QGIS.');
  const list = json?.type === 'FeatureCollection' ? json.features : json?.type === 'Feature' ? [json] : null;
  if (!Array.isArray(list)) throw new NotAMap('This is JSON, but no GeoJSON: its type is not FeatureCollection.');
  const features = list.map((feature: any) => {
    const properties = feature?.properties && typeof feature.properties === 'object' ? Object.values(feature.properties) : [];
    const names = [feature?.id, ...properties].filter(x => typeof x === 'string' || typeof x === 'number').map(String);
    return {names, rings: rings_of(feature?.geometry)};
  }).filter(feature => feature.rings.length);
  if (!features.length) throw new NotAMap('There is no area (Polygon or MultiPolygon) in this file.');
  if (features.reduce((n, f) => n + f.rings.reduce((m, r) => m + r.length, 0), 0) > most_points)
    throw new NotAMap(`There are more than ${most_points} points in this file. Simplify it first, for example with mapshaper.`);
  return features;
}

/** Degrees become a plane that keeps shapes at the middle latitude; other numbers are a plane already. */
function on_paper(features: Feature[], wanted: Feature[]): (p: [number, number]) => [number, number] {
  const all = features.flatMap(f => f.rings.flat()), degrees = all.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  const ys = wanted.flatMap(f => f.rings.flat().map(p => p[1]));
  const middle = ys.reduce((sum, y) => sum + y / ys.length, 0), scale = degrees ? Math.cos(middle * Math.PI / 180) : 1;
  return ([x, y]) => [x * scale, -y];
}

/**
 * Reads areas and finds those of the territories, by id or name.
 * @throws NotAMap with what is wrong
 */
export function geometry_of(text: string, territories: {id: string; name: string}[]): Geometry {
  if (text.length > most_bytes) throw new NotAMap(`This file is too large: ${(text.length / 1e6).toFixed(0)} MB, at most ${most_bytes / 1e6} can be drawn.`);
  let json: unknown;
  try { json = JSON.parse(text); } catch { throw new NotAMap('This file is not JSON, so it cannot be GeoJSON.'); }
  const features = features_of(json), left = new Set(features);
  const find = (fits: (name: string) => boolean) => {
    const found = [...left].filter(f => f.names.some(name => fits(plain(name))));
    return found.length ? found : null;
  };
  const taken = territories.map(({id, name}) => {
    const words = plain(name);
    const found = find(x => x === plain(id) || x === words) ?? (words.length > 3 ? find(x => ` ${x} `.includes(` ${words} `)) : null);
    found?.forEach(f => left.delete(f));
    return found;
  });
  const wanted = taken.flatMap(found => found ?? []);
  const called = features.map(f => f.names.find(x => /\p{L}{3}/u.test(x)) ?? f.names[0] ?? 'without a name');
  if (!wanted.length) throw new NotAMap(`None of its ${features.length} areas is called like a territory here: ${some(territories.map(t => t.name))}. They are called ${some(called)}.`);
  const paper = on_paper(features, wanted);
  const draw = (f: Feature): Ring[] => f.rings.map(ring => ring.map(paper));
  const missing = territories.filter((_, k) => !taken[k]).map(t => t.name);
  return {
    area: taken.map((found, k) => found ? {name: territories[k]!.name, rings: found.flatMap(draw)} : null),
    others: [...left].map(f => ({name: called[features.indexOf(f)]!, rings: draw(f)})),
    notes: [`${wanted.length} of ${features.length} areas are territories of this scenario.`,
      ...(missing.length ? [`Not in the file, so not drawn: ${some(missing, 20)}.`] : []),
      'Only the shapes come from it; who holds what, and in which status, is the scenario’s own.'],
  };
}

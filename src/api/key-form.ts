/**
 * The paths that OData's clients make of the metadata: Machines('id') for an item of a collection, brackets and a
 * namespace around functions. They are the paths of our routes in another spelling, and become those before routing.
 */

import { defenderNamespace, entitySets } from './metadata/entity-model.ts';

const open = String.raw`(?:\(|%28)`;
const close = String.raw`(?:\)|%29)`;
const quote = `(?:'|%27)`;

const collection = new RegExp(`^(/api(?:/v1\\.0)?/(${Object.keys(entitySets).join('|')}))${open}`, 'i');
/** Of a collection whose items have one key, `id`, which need not be named (OData URL Conventions 4.01, 4.3.1). */
const key = new RegExp(`^(?:id(?:=|%3D))?${quote}((?:(?!${quote}).|${quote}{2})+)${quote}${close}(?=/|$)`, 'i');
const namespace = new RegExp(`/${defenderNamespace.replaceAll('.', '\\.')}\\.(?=[^/]+$)`, 'i');
/** Of a function without parameters; and of a collection, by clients of OData 3. */
const emptyBrackets = new RegExp(`${open}${close}(?=/?$)`);

/** The path of the route, its query as it was. A key that cannot be read stays as it is, and has no route. */
export function toRoutePath(url: string): string {
  // Almost every request.
  if (!url.includes('(') && !url.includes('%28')) return url;
  const end = url.indexOf('?');
  const path = end < 0 ? url : url.slice(0, end);
  const plain = withoutKey(path.replace(namespace, '/').replace(emptyBrackets, ''));
  return end < 0 ? plain : plain + url.slice(end);
}

/** What is wrong with the key in a path that has no route; undefined when there is none. */
export function faultOfKey(path: string): string | undefined {
  const found = collection.exec(path);
  const [begin, , name] = found ?? [];
  if (begin === undefined || key.test(path.slice(begin.length))) return undefined;
  const behind = path.slice(begin.length, begin.length + 100);
  return `The key of ${name} cannot be read: found "(${behind}", expected the id in quotes and brackets, as in ${name}('id').`;
}

function withoutKey(path: string): string {
  const [begin, route] = collection.exec(path) ?? [];
  if (begin === undefined) return path;
  const rest = path.slice(begin.length);
  const [whole, text] = key.exec(rest) ?? [];
  if (whole === undefined || text === undefined) return path;
  const id = decode(text);
  return id === undefined ? path : `${route}/${encodeURIComponent(id)}${rest.slice(whole.length)}`;
}

/** A quote within the text stands there twice. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text).replaceAll("''", "'");
  } catch {
    // The router refuses what is not percent-encoded, and says so.
    return undefined;
  }
}

/** Reads XML by a shape: a tree of the elements we want, by namespace and local name. What the shape does not name is skipped whole. */

import { SaxesParser } from 'saxes';
import { type Shape, ShapeMatcher } from './shape-matcher.ts';

export interface XmlReader {
  write(text: string): void;
  /** The end of the document; throws if the document is not complete. */
  close(): void;
  /** Line and column reached, both from 1: "12:7". */
  place(): string;
}

/** The document is not well-formed, or its root is another one than the shape's. `place` is line:column. */
export class XmlError extends Error {
  readonly place: string;

  constructor(place: string, message: string) {
    super(message);
    this.name = 'XmlError';
    this.place = place;
  }
}

const none: readonly never[] = [];

/** The parser keeps every open element and all attributes of one: what nobody writes must not fill the memory. */
const maxDepth = 100;
const maxAttributes = 100;

/** A reader that fills `target` as the shape says while text is written to it. */
export function readByShape<Target>(root: Shape<Target>, target: Target): XmlReader {
  const parser = new SaxesParser({ xmlns: false });
  const matcher = new ShapeMatcher<Target>();
  const roots = [root];
  const open: Shape<Target>[] = [];
  /** How many elements are open inside the outermost one that is skipped, itself among them. */
  let skipped = 0;
  let attributes = 0;
  let text = '';
  const collect = (piece: string): void => {
    if (skipped === 0) text += piece;
  };
  const place = (): string => `${parser.line}:${parser.column + 1}`;
  const fail = (message: string): never => {
    throw new XmlError(place(), message);
  };

  parser.on('error', (error) => fail(error.message.replace(/^(?:undefined:)?\d+:\d+: /, '')));
  parser.on('cdata', collect);
  parser.on('attribute', ({ name, value }) => {
    attributes += 1;
    if (attributes > maxAttributes) fail(`an element has more than ${maxAttributes} attributes`);
    if (skipped === 0) matcher.readAttribute(open.length + 1, name, value);
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    if (open.length + skipped >= maxDepth) fail(`elements are nested more than ${maxDepth} deep`);
    if (skipped > 0) {
      skipped += 1;
      return;
    }
    const parent = open.at(-1);
    const shape =
      matcher.find(parent ? (parent.children ?? none) : roots, tag.name) ?? explainMismatch(tag.name, parent);
    if (shape === undefined || shape.wanted?.((name) => tag.attributes[name] ?? '') === false) {
      skipped = 1;
      return;
    }
    open.push(shape);
    shape.opened?.(target, (name) => tag.attributes[name] ?? '');
    if (shape.text) {
      text = '';
      // The parser cuts text out only while somebody listens.
      parser.on('text', collect);
    }
  });
  parser.on('closetag', () => {
    if (skipped > 0) {
      skipped -= 1;
      if (skipped === 0) matcher.leave(open.length + 1);
      return;
    }
    matcher.leave(open.length);
    const shape = open.pop();
    if (shape?.text) {
      parser.off('text');
      shape.text(target, text);
    }
    shape?.closed?.(target);
  });

  /** An element that no shape names is skipped, unless it is the root or has no right to its name. */
  function explainMismatch(name: string, parent: Shape<Target> | undefined): undefined {
    const uri = matcher.uriOf(name) ?? fail(`nobody has declared the namespace prefix of <${name}>`);
    if (!parent) fail(`the document is <${name}> of namespace "${uri}", not <${root.name}> of "${root.namespace}"`);
  }

  return {
    write: (piece) => void parser.write(piece),
    close: () => void parser.close(),
    place,
  };
}

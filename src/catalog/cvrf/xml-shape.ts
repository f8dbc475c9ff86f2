/** Reads XML by a shape: a tree of the elements we want, by namespace and local name. What the shape does not name is skipped whole. */

import { SaxesParser, type SaxesTagNS } from 'saxes';

/** What to do with one element; `Target` is what the elements of a document fill. */
export interface Shape<Target> {
  readonly namespace: string;
  readonly name: string;
  /** Where it says no, the element is skipped as if the shape did not name it. */
  readonly wanted?: (attribute: (name: string) => string) => boolean;
  readonly opened?: (target: Target, attribute: (name: string) => string) => void;
  /** Called with the element's text when it ends; an empty element gives "". */
  readonly text?: (target: Target, text: string) => void;
  readonly closed?: (target: Target) => void;
  /** What to read inside; a local name stands in one namespace only. */
  readonly children?: readonly Shape<Target>[];
}

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

/** A reader that fills `target` as the shape says while text is written to it. */
export function readByShape<Target>(root: Shape<Target>, target: Target): XmlReader {
  const parser = new SaxesParser({ xmlns: true });
  const open: Shape<Target>[] = [];
  /** How many elements are open inside the outermost one that is skipped, itself among them. */
  let skipped = 0;
  let text = '';
  const collect = (piece: string): void => {
    text += piece;
  };
  const place = (): string => `${parser.line}:${parser.column + 1}`;

  parser.on('error', (error) => {
    throw new XmlError(place(), error.message.replace(/^(?:undefined:)?\d+:\d+: /, ''));
  });
  parser.on('cdata', (piece) => {
    if (skipped === 0) collect(piece);
  });
  parser.on('opentag', (tag) => {
    const shape = skipped > 0 ? undefined : shapeOf(tag, open.at(-1), root, place);
    if (shape === undefined) {
      skipped += 1;
      return;
    }
    open.push(shape);
    shape.opened?.(target, (name) => attributeOf(tag, name));
    if (shape.text) {
      text = '';
      // The parser cuts text out only while somebody listens.
      parser.on('text', collect);
    }
  });
  parser.on('closetag', () => {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    const shape = open.pop();
    if (shape?.text) {
      parser.off('text');
      shape.text(target, text);
    }
    shape?.closed?.(target);
  });
  return {
    write: (piece) => void parser.write(piece),
    close: () => void parser.close(),
    place,
  };
}

/** The shape of the element just opened; undefined if it is to be skipped. */
function shapeOf<Target>(
  tag: SaxesTagNS,
  parent: Shape<Target> | undefined,
  root: Shape<Target>,
  place: () => string,
): Shape<Target> | undefined {
  const shape = parent ? findByName(parent.children ?? [], tag.local) : root;
  const isOne = shape?.name === tag.local && shape.namespace === tag.uri;
  if (!parent && !isOne) {
    throw new XmlError(place(), `the document is <${tag.local}> of "${tag.uri}", not <${root.name}>`);
  }
  return isOne && (shape.wanted?.((name) => attributeOf(tag, name)) ?? true) ? shape : undefined;
}

/** The lists are short, and the names that a parser cuts out of the text have no hash yet: comparing is faster than looking up. */
function findByName<Target>(shapes: readonly Shape<Target>[], name: string): Shape<Target> | undefined {
  for (const shape of shapes) if (shape.name === name) return shape;
  return undefined;
}

function attributeOf({ attributes }: SaxesTagNS, name: string): string {
  return attributes[name]?.value ?? '';
}

/** Reads XML by a shape: a tree of the elements we want, by namespace and local name. What the shape does not name is skipped whole. */

import { type SaxesAttributeNS, SaxesParser } from 'saxes';

type Attributes = Readonly<Record<string, SaxesAttributeNS>>;

/** What to do with one element; `Target` is what the elements of a document fill. */
export interface Shape<Target> {
  readonly namespace: string;
  readonly name: string;
  readonly opened?: (target: Target, attribute: (name: string) => string) => void;
  /** Called with the element's text when it ends; an empty element gives "". */
  readonly text?: (target: Target, text: string) => void;
  readonly closed?: (target: Target) => void;
  readonly children?: ReadonlyMap<string, Shape<Target>>;
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

/** The children of a shape, findable by local name. A local name stands in one namespace only. */
export function children<Target>(...shapes: Shape<Target>[]): ReadonlyMap<string, Shape<Target>> {
  return new Map(shapes.map((shape) => [shape.name, shape]));
}

/** A reader that fills `target` as the shape says while text is written to it. */
export function readByShape<Target>(root: Shape<Target>, target: Target): XmlReader {
  const parser = new SaxesParser({ xmlns: true });
  const open: (Shape<Target> | undefined)[] = [];
  let text = '';
  const collect = (piece: string): void => {
    text += piece;
  };
  const place = (): string => `${parser.line}:${parser.column + 1}`;

  parser.on('error', (error) => {
    throw new XmlError(place(), error.message.replace(/^(?:undefined:)?\d+:\d+: /, ''));
  });
  parser.on('opentag', (tag) => {
    const shape = open.length === 0 ? root : open.at(-1)?.children?.get(tag.local);
    if (shape?.name !== tag.local || shape.namespace !== tag.uri) {
      if (open.length === 0) {
        throw new XmlError(place(), `the document is <${tag.local}> of "${tag.uri}", not <${root.name}>`);
      }
      open.push(undefined);
      return;
    }
    open.push(shape);
    shape.opened?.(target, (name) => attributeOf(tag.attributes, name));
    if (shape.text) {
      text = '';
      parser.on('text', collect);
      parser.on('cdata', collect);
    }
  });
  parser.on('closetag', () => {
    const shape = open.pop();
    if (shape === undefined) return;
    if (shape.text) {
      parser.off('text');
      parser.off('cdata');
      shape.text(target, text);
    }
    shape.closed?.(target);
  });
  return {
    write: (piece) => void parser.write(piece),
    close: () => void parser.close(),
    place,
  };
}

function attributeOf(attributes: Attributes, name: string): string {
  return attributes[name]?.value ?? '';
}

/** Finds the shape of an element by its name, whatever prefixes the document uses. */

import { Namespaces } from './namespaces.ts';

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

interface NamedShape<Target> {
  /** With its prefix, as the document writes it. */
  readonly name: string;
  readonly shape: Shape<Target>;
}

/**
 * Compares names as they stand: what each shape may be called is worked out once for the prefixes that are declared. The
 * parser could resolve every name itself, but that takes a quarter of the time of reading the feed.
 */
export class ShapeMatcher<Target> {
  readonly #namespaces = new Namespaces();
  readonly #named = new Map<readonly Shape<Target>[], readonly NamedShape<Target>[]>();

  /** Takes in an attribute of the element at this depth, 1 for the root, before the element itself is asked for. */
  readAttribute(depth: number, name: string, value: string): void {
    if (this.#namespaces.declare(depth, name, value)) this.#named.clear();
  }

  /** Says that the element at this depth has ended. */
  leave(depth: number): void {
    if (this.#namespaces.leave(depth)) this.#named.clear();
  }

  /** The lists are short, and names cut out of a text have no hash yet: comparing is faster than looking up. */
  find(shapes: readonly Shape<Target>[], name: string): Shape<Target> | undefined {
    const named = this.#named.get(shapes) ?? this.#nameAll(shapes);
    for (const candidate of named) if (candidate.name === name) return candidate.shape;
    return undefined;
  }

  /** The namespace of an element with this name; undefined if nobody declared its prefix. */
  uriOf(name: string): string | undefined {
    return this.#namespaces.uriOfElement(name);
  }

  #nameAll(shapes: readonly Shape<Target>[]): NamedShape<Target>[] {
    const named = shapes.flatMap((shape) =>
      this.#namespaces.namesOf(shape.namespace, shape.name).map((name) => ({ name, shape })),
    );
    this.#named.set(shapes, named);
    return named;
  }
}

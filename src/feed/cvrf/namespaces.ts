/** Which namespaces the prefixes of a document stand for at the place that is read. */

interface Declaration {
  /** Of the element that declares it: 1 is the root. */
  readonly depth: number;
  /** With its colon; "" for elements without a prefix. */
  readonly prefix: string;
  readonly uri: string;
}

export class Namespaces {
  /** Innermost last. Elements without a prefix are in no namespace unless somebody says so; "xml" needs no declaration. */
  readonly #declared: Declaration[] = [
    { depth: 0, prefix: '', uri: '' },
    { depth: 0, prefix: 'xml:', uri: 'http://www.w3.org/XML/1998/namespace' },
  ];

  /** Takes in an attribute of the element at this depth; true if it declares a namespace. */
  declare(depth: number, attribute: string, value: string): boolean {
    if (attribute === 'xmlns') this.#declared.push({ depth, prefix: '', uri: value });
    else if (attribute.startsWith('xmlns:'))
      this.#declared.push({ depth, prefix: `${attribute.slice(6)}:`, uri: value });
    else return false;
    return true;
  }

  /** Forgets what the element at this depth declared; true if it did declare something. */
  leave(depth: number): boolean {
    const before = this.#declared.length;
    while ((this.#declared.at(-1)?.depth ?? 0) >= depth) this.#declared.pop();
    return this.#declared.length < before;
  }

  /** What an element of this namespace and local name may be called here. */
  namesOf(uri: string, local: string): string[] {
    const prefixes = new Set(this.#declared.map(({ prefix }) => prefix));
    return [...prefixes].filter((prefix) => this.#uriOf(prefix) === uri).map((prefix) => `${prefix}${local}`);
  }

  /** The namespace of an element with this name; undefined if nobody declared its prefix. */
  uriOfElement(name: string): string | undefined {
    return this.#uriOf(name.slice(0, name.indexOf(':') + 1));
  }

  #uriOf(prefix: string): string | undefined {
    for (let index = this.#declared.length - 1; index >= 0; index -= 1) {
      if (this.#declared[index]?.prefix === prefix) return this.#declared[index]?.uri;
    }
    return undefined;
  }
}

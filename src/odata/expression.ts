/** What a `$filter` says, once it is read. Property names are those of the collection's table, whatever case the text had. */

/**
 * How a property compares: "text" as it is written; "name" in any case; "instant" by milliseconds since 1970; "names" is a
 * list of names, which `any` asks about.
 */
export type PropertyType = 'text' | 'name' | 'number' | 'flag' | 'instant' | 'names';

/** The properties that may be asked about: nothing else of a row can be. */
export type Properties = Readonly<Record<string, PropertyType>>;

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type Match = 'startswith' | 'endswith' | 'contains';

/** Names are lower case. An instant is a number, as instant.ts has it. */
export type Literal = string | number | boolean | null;

/** What is asked of one property, or of an element of a list within `any`. */
export type Condition =
  | { readonly kind: 'compare'; readonly property: string; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: 'in'; readonly property: string; readonly values: readonly Literal[] }
  | { readonly kind: 'match'; readonly property: string; readonly how: Match; readonly text: string };

export type Expression =
  | Condition
  | { readonly kind: 'and' | 'or'; readonly sides: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  /** Without `of`: the list has an element. Conditions within bear the list's name and are asked of each element. */
  | { readonly kind: 'any'; readonly property: string; readonly of?: Expression };

/** What is asked about, a property as often as it is; of a list, `any` as a whole. */
export function propertiesOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.sides.flatMap(propertiesOf);
    case 'not':
      return propertiesOf(expression.of);
    default:
      return [expression.property];
  }
}

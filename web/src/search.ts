/** Search parameters as plain text, so that addresses can be read, written and sent by people. */

/** Some of the names, each with a text. */
export type SearchOf<Name extends string> = { readonly [Given in Name]?: string | undefined };

/** Of one that is there twice the last counts. */
export function parseSearch(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** What has no value is left out. */
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text.replaceAll('%2C', ',')}`;
}

/** Keeps those of the names that have a text: an address with others is the page without them. */
export function pickSearch<Name extends string>(names: readonly Name[]) {
  return (search: Readonly<Record<string, unknown>>): SearchOf<Name> =>
    Object.fromEntries(
      names.flatMap((name) =>
        search[name] === undefined || search[name] === '' ? [] : [[name, String(search[name])]],
      ),
    ) as SearchOf<Name>;
}

/** Lists, followed from page to page by `@odata.nextLink`. */

import type { Client } from 'openapi-fetch';
import { ApiError } from './api-error.ts';
import type { paths } from './api-types.ts';

interface ListRoute {
  readonly get: { readonly responses: { readonly 200: { readonly content: { readonly 'application/json': Page } } } };
}

interface Page {
  readonly value: readonly unknown[];
  readonly '@odata.nextLink'?: string;
}

/** "/api/machines" and every other path that gives pages of a list. */
export type ListPath = {
  [Path in keyof paths]: paths[Path] extends ListRoute
    ? '@odata.nextLink' extends keyof paths[Path]['get']['responses'][200]['content']['application/json']
      ? Path
      : never
    : never;
}[keyof paths];

export type ItemOf<Path extends ListPath> = paths[Path] extends ListRoute
  ? paths[Path]['get']['responses'][200]['content']['application/json']['value'][number]
  : never;

type ParametersOf<Path extends ListPath> = paths[Path] extends {
  readonly get: { readonly parameters: infer Parameters };
}
  ? Parameters
  : never;

export interface EachOptions<Path extends ListPath> {
  readonly params?: ParametersOf<Path>;
  readonly signal?: AbortSignal;
}

/** Throws `ApiError` where a page is refused. */
export async function* eachItem<Path extends ListPath>(
  client: Client<paths, 'application/json'>,
  baseUrl: string,
  path: Path,
  { params, signal }: EachOptions<Path>,
): AsyncGenerator<ItemOf<Path>> {
  // The types of every path at once are more than one call can bear.
  const get = client.GET as unknown as (
    url: string,
    init: object,
  ) => Promise<{ readonly data?: Page; readonly error?: unknown; readonly response: Response }>;
  let next: string | undefined = path;
  for (let init: object = { params }; next !== undefined; init = {}) {
    const { data, error, response } = await get(next, { ...init, ...(signal && { signal }) });
    if (data === undefined) throw ApiError.from(response.status, error);
    yield* data.value as readonly ItemOf<Path>[];
    next = nextPath(data['@odata.nextLink'], baseUrl);
  }
}

/** Of the server that was called, whatever host the link names: the token is for nobody else. */
function nextPath(link: string | undefined, baseUrl: string): string | undefined {
  if (link === undefined) return undefined;
  const { pathname, search } = new URL(link, `${baseUrl}/`);
  const before = new URL(baseUrl).pathname.replace(/\/$/, '');
  return (pathname.startsWith(`${before}/`) ? pathname.slice(before.length) : pathname) + search;
}

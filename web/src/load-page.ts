/** Files of the page that are fetched when somebody goes there. After an update of the server those of the page that is open are gone. */

import { lazyRouteComponent } from '@tanstack/react-router';
import { reach } from './api/ask.ts';
import { Renewed } from './states/renewed.tsx';

type Component = (props: never) => unknown;

/** The component of a route, out of a file of its own. */
export function pageOf<Name extends string, Module extends { readonly [Of in Name]: Component }>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(() => orRenewed(load(), name), name);
}

/** The file; where there is none any more, one in its place that loads the newer page. Rejects with `Refusal` where nobody answers. */
export async function orRenewed<Name extends string, Module extends { readonly [Of in Name]: Component }>(
  loading: Promise<Module>,
  name: Name,
): Promise<Module> {
  try {
    return await loading;
  } catch (error) {
    if (await isPageRenewed()) return { [name]: Renewed } as unknown as Module;
    throw error;
  }
}

/** By the script that a page begins with, which bears the hash of its content. */
async function isPageRenewed(): Promise<boolean> {
  const begun = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  if (begun == null) return false;
  const answer = await reach('/', { cache: 'no-store', headers: { accept: 'text/html' } });
  return answer.ok && !(await answer.text()).includes(`"${begun}"`);
}

/** Where somebody goes after signing in: a page of this server, whatever the address asks for. */

const mostLetters = 2_000;
/** No host has this name. */
const here = 'http://here.invalid';

/** "/devices?platform=Windows10" as it is; "/" for what leads elsewhere, or back to signing in. */
export function ownPath(text: unknown): string {
  if (typeof text !== 'string' || text.length > mostLetters || !text.startsWith('/') || !URL.canParse(text, here))
    return '/';
  const { origin, pathname, search } = new URL(text, here);
  // A path that begins with two slashes names a host.
  if (origin !== here || pathname.startsWith('//') || /^\/(sign-in|api)(\/|$)/i.test(pathname)) return '/';
  return `${pathname}${search}`;
}

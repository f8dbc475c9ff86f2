/** `Prefer: odata.maxpagesize=500`: how OData lets a client ask for shorter pages. */

/** Undefined where the header asks for none. */
export function preferredPageSize(prefer: string | undefined, most: number): number | undefined {
  const size = /(?:^|[\s,;])(?:odata\.)?maxpagesize\s*=\s*"?(\d{1,9})"?(?:$|[\s,;])/i.exec(prefer ?? '')?.[1];
  return size === undefined || Number(size) === 0 ? undefined : Math.min(Number(size), most);
}

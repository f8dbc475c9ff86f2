/** Which platform a component stands on, told from the feed's name of the product. */

/** One name, one spelling: the feed's names carry stray double blanks and no-break spaces that differ between documents. */
export function normalizeProductName(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

/** "Windows 10 for x64-based Systems" of "Internet Explorer 11 on Windows 10 for x64-based Systems"; undefined for what stands on no Windows. */
export function platformOf(product: string): string | undefined {
  const name = normalizeProductName(product);
  const start = name.lastIndexOf(' on Windows ');
  return start > 0 ? name.slice(start + ' on '.length) : undefined;
}

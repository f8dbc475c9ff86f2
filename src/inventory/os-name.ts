/** The name of an operating system as inventories carry it. */

/** Longer texts are no names. */
const longestName = 256;

/** Without the blanks around it; undefined when nothing, or no name, is left. */
export function parseOsName(text: string | undefined): string | undefined {
  const name = text?.trim() ?? '';
  return name === '' || name.length > longestName || /\p{Cc}/u.test(name) ? undefined : name;
}

/** Ids of machines are forty hexadecimal digits; a filter may compare them with any text. */

const digits = '0123456789abcdef';
const length = 40;

/** The lowest id that is not below a text, which is lower case; undefined where every id is below it. */
export function lowestIdFrom(text: string): string | undefined {
  for (const [place, character] of [...text.slice(0, length)].entries()) {
    if (digits.includes(character)) continue;
    const above = [...digits].find((digit) => digit > character);
    const begin = text.slice(0, place);
    return above === undefined ? idBehind(begin) : (begin + above).padEnd(length, '0');
  }
  const id = text.slice(0, length).padEnd(length, '0');
  return text.length > length ? idBehind(id) : id;
}

/** The lowest id above all that begin so. */
function idBehind(begin: string): string | undefined {
  const head = begin.replace(/f*$/, '');
  if (head === '') return undefined;
  const last = digits[digits.indexOf(head.at(-1) as string) + 1];
  return (head.slice(0, -1) + last).padEnd(length, '0');
}

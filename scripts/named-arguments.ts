/** The arguments of a script by their names, all of which it needs. */
export function namedArguments<const Names extends readonly string[]>(
  ...names: Names
): { [Key in keyof Names]: string } {
  const given = process.argv.slice(2);
  if (given.length !== names.length) {
    throw new Error(`Found ${given.length} arguments; give ${names.length}: ${names.join(' ')}.`);
  }
  return given as { [Key in keyof Names]: string };
}

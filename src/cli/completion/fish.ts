/** For fish. */

import type { Place } from './word-tree.ts';

export function fishCompletion(places: readonly Place[]): string {
  const paths = places.slice(1).map(({ path }) => quote(path));
  const lines = places.flatMap(({ path, commands, options, values, choices }) => {
    const at = `complete -c missingkbs -n ${quote(`__missingkbs_at ${quote(path)}`)}`;
    return [
      ...commands.map(({ word, meaning }) => `${at} -f -a ${quote(word)} -d ${quote(meaning)}`),
      ...choices.map((choice) => `${at} -f -a ${quote(choice)}`),
      ...options.map(({ word, meaning }) => `${at} ${nameOf(word)} -d ${quote(meaning)}${wants(word, values)}`),
    ];
  });
  return `# missingkbs: put this file into ~/.config/fish/completions.
function __missingkbs_at
    set -l place ''
    for word in (commandline -opc)[2..]
        if contains -- "$place $word" ${paths.join(' ')}
            set place "$place $word"
        end
    end
    test "$place" = "$argv[1]"
end
${lines.join('\n')}
`;
}

function nameOf(word: string): string {
  return word.startsWith('--') ? `-l ${quote(word.slice(2))}` : `-s ${quote(word.slice(1))}`;
}

function wants(word: string, values: Place['values']): string {
  const value = values.find(({ option }) => option === word);
  if (value === undefined) return '';
  return value.choices.length === 0 ? ' -r' : ` -x -a ${quote(value.choices.join(' '))}`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

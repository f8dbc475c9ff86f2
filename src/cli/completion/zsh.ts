/** For zsh. */

import type { Place } from './word-tree.ts';

export function zshCompletion(places: readonly Place[]): string {
  const paths = places.slice(1).map(({ path }) => quote(path));
  const values = places.flatMap(({ path, values }) =>
    values.map(({ option, choices }) => {
      const offer = choices.length === 0 ? '_files' : `compadd -- ${choices.map(quote).join(' ')}`;
      return `    (${quote(`${path} ${option}`)}) ${offer}; return ;;`;
    }),
  );
  const words = places.map(({ path, commands, options, choices }) => {
    const here = [...commands, ...options].map(({ word, meaning }) => `${word.replaceAll(':', '\\:')}:${meaning}`);
    return `    (${quote(path)}) offered=(${[...choices, ...here].map(quote).join(' ')}) ;;`;
  });
  return `#compdef missingkbs
# missingkbs: put this file as _missingkbs into a folder of $fpath, or source it.
_missingkbs() {
  local place= word
  local -a offered
  for word in \${words[2,CURRENT-1]}; do
    case "$place $word" in
      (${paths.join('|')}) place+=" $word" ;;
    esac
  done
  case "$place \${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  case "$place" in
${words.join('\n')}
  esac
  _describe missingkbs offered || _files
}
if [[ $funcstack[1] == _missingkbs ]]; then _missingkbs "$@"; else compdef _missingkbs missingkbs; fi
`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

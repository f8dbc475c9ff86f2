/** For bash 4 or later, and as macOS has it. */

import type { Place } from './word-tree.ts';

export function bashCompletion(places: readonly Place[]): string {
  const paths = places.slice(1).map(({ path }) => quote(path));
  const values = places.flatMap(({ path, values }) =>
    values.map(
      ({ option, choices }) => `    ${quote(`${path} ${option}`)}) words=${quote(choices.join(' '))}; value=yes ;;`,
    ),
  );
  const words = places.map(({ path, commands, options, choices }) => {
    const here = [...commands, ...options].map(({ word }) => word);
    return `    ${quote(path)}) words=${quote([...choices, ...here].join(' '))} ;;`;
  });
  return `# missingkbs: source this file, or put it into the folder of bash-completion.
_missingkbs() {
  local current=\${COMP_WORDS[COMP_CWORD]} place= words= value= number
  for ((number = 1; number < COMP_CWORD; number++)); do
    case "$place \${COMP_WORDS[number]}" in
      ${paths.join('|')}) place+=" \${COMP_WORDS[number]}" ;;
    esac
  done
  case "$place \${COMP_WORDS[COMP_CWORD-1]}" in
${values.join('\n')}
  esac
  [[ -n $value ]] || case "$place" in
${words.join('\n')}
  esac
  # Where no word fits, bash goes on with names of files.
  COMPREPLY=($(compgen -W "$words" -- "$current" || :))
}
complete -o bashdefault -o default -F _missingkbs missingkbs
`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

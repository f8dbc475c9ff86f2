/** For PowerShell 5.1 and later. */

import type { Place } from './word-tree.ts';

export function powershellCompletion(places: readonly Place[]): string {
  const words = places.map(({ path, commands, options, choices }) => {
    const here = [...choices.map((word) => ({ word, meaning: word })), ...commands, ...options];
    return `    ${quote(path)} = @(${here.map(({ word, meaning }) => `@(${quote(word)}, ${quote(meaning || word)})`).join(', ')})`;
  });
  const values = places.flatMap(({ path, values }) =>
    values.map(({ option, choices }) => `    ${quote(`${path} ${option}`)} = @(${choices.map(quote).join(', ')})`),
  );
  return `# missingkbs: put this into $PROFILE.
Register-ArgumentCompleter -Native -CommandName missingkbs -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @{
${words.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $place = ''
  $last = ''
  foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
    if ($element.Extent.EndOffset -ge $cursorPosition) { break }
    $last = "$element"
    if ($words.ContainsKey("$place $last")) { $place = "$place $last" }
  }
  if ($values.ContainsKey("$place $last")) {
    $values["$place $last"] | Where-Object { $_ -like "$wordToComplete*" } |
      ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
    return
  }
  $words[$place] | Where-Object { $_[0] -like "$wordToComplete*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterName', $_[1]) }
}
`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

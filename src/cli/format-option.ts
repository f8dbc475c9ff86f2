/** `--format`: a table for people, or what programs read. */

import { Option } from 'commander';

/** The first is what is answered without it. */
export function formatOption(formats: readonly string[] = ['table', 'json']): Option {
  return new Option('--format <format>', 'how to answer').choices(formats).default(formats[0]);
}

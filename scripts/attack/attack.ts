/** One attack on a server or a command, with the bars that it is held to. */

import type { Finding } from './finding.ts';
import type { Lab } from './lab.ts';

export interface Attack {
  readonly name: string;
  /** Waits most of its time; such attacks run side by side. */
  readonly patient?: true;
  run(lab: Lab): Promise<readonly Finding[]>;
}

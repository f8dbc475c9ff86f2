/** Devices for tests, in the words of the domain. */

import type { PatchState } from '../../src/assessment/patch-state.ts';
import { type KbNumber, parseKbNumber } from '../../src/brand.ts';
import type { InstallationType, Processor, Software } from '../../src/inventory/model.ts';

/** device().build('19045.4412').with('KB5036892') is a Windows 10 22H2 client on x64 with one update. */
export function device(): DeviceBuilder {
  return new DeviceBuilder({ osName: 'Microsoft Windows 10 Pro', osProcessor: 'x64', installationType: 'Client' });
}

export class DeviceBuilder {
  readonly state: PatchState;

  constructor(state: PatchState) {
    this.state = state;
  }

  /** "19045" or "19045.4412" of Windows 10 and later; a text with more dots is the whole version. */
  build(text: string): DeviceBuilder {
    return this.#but({ osVersion: text.split('.').length > 2 ? text : `10.0.${text}` });
  }

  /** Adds installed updates; called without any, the device answered "none". */
  with(...kbs: readonly string[]): DeviceBuilder {
    return this.#but({ installedKbs: [...(this.state.installedKbs ?? []), ...kbs.map(toKb)] });
  }

  as(installationType: InstallationType): DeviceBuilder {
    return this.#but({ installationType });
  }

  on(osProcessor: Processor): DeviceBuilder {
    return this.#but({ osProcessor });
  }

  software(...software: readonly Software[]): DeviceBuilder {
    return this.#but({ software });
  }

  but(change: PatchState): DeviceBuilder {
    return this.#but(change);
  }

  #but(change: PatchState): DeviceBuilder {
    return new DeviceBuilder({ ...this.state, ...change });
  }
}

function toKb(text: string): KbNumber {
  const kb = parseKbNumber(text);
  if (kb === undefined) throw new Error(`a test needs a KB number, not "${text}"`);
  return kb;
}

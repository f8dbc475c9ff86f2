/** What every inventory source supplies: how it is recognized and how it is read. */

import type { InventoryDocument } from '../document.ts';
import type { InventoryReading } from '../model.ts';

/** Something about one place of the file. */
export interface PlacedMessage {
  readonly place: string;
  readonly message: string;
}

export interface ParsedInventory {
  /** One for each device that the file names; one without a name when it names none. */
  readonly readings: readonly InventoryReading[];
  /** Records that are damaged and therefore not in the readings. */
  readonly problems?: readonly PlacedMessage[];
  /** What a reader of the answer should know although nothing is damaged: a list that Windows cut short, a device of another kind. */
  readonly notes?: readonly PlacedMessage[];
}

export interface InventoryParser {
  /** Stable, lower case: "systeminfo". */
  readonly format: string;
  /** For the list of known formats that a person reads. */
  readonly description: string;
  /** Reads one part of a file beside others, as when the outputs of several commands stand one after the other. */
  readonly mixes: boolean;
  readonly recognizes: (document: InventoryDocument) => boolean;
  /** Only called on a document that it recognizes. */
  readonly parse: (document: InventoryDocument) => ParsedInventory;
}

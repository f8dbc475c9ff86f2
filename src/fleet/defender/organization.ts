/** What a tenant's devices have and have open, in Defender's rows: worked out once for a count of the devices. */

import type { Board } from '../board/board.ts';
import { devicesByVulnerability, type SoftwareFigures, softwareFigures } from '../board/open-figures.ts';
import { type RecommendationRow, recommendationRow } from './recommendation-row.ts';
import { type SoftwareRow, softwareRow } from './software-row.ts';
import { type VulnerabilityRow, vulnerabilityRow } from './vulnerability-row.ts';

/** The devices that can be judged, and no others. */
export class Organization {
  readonly board: Board;
  readonly #software: ReadonlyMap<string, SoftwareFigures>;
  readonly #devices: Uint32Array;

  constructor(board: Board) {
    this.board = board;
    this.#software = new Map(softwareFigures(board.groups).map((figures) => [figures.software, figures]));
    this.#devices = devicesByVulnerability(board, board.groups);
  }

  /** By name. Undefined where no device has it. */
  softwareNamed(software: string): SoftwareFigures | undefined {
    return this.#software.get(software);
  }

  /** All, or those of these names that some device has. */
  software(names: Iterable<string> = this.#software.keys()): readonly SoftwareRow[] {
    return this.#figuresOf(names).map((figures) => softwareRow(figures, this.#isExploited(figures)));
  }

  /** Of software of which something is open on some device. */
  recommendations(names: Iterable<string> = this.#software.keys()): readonly RecommendationRow[] {
    return this.#figuresOf(names)
      .filter(({ updates }) => updates.length > 0)
      .map((figures) => recommendationRow(figures, this.#isExploited(figures)));
  }

  /** Those that are open on some device, by their places in the catalogue. */
  vulnerabilities(): readonly VulnerabilityRow[] {
    return [...this.#devices.keys()].filter((place) => this.#devices[place] !== 0).map((place) => this.at(place));
  }

  /** Open anywhere or not. */
  at(place: number): VulnerabilityRow {
    return vulnerabilityRow(this.board.facts.vulnerabilityAt(place), this.#devices[place] ?? 0);
  }

  #figuresOf(names: Iterable<string>): readonly SoftwareFigures[] {
    return Array.from(names).flatMap((name) => this.#software.get(name) ?? []);
  }

  #isExploited({ vulnerabilities }: SoftwareFigures): boolean {
    return vulnerabilities.some((place) => this.board.facts.vulnerabilityAt(place).exploited);
  }
}

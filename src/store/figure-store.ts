/** Figures of days that are over, as they were told first, as one interface for every database. */

export interface FigureStore {
  /**
   * Keeps the figures unless there are some of that question and day, and gives those that stand then. Undefined, and nothing is
   * kept, where the tenant has as many as it may.
   */
  keepFirst(tenant: string, of: FiguresOf, told: ToldFigures): Promise<ToldFigures | undefined>;
}

export interface FiguresOf {
  /** All that is asked besides the day, as text. */
  readonly question: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

export interface ToldFigures {
  /** As JSON. */
  readonly figures: string;
  readonly catalogVersion: string;
  /** When, ISO 8601 in UTC. */
  readonly told: string;
}

/** Of a tenant: thirty questions for every day of a year. */
export const mostFigures = 10_000;

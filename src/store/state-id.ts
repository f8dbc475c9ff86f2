/** The numbers of patch states in a store. */

/** Devices that share a state share the number; it never changes or comes back. */
export type StateId = number;

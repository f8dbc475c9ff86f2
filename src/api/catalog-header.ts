/** The header that says from which catalogue an answer comes: `catalogVersion` of /readyz. */
export const catalogHeader = 'missingkbs-catalog';

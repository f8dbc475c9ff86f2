/** How the list of software names the cumulative update of the .NET Framework where its source tells a version and no KB. */

export const dotNetRollupName = 'Microsoft .NET Framework Rollup';

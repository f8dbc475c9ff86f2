/** Why an update is missing on a device, or why it is not, for a person to read. */

import type { ExplainedProduct, ExplainedVulnerability, Explanation } from '../../assessment/model.ts';

export function explanationText({ id, name, verdict, reason, products, needsEsu, notOffered }: Explanation): string {
  const offer = notOffered ? ', not offered' : needsEsu ? ', needs ESU' : '';
  const heading = `KB${id}${name === undefined ? '' : `  ${name}`}: ${verdict}${offer}\n  ${reason}\n`;
  return heading + products.map(productText).join('');
}

function productText({ product, software, found, vulnerabilities }: ExplainedProduct): string {
  const lines = vulnerabilities.map((vulnerability) => `    ${vulnerabilityText(vulnerability)}\n`);
  return `  ${product} (${software}): ${found}\n${lines.join('')}`;
}

function vulnerabilityText({ id, severity, exploited, publiclyDisclosed, closedBy }: ExplainedVulnerability): string {
  const remedies = closedBy.map(({ id: kb, builds }) => `KB${kb}${builds ? ` (${builds.join(', ')})` : ''}`);
  const facts = [
    ...(severity === 'none' ? [] : [severity]),
    ...(exploited ? ['exploited'] : []),
    ...(publiclyDisclosed ? ['publicly disclosed'] : []),
    `closed by ${remedies.join(' or ')}`,
  ];
  return `${id}  ${facts.join(', ')}`;
}

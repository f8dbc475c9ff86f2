/** Why an update is missing on a device, or why it is not, for a person to read. */

import type { ContainedIn, ExplainedProduct, ExplainedVulnerability, Explanation } from '../../assessment/model.ts';
import { describePath } from '../../assessment/superseding-path.ts';

export function explanationText(explanation: Explanation): string {
  const { id, name, verdict, reason, containedIn, products, needsEsu, notOffered } = explanation;
  const offer = notOffered ? ', not offered' : needsEsu ? ', needs ESU' : '';
  const heading = `KB${id}${name === undefined ? '' : `  ${name}`}: ${verdict}${offer}\n  ${reason}\n${containerText(containedIn)}`;
  return heading + products.map(productText).join('');
}

function containerText(container: ContainedIn | undefined): string {
  if (container === undefined) return '';
  const { id, chain } = container;
  if (chain.length === 0) return `  To install is KB${id}, which comes after it in the same series and contains it.\n`;
  return `  To install is ${describePath({ from: id, links: chain }, true)}.\n`;
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

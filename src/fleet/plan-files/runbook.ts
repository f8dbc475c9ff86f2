/** A plan for people with a change window: ring by ring what to install, in which order, what restarts, and what stays open. */

import type { Plan } from '../board/plan.ts';

export interface RunbookPart {
  /** Absent of all devices. */
  readonly ring?: string;
  readonly plan: Plan;
}

/** As Markdown. */
export function runbookText(asOf: string, parts: readonly RunbookPart[]): string {
  return [`# Runbook of ${asOf}\n`, ...parts.map(partText)].join('\n');
}

function partText({ ring, plan }: RunbookPart): string {
  const { devices, steps, openVulnerabilities } = plan;
  const count = devices.assessed + devices.unknown + devices.unsupported;
  const restarts = steps.filter(({ restart }) => restart !== 'No').length;
  return [
    `## ${ring === undefined ? 'All devices' : `Ring ${ring}`}: ${count} devices\n`,
    `${openVulnerabilities} open vulnerabilities, summed over the devices; ${devices.unknown} devices are not known, ${devices.unsupported} not supported.\n`,
    ...(steps.length === 0
      ? ['No update that is offered closes anything.\n']
      : [
          `${restarts} of ${steps.length} updates restart the device, or may.\n`,
          ...steps.map(
            ({ kb, name, released, restart, devices: getting, percent }, place) =>
              `${place + 1}. [ ] KB${kb}, ${name}, of ${released}: ${getting} devices, restart ${restart || 'not said'}; ${percent.toFixed(2)} % closed by then`,
          ),
          '',
        ]),
    leftText(plan),
  ].join('\n');
}

function leftText({ left }: Plan): string {
  const reasons = [
    ['by further updates', left.notInPlan],
    ['waits for its day in a ring', left.postponed],
    ['only with Extended Security Updates', left.needsEsu],
    ['support has ended', left.supportEnded],
  ] as const;
  return [
    `${left.openVulnerabilities} stay open:\n`,
    ...reasons.map(([why, { pairs, devices }]) => `* ${why}: ${pairs} on ${devices} devices`),
    `* software that no KB fixes is on ${left.devicesWithSoftwareWithoutKb} devices, and in no figure\n`,
  ].join('\n');
}

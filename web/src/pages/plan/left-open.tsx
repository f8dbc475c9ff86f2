/** What the plan leaves open, and why. */

import type { Plan } from '../../api/plan.ts';
import { counted, formatCount } from '../../format.ts';
import card from '../card.module.css';
import { type Fact, Facts } from '../facts.tsx';
import page from '../page.module.css';

export function LeftOpen({ plan }: { readonly plan: Plan }) {
  return (
    <section className={card.card} aria-labelledby="left">
      <div>
        <h2 id="left">{formatCount(plan.left.openVulnerabilities)} stay open</h2>
        <p className={page.quiet}>Counted on each device, with the devices on which they are.</p>
      </div>
      <LeftReasons plan={plan} />
    </section>
  );
}

export function LeftReasons({ plan: { left } }: { readonly plan: Plan }) {
  const reasons: readonly Fact[] = [
    ['By further updates', told(left.notInPlan)],
    ['Waits for its day in a ring', told(left.postponed)],
    ['Only with Extended Security Updates', told(left.needsEsu)],
    ['Support has ended', told(left.supportEnded)],
  ];
  return (
    <>
      <Facts facts={reasons} />
      {left.devicesWithSoftwareWithoutKb > 0 && (
        <p className={page.quiet}>
          Software that no KB fixes is on {counted(left.devicesWithSoftwareWithoutKb, 'device')}, and in no figure.
        </p>
      )}
    </>
  );
}

function told({ pairs, devices }: { readonly pairs: number; readonly devices: number }): string {
  return pairs === 0 ? 'None' : `${formatCount(pairs)} on ${counted(devices, 'device')}`;
}

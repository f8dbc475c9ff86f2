/** A day until today. */

import { DayInput } from './day-input.tsx';

interface Props {
  readonly label: string;
  readonly today: string;
  readonly value: string | undefined;
  readonly change: (value: string | undefined) => void;
}

export function DayFilter({ today, ...props }: Props) {
  return <DayInput most={today} {...props} />;
}

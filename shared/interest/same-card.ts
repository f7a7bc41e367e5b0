import type { DotCard } from './shown.ts';

/** Whether two faces have the same words. */
export function sameCard(one: DotCard, other: DotCard): boolean {
  return (
    one === other ||
    (one.firstName === other.firstName &&
      one.giveLine === other.giveLine &&
      one.simulated === other.simulated &&
      one.gives.length === other.gives.length &&
      one.gives.every((give, index) => give === other.gives[index]))
  );
}

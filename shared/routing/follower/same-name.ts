/** Whether what stands on a thing is what was said. */
import type { SeenConnection } from './eyes.ts';
import type { Order } from './reader.ts';

/** The floor that was said, if it leads there. */
export const leadsTo = ({ floors }: Pick<SeenConnection, 'floors'>, { floor, direction }: Order) =>
  floors.find(({ name, up }) => floor !== null && sameFloor(floor, name) && up === (direction === 'up'));

/** « Stairs 2-3/0 » is named "l’escalier « Stairs 2-3/0 »" too. */
export const sameName = (said: string, known: string): boolean =>
  known !== '' && (said === known || said.endsWith(` ${known}`));

/** A floor is known by its name, or by its number in another language. */
function sameFloor(said: string, known: string): boolean {
  if (sameName(said, known)) return true;
  const number = /^niveau (-?\w+)$/.exec(said)?.[1];
  return number !== undefined && known.endsWith(` ${number}`);
}

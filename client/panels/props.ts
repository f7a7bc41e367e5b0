import type { Actions } from '../model/actions.ts';
import type { Phone } from '../model/phone.ts';

/** What every panel is given. */
export interface PanelProps {
  readonly phone: Phone;
  readonly actions: Actions;
}

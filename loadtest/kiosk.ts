import { createColyseusLink } from '../client/link/colyseus-link.ts';
import type { Link } from '../client/link/link.ts';
import { faultOfLine } from './faults.ts';
import type { Site } from './site.ts';
import type { Tally } from './tally.ts';

/** A kiosk's line: it says nothing, and is told areas and counts. */
export function openKiosk(site: Site, tally: Tally): Pick<Link, 'close'> {
  let gone = false;
  const link = createColyseusLink({
    endpoint: site.endpoint,
    event: site.event.id,
    role: 'kiosk',
    secret: () => null,
    onSecret: () => {},
    hello: () => null,
    listener: {
      notice: () => {},
      floor: () => {},
      own: () => {},
      publicState: () => {},
      line: (state) => {
        const fault = gone ? null : faultOfLine(state);
        if (fault !== null) tally.fault(`of a kiosk ${fault}`);
      },
    },
  });
  return {
    close() {
      gone = true;
      link.close();
    },
  };
}

/** The cards of asking the way: searching, looking at what was chosen, and walking there. Fetched when first asked. */
import type { JSX } from 'preact';
import type { AskView } from '../model/card.ts';
import { GoalCard } from './asking/goal.tsx';
import { NeedsCard } from './asking/needs.tsx';
import { SearchCard } from './asking/search.tsx';
import { WayCard } from './asking/way.tsx';
import type { PanelProps } from './props.ts';

export function AskPanel(props: PanelProps & { view: AskView }): JSX.Element | null {
  const { view } = props;
  switch (view.card) {
    case 'ask':
      return <SearchCard {...props} />;
    case 'goal':
      return <GoalCard key={view.goal} {...props} goal={view.goal} />;
    case 'way':
      return <WayCard {...props} />;
    case 'needs':
      return <NeedsCard {...props} />;
  }
}

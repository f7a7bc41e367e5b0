/** What my ways should be like: chosen once, changed at any time, and told to nobody else. */
import type { JSX } from 'preact';
import { NEEDS, type Need } from '../../../shared/routing/needs.ts';
import { needsWords } from '../../i18n/needs.ts';
import { Button, Title } from '../controls.tsx';
import type { PanelProps } from '../props.ts';

export function NeedsCard({ phone, actions }: PanelProps): JSX.Element {
  const words = needsWords(phone.language.value);
  const chosen = phone.needs.value;
  const tick = (need: Need, on: boolean): void =>
    void actions.chooseNeeds(NEEDS.filter((one) => (one === need ? on : chosen.includes(one))));
  return (
    <>
      <Title takesFocus>{words.title}</Title>
      <fieldset>
        <legend class="only-heard">{words.title}</legend>
        {NEEDS.map((need) => (
          <label key={need} class="check">
            <input
              type="checkbox"
              checked={chosen.includes(need)}
              onChange={(event) => tick(need, event.currentTarget.checked)}
            />
            {words.names[need]}
          </label>
        ))}
      </fieldset>
      <p class="small quiet">{words.more}</p>
      <div class="actions">
        <Button kind="ink" onTap={() => (phone.sheet.value = null)}>
          {words.done}
        </Button>
      </div>
    </>
  );
}

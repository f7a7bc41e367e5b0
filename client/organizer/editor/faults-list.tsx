/** What is wrong with the draft. Each fault leads to its thing on the plan. */
import type { JSX } from 'preact';
import type { Ref } from '../../../shared/editing/draft.ts';
import { faultSentence } from '../../../shared/protocol/fault-sentences.ts';
import { calledThing } from './called.ts';
import type { PartProps } from './props.ts';

export function FaultsList(props: PartProps & { onShow: (ref: Ref) => void }): JSX.Element {
  const { editor, words, language, onShow } = props;
  const found = editor.faults.value;
  if (found === null) return <p class="quiet">{words.checking}</p>;
  if (found.list.length === 0) {
    return (
      <>
        <p>{words.faultless}</p>
        {found.nowhere !== null && <p class="ed-advice">{words.nowhere[found.nowhere]}</p>}
      </>
    );
  }
  return (
    <ul class="ed-faults">
      {found.list.map((fault) => {
        const ref = editor.faultRef(fault);
        const name = ref === null ? '' : calledThing(found.venue, ref, words, language);
        const sentence = faultSentence(fault.message, language);
        return (
          <li key={`${fault.path} ${fault.message}`}>
            {ref === null ? (
              <p>{sentence}</p>
            ) : (
              <button type="button" onClick={() => onShow(ref)}>
                <strong>{name}</strong>
                <span>{sentence}</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Views that are fetched when somebody looks at them. */
import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { organizerWords } from '../i18n/organizer.ts';
import type { Desk } from './desk.ts';

/** A component that is fetched the first time that it is shown; says so meanwhile, and offers another try when it failed. */
export function lazily<Props extends { readonly desk: Desk }>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => JSX.Element {
  let loaded: ComponentType<Props> | null = null;
  return function Lazy(props: Props): JSX.Element {
    const words = organizerWords(props.desk.language.value);
    const state = useSignal<'loading' | 'there' | 'failed'>(loaded === null ? 'loading' : 'there');
    const fetchIt = () => {
      state.value = 'loading';
      load().then(
        (View) => {
          loaded = View;
          state.value = 'there';
        },
        () => {
          state.value = 'failed';
        },
      );
    };
    useEffect(() => {
      if (loaded === null) fetchIt();
    }, []);
    if (state.value === 'there' && loaded !== null) {
      const View = loaded;
      return <View {...props} />;
    }
    if (state.value === 'loading') return <p role="status">{words.loading}</p>;
    return (
      <div role="status">
        <p>{words.notLoaded}</p>
        <button type="button" onClick={fetchIt}>
          {words.again}
        </button>
      </div>
    );
  };
}

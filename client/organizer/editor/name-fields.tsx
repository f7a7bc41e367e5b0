/** A name in each language of the page. */
import type { JSX } from 'preact';
import type { LocalText } from '../../../shared/venue/venue-file.ts';
import type { Language } from '../../i18n/language.ts';
import { TextField } from './fields.tsx';
import type { PartProps } from './props.ts';

const LANGUAGES: readonly Language[] = ['en', 'fr'];

interface Props extends PartProps {
  readonly name: LocalText | undefined;
  readonly onSay: (language: Language, name: string) => void;
}

/** In the page's own language first. */
export function NameFields({ words, language, name, onSay }: Props): JSX.Element {
  const order = [...LANGUAGES].sort((a, b) => Number(b === language) - Number(a === language));
  return (
    <>
      {order.map((each) => (
        <TextField
          key={each}
          id={each === language ? 'ed-name' : `ed-name-${each}`}
          label={words.nameIn[each]}
          lang={each}
          value={name?.[each] ?? ''}
          onSay={(said) => onSay(each, said)}
        />
      ))}
    </>
  );
}

/** What every part of the editor's page is given. */
import type { EditorWords } from '../../i18n/editor.ts';
import type { Language } from '../../i18n/language.ts';
import type { Editor } from './editor.ts';

export interface PartProps {
  readonly editor: Editor;
  readonly words: EditorWords;
  readonly language: Language;
}

import { type ImportNote, sayNote } from '../../shared/protocol/import-notes.ts';
import { UserFault } from '../fault.ts';

/** A venue that cannot be read: what a person is told, each sentence naming the file and the thing. */
export class VenueError extends UserFault {
  override readonly name = 'VenueError';
  readonly sentences: readonly string[];
  /** The same as data, of an import; empty where a command alone has something to say. */
  readonly notes: readonly ImportNote[];
  readonly #said: readonly (string | ImportNote)[];

  constructor(said: readonly (string | ImportNote)[]) {
    const sentences = said.map((one) => (typeof one === 'string' ? one : sayNote(one, 'en')));
    super(sentences.join('\n'));
    this.sentences = sentences;
    this.#said = said;
    this.notes = said.filter((one) => typeof one !== 'string');
  }

  /** The sentences in a language; what a command alone says is English. */
  told(language: 'en' | 'fr'): readonly string[] {
    return this.#said.map((one) => (typeof one === 'string' ? one : sayNote(one, language)));
  }
}

/** Stops with these notes, when there are any; of very many only the first are told. */
export function refuse(notes: readonly ImportNote[]): void {
  const most = 20;
  if (notes.length === 0) return;
  const more = notes.length - most;
  throw new VenueError(more > 0 ? [...notes.slice(0, most), ['and-more', more]] : notes);
}

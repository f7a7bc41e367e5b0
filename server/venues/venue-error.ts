import { UserFault } from '../fault.ts';

/** A venue that cannot be read: what a person is told, each sentence naming the file and the thing. */
export class VenueError extends UserFault {
  override readonly name = 'VenueError';
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/** Stops with these sentences, when there are any; of very many only the first are told. */
export function refuse(sentences: readonly string[]): void {
  const most = 20;
  if (sentences.length === 0) return;
  const more = sentences.length - most;
  throw new VenueError(more > 0 ? [...sentences.slice(0, most), `… and ${more} more.`] : sentences);
}

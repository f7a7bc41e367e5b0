/** What a bench is: a name, figures it can measure, and the measuring of all or one of them. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  /** The names of the figures, as `--only` takes them and JSON gives them. */
  readonly figures: readonly string[];
  /** What a figure must keep to, in words, by its name. */
  readonly bars?: Readonly<Record<string, string>>;
  /**
   * Measures the figures in `wanted`. `venue` is a path to a venue, or undefined for the bench's own choice. A list of
   * records, such as one a venue, is printed as a table.
   * @param tell says what is being measured, for who waits
   */
  measure(
    wanted: ReadonlySet<string>,
    venue: string | undefined,
    tell: (line: string) => void,
  ): Promise<Readonly<Record<string, unknown>>>;
}

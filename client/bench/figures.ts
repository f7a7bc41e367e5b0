/** What the page of the phone bench can be asked, and what it answers. */

export interface Drawing {
  /** How long the script of each frame took, in milliseconds. */
  readonly frames: readonly number[];
  /** How often each frame told the graphics hardware to draw. */
  readonly calls: readonly number[];
}

export interface PhoneBenchPage {
  /** How long each of so many messages took in which everybody has moved, from the bytes to the map's queue; in milliseconds. */
  decode(people: number, messages: number): readonly number[];
  /** The map at the page's size with everybody in view, walking, told five times a second. */
  draw(people: number, seconds: number): Promise<Drawing>;
}

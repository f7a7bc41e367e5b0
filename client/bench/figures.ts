/** What the page of the phone bench can be asked, and what it answers. */

export interface PhoneBenchPage {
  /** How long each of so many messages took in which everybody has moved, from the bytes to the map's queue; in milliseconds. */
  decode(people: number, messages: number): readonly number[];
  /** Shows the map at the page's size with everybody in view, told five times a second where they have walked to. */
  draw(people: number): Promise<void>;
  /** The same as on a phone that is in the room: told in messages, which it takes in. */
  live(people: number): Promise<void>;
  /** Resolves after so many frames of it: how often each of them told the graphics hardware to draw. */
  frames(count: number): Promise<readonly number[]>;
}

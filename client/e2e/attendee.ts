import type { Browser } from 'playwright-core';
import type { OrganizerSigns } from '../../shared/protocol/pages.ts';
import { en } from '../i18n/en.ts';
import { fr } from '../i18n/fr.ts';
import { type Device, openDevice } from './browser.ts';

export type Sign = OrganizerSigns['signs'][number];

const words = { en, fr };

export interface AttendeeOptions {
  readonly name: string;
  readonly language: 'en' | 'fr';
  readonly slow?: boolean;
  readonly theme?: 'light' | 'dark';
}

/** A person with a phone, who has nothing but sign addresses and a thumb. */
export class Attendee {
  readonly device: Device;
  readonly name: string;
  readonly words: typeof en;

  private constructor(device: Device, options: AttendeeOptions) {
    this.device = device;
    this.name = options.name;
    this.words = words[options.language];
  }

  static async arrive(browser: Browser, origin: string, options: AttendeeOptions): Promise<Attendee> {
    return new Attendee(await openDevice(browser, origin, { kind: 'phone', ...options }), options);
  }

  get page() {
    return this.device.page;
  }

  /** Scan a sign with the phone's own camera: its address opens. */
  async scan(sign: Sign): Promise<void> {
    await this.page.goto(sign.url);
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Resolves when this card is up. */
  async seesCard(card: string, timeout = 120_000): Promise<void> {
    await this.page.locator(`main[data-card="${card}"]`).waitFor({ timeout });
  }

  /** Resolves when the page is connected to the room. */
  async isConnected(timeout = 120_000): Promise<void> {
    await this.page.locator('header [role="status"]', { hasText: this.words.line.connected }).waitFor({ timeout });
  }

  /** Everything that the card says, without the numbers that run. */
  async cardText(): Promise<string> {
    const text = await this.page.locator('main.card').innerText();
    return text.replaceAll(/\d+/g, '#');
  }

  /** Resolves when the proposal's ring has run down by so many seconds: longer than a beat, so that all has arrived. */
  async ringRunsBy(seconds: number): Promise<void> {
    const ring = this.page.locator('main.card .ring span');
    const from = Number(await ring.innerText());
    await this.page.waitForFunction(
      (least) => Number(document.querySelector('main.card .ring span')?.textContent) <= least,
      from - seconds,
    );
  }

  async title(): Promise<string> {
    return this.page.locator('main.card h1, main.card h2').first().innerText();
  }

  /** First name, one more language, age, then what I can give and look for: as the chips say them. */
  async join(speaks: string, gives: string, seeks: string, code: string | null = null): Promise<void> {
    const { join, next } = this.words;
    await this.tap(this.words.home.join);
    await this.page.getByLabel(join.nameLabel, { exact: true }).fill(this.name);
    if (code !== null) await this.page.getByLabel(join.code, { exact: true }).fill(code);
    await this.tap(speaks);
    await this.page.getByLabel(join.old(18)).check();
    await this.tap(next);
    await this.tap(gives);
    await this.tap(next);
    await this.tap(seeks);
    await this.tap(join.go);
    await this.seesCard('closed');
  }

  async open(show: 'spot' | 'area'): Promise<void> {
    await this.tap(this.words.home.open);
    await this.choose(show);
  }

  /** Choose how to be found; the whole button says who sees it. */
  async choose(show: 'spot' | 'area'): Promise<void> {
    await this.seesCard('opening');
    const { spot, area } = this.words.opening;
    await this.page
      .locator('main.card')
      .getByRole('button', { name: show === 'spot' ? spot : area })
      .click();
    // A proposal may come with the very next beat, before the page has been seen open.
    await this.page.locator('main[data-card="open"], main[data-card="proposal"]').waitFor();
  }

  async answer(yes: boolean): Promise<void> {
    await this.tap(yes ? this.words.proposal.yes : this.words.proposal.no);
    await this.page.getByText(this.words.proposal.sealed).waitFor();
  }

  async keep(reach: string): Promise<void> {
    await this.seesCard('keep');
    await this.page.getByLabel(this.words.keep.reach).fill(reach);
    await this.tap(this.words.keep.yes);
  }

  /** What "my encounters" says about this person. */
  async encounterWith(name: string): Promise<string> {
    await this.tap(this.words.home.encounters);
    await this.page.getByRole('button', { name: new RegExp(name) }).click();
    await this.seesCard('encounter');
    return this.page.locator('main.card').innerText();
  }
}

import type { Refusal } from '../../shared/protocol/refusals.ts';
import { beginning, within } from './names.ts';

const NUMBERS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** A count at the beginning of a sentence: in letters up to twelve. */
const many = (count: number): string => NUMBERS[count] ?? String(count);
const people = (count: number): string => (count === 1 ? 'person' : 'people');
const areOpen = (count: number): string =>
  `${many(count)} ${people(count)} ${count === 1 ? 'is' : 'are'} open to a chat`;
const minutesLeft = (minutes: number): string => `${minutes} min`;
/** How long somebody still walks, at a glance and in a sentence: from a minute on in whole minutes. */
const briefly = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);
const walking = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  return seconds < 60 ? `${seconds} seconds` : minutes === 1 ? 'a minute' : `${minutes} minutes`;
};

/** A sign that is called "under the fig tree" needs no "near". */
const PREPOSITION = /^(at|in|on|by|under|beside|behind|below|above|between|near|next to|opposite) /i;
const near = (place: string): string => (PREPOSITION.test(place) ? place : `near ${place}`);

const refusals: Record<Refusal | 'offline', string> = {
  'sign-not-genuine': 'This code is not one of this event’s signs, so nothing has changed. Try another sign near you.',
  'sign-unknown': 'This sign is not known here, so nothing has changed. Try another sign near you.',
  'sign-of-another-venue': 'This sign belongs to another place, so nothing has changed. Scan a sign of this one.',
  'code-changed': 'This code has changed, so nothing has happened. Scan the screen again.',
  'screen-first':
    'Here the first check-in is at a screen: scan the code on it, which changes. After that any sign will do.',
  'sign-code-wrong':
    'No sign here has that code, so nothing has changed. Look at the letters again, or try another sign.',
  'sign-code-too-many-tries':
    'Too many wrong codes came from here. Scan a sign with a camera, or type again in ten minutes.',
  'badge-not-bound': 'This badge could not be bound. Ask at the desk for a new code.',
  'event-not-open': 'The event is closed right now. Your details stay on this phone until it opens.',
  'admission-code-wrong': 'That code is not the one for this event. It is on your invitation or at the desk.',
  'admission-code-used': 'That code is in use on another device. The desk can set it free.',
  'admission-code-dead': 'That code is not good any more. Ask at the desk.',
  'admission-too-many-tries': 'Too many tries. Try again in ten minutes, or ask at the desk.',
  'not-old-enough': 'This event asks for a minimum age. Please confirm it, or meet people the old way.',
  'name-missing': 'Please say a first name, so that people know what to call you.',
  'name-not-allowed': 'That does not look like a first name. Letters only, please, without links or numbers.',
  'line-too-long': 'That line is a little long. A few words say it better.',
  'line-has-contact': 'Please leave links and numbers out here. You can share them after you have met.',
  'topic-unknown': 'One of these topics is no longer on the list. Please choose again.',
  'not-joined': 'Please say who you are first.',
  'scan-first': 'Scan a sign near you first, so that people are only shown who is really here.',
  'scan-again': 'Your last sign was a while ago. Scan one near you, then go on.',
  'confirm-place': 'Your last sign was a while ago. Say whether you are still there.',
  'busy-meeting': 'You are in a meeting. End it first, if you want something else.',
  'busy-proposal': 'A card is waiting for your answer. Answer it first.',
  'not-open': 'You are not open right now. Open up first.',
  'no-such-dot': 'That person is no longer open. Perhaps another time.',
  'waves-used-up': 'You have waved five times this hour. Let the others come to you for a while.',
  'proposal-over': 'That card has run out. The next one may come soon.',
  'already-answered': 'Your answer is already sealed.',
  'meeting-over': 'That meeting has ended.',
  'not-walking': 'You are not on your way anywhere right now.',
  'goal-unknown': 'That place is not on this map any more. Look for it again.',
  'no-floor-there': 'One cannot stand there, so nothing has changed. Tap a place where people walk.',
  'nothing-to-take-back': 'There is nothing to take back.',
  'nothing-to-end': 'It has already ended.',
  'keep-too-late': 'The two days for keeping are over.',
  'keep-not-yours': 'This meeting can only be kept on the phone that was there.',
  'encounter-unknown': 'It has already gone from your list.',
  'demo-only': 'That only works in the demo.',
  'too-fast': 'That was a little fast. Wait a moment and try again.',
  'not-understood': 'The page and the server did not understand each other. Reload the page and try again.',
  offline: 'There is no connection right now. Try again in a moment.',
};

/** All that the page says in English. Its type is what every language must have. */
export const en = {
  refusals,

  line: {
    connecting: 'Connecting',
    connected: 'Connected',
    lost: 'Offline',
    elsewhere: 'In another tab',
    'other-version': 'Reload',
    refused: 'Stopped',
    'event-closed': 'Closed',
  },
  switchLanguage: 'Français',
  skipToCard: 'Skip to the card',
  cardLabel: 'What you can do now',
  credit: (whom: string) => `Map: ${whom}`,
  levels: 'Levels',
  level: (name: string) => `Show ${name}`,
  findMe: 'Show where I am',
  back: 'Back',
  next: 'Next',
  more: 'More',
  less: 'Less',
  dismiss: 'All right',
  simulated: 'simulated',
  simulatedLong: 'Simulated for this demo, not a real person.',
  and: (items: readonly string[]) =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`,

  pill: {
    open: (minutes: number) => `Open · ${minutesLeft(minutes)}`,
    closeMe: 'Close: I am no longer open to a chat',
    walking: (name: string, left: number | null) => `Walking to ${name}${left === null ? '' : ` · ${briefly(left)}`}`,
    talking: (name: string) => `With ${name}`,
  },

  /** The map in sentences, for those who hear it. */
  heard: {
    title: 'The map in words',
    you: (area: string, level: string) => `You are ${near(area)}, ${within(level)}.`,
    youUnknown: 'Nobody knows where you are, not even this page. Scan a sign to begin.',
    counts: (area: string, open: number) => `${area}: ${open} open to a chat.`,
    noCounts: 'Nowhere are five people or more open right now.',
    person: (name: string, gives: string, area: string, simulated: boolean) =>
      `${name}${simulated ? ', simulated' : ''}${gives ? `, gives ${gives}` : ''}. ${area}.`,
    /** Those who are farther away than the ones who are named. */
    others: (count: number) => `And ${count} ${count === 1 ? 'other' : 'others'} farther away.`,
    /** An area that the plan gives no name. */
    somewhere: 'Elsewhere',
    spot: (area: string) => `Your meeting is at ${area}.`,
    way: (levels: string) => `Your way goes over several floors: ${levels}.`,
  },

  events: {
    title: 'Which event are you at?',
    none: 'No event is running here',
    noneMore: 'Ask at the desk for the address, or scan a sign on the wall.',
    closedTitle: (name: string) => `${name} is closed now`,
    opensAt: (when: string) => `It opens ${when}. Come back then.`,
    overTitle: (name: string) => `${name} is over`,
    over: 'Thank you for having been there.',
    hours: 'Opening hours',
    before: (name: string) => `My meetings at ${name}`,
    instead: (name: string) => `On here now: ${name}`,
  },
  elsewhere: {
    title: 'This goes on in the other tab',
    more: 'You opened this page somewhere else. One at a time is enough.',
    goOn: 'Go on here',
  },
  otherVersion: { title: 'There is a newer page', more: 'Reload it to go on.', reload: 'Reload' },
  turnedAway: {
    title: 'The connection was ended',
    more: 'This page sent more than the server could take. Wait a minute and try again.',
    again: 'Try again',
  },

  home: {
    title: (count: number) => `${areOpen(count).replace(people(count), `${people(count)} near you`)}`,
    titleNone: 'Are you open to a chat?',
    hidden: 'You are on nobody’s map. Open up to see who.',
    hiddenNone: 'You are on nobody’s map. Open up, and you see who else is.',
    here: (area: string) => beginning(near(area)),
    nowhere: 'Scan a sign on the wall to say where you are.',
    join: 'Join in',
    joinMore: 'A first name is enough. No account, no password.',
    open: 'I am open to a chat',
    encounters: 'My encounters',
    profile: 'About me',
    needs: 'Stairs, lifts and pace',
  },

  join: {
    step: (step: number, of: number) => `${step} of ${of}`,
    nameTitle: 'What is your first name?',
    nameLabel: 'First name',
    nameMore: 'People you meet will call you that.',
    languages: 'I speak',
    old: (years: number) => `I am ${years} or older`,
    code: 'Admission code',
    codeMore: 'It is on your invitation.',
    givesTitle: 'What can you give?',
    givesMore: 'Up to three. It is the first thing others read.',
    giveLine: 'In your own words',
    giveExample: 'Help with grant writing',
    seeksTitle: 'What do you look for?',
    seeksMore: 'Up to three. Nobody sees this but the one you are proposed to.',
    seekExample: 'A first grant for our co-op',
    optional: 'if you like',
    go: 'Join',
    save: 'Save',
    leave: 'Leave and forget me',
    leaveMore:
      'Everything about you goes, your encounters too: save to your contacts whom you want to keep. What others have kept of you stays with them.',
    chosen: (count: number) => `${count} of 3 chosen`,
  },

  opening: {
    title: 'How would you like to be found?',
    minutes: (minutes: number) => (minutes === 60 ? '1 hour' : `${minutes} min`),
    forHow: 'Open for',
    spot: 'Show where I stand',
    spotMore: 'Open people see your face move on their map.',
    area: 'Only my area',
    areaMore: 'Open people see your face beside the area’s name.',
    who: 'It ends by itself, and one tap ends it sooner.',
  },

  screensAt: (place: string, ...others: readonly string[]) =>
    `A screen is ${[place, ...others].map(near).join(', or ')}.`,
  scan: {
    title: 'Scan a sign near you',
    how: 'Point your camera at one of the square codes on the walls, tables and screens: here, or with your phone’s own camera app.',
    camera: 'Scan with the camera',
    why: 'This way only people who are really here see each other.',
    stillTitle: (area: string) => `Still ${near(area)}?`,
    still: 'Yes, I am still here',
    stillMore: 'Otherwise scan the sign that is near you now.',
    code: 'No camera? Type the code on the sign',
    useCode: 'I am at this sign',
  },

  open: {
    title: (count: number) =>
      count === 0
        ? 'You are open to a chat'
        : areOpen(count).replace(' is open', ' near you is open').replace(' are open', ' near you are open'),
    until: (time: string) => `You are open until ${time}.`,
    showsSpot: 'They see where you stand.',
    showsArea: 'They see your area only.',
    waiting: 'We look for somebody who fits. Leave this page on, and put the phone where you can see it.',
    unseen: 'Scan a sign to see the others, and to be seen.',
    wave: 'Wave',
    waveAt: (name: string) => `Wave to ${name}`,
    list: 'Who is open',
    close: 'Close',
    wavesLeft: (count: number) => (count === 1 ? 'One wave left this hour.' : `${many(count)} waves left this hour.`),
  },

  person: {
    gives: (name: string) => `${name} gives`,
    wave: 'Wave',
    what: (name: string) => `A wave makes a card for you both, like any other. ${name} does not learn who waved.`,
    waved: (name: string) => `You waved. If it fits, a card comes for you and ${name}.`,
    gone: 'That person is no longer open.',
    nothing: 'Says nothing more for now.',
  },

  proposal: {
    title: (name: string) => `Meet ${name}?`,
    away: (minutes: number) => (minutes <= 1 ? 'a minute away' : `${minutes} minutes away`),
    speaks: (languages: string) => `speaks ${languages}`,
    gives: (name: string) => `${name} gives`,
    seeks: (name: string) => `${name} looks for`,
    theyGive: (name: string, topic: string) => `${name} gives what you look for: ${topic}.`,
    youGive: (name: string, topic: string) => `${name} looks for what you give: ${topic}.`,
    each: (name: string, theirs: string, yours: string) => `${name} gives ${theirs}; you give ${yours}.`,
    nearby: (name: string) => `You and ${name} are near each other, and both open.`,
    same: (name: string) => `${name} sees a card like this. Nobody learns a “not now”.`,
    yes: 'Yes, let’s meet',
    no: 'Not now',
    sealedYes: 'You said yes',
    sealedNo: 'You said not now',
    sealed: 'Your answer stays sealed until the ring has run out.',
    hide: 'Hide me',
    block: 'Block',
    over: 'No meeting this time.',
    noSpot: 'There is no place just now where the two of you could meet.',
    stillOpen: 'You are still open.',
  },

  walk: {
    arrive: 'You are there',
    arrived: (name: string) => `Wait here for ${name}`,
    spotPoint: (number: number, name: string) => `Meeting point ${number}, ${name}`,
    toGo: (metres: number, spot: string) =>
      PREPOSITION.test(spot) ? `${metres} m, ${spot}` : `${metres} m to ${within(spot)}`,
    away: (name: string, count: number) => `${name} is ${walking(count)} away`,
    awayLevel: (name: string, count: number, level: string) => `${name} is ${walking(count)} away, ${within(level)}`,
    onWay: (name: string) => `${name} is on the way`,
    there: (name: string) => `${name} is there`,
    iAmThere: 'I am there',
    allSteps: 'Show me all steps',
    nextStep: 'Only the next step',
    steps: 'The steps of the way',
    met: 'We met',
    walkForMe: 'Walk for me',
    scanHint: 'A sign on your way helps: scan it with your camera.',
    end: 'End this',
    block: 'Block',
    blockTitle: (name: string) => `Never meet ${name} again?`,
    blockMore: (name: string) =>
      `This ends now. You and ${name} will not see each other any more. ${name} reads only that it has ended.`,
    blockYes: 'Yes, block',
  },
  claim: {
    title: (name: string) => `${name} says you have met`,
    more: 'If that is so, you need not tap anything.',
    yes: 'Yes, we met',
    no: 'Not yet',
    mine: (name: string) => `You said that you met. ${name} can still take it back.`,
  },
  talk: {
    title: (name: string) => `You are with ${name}`,
    more: 'Put the phone away. It waits for you here.',
    left: (minutes: number) => `It ends by itself in ${minutes} min.`,
    end: 'We are done talking',
  },
  over: {
    ended: 'This meeting has ended.',
    endedByMe: 'Ended. You are on nobody’s map.',
  },
  keep: {
    title: (name: string) => `Keep ${name}?`,
    more: (name: string) =>
      `Only if both keep it, each has the other’s first name, what they give, and the place. ${name} does not learn a no.`,
    reach: 'How to reach me',
    reachExample: 'A mail address, a number, or nothing',
    yes: 'Keep',
    no: 'Let it go',
    later: 'Decide later',
    until: (when: string) => `You can keep it until ${when}.`,
    keptOne: (name: string) => `Kept on your side. If ${name} keeps it too, it appears in your encounters.`,
    keptBoth: (name: string) => `You both kept it. ${name} is in your encounters.`,
  },
  encounters: {
    title: 'My encounters',
    none: 'Nobody yet. Whom you both keep after a meeting is listed here.',
    pending: (name: string) => `Keep ${name}?`,
    met: (place: string, when: string) => `${place}, ${when}`,
    reach: 'Reach',
    vcard: 'Save to contacts',
    forget: 'Forget',
    forgetMore: (name: string) => `${name} goes from your list. It stays on theirs.`,
    block: 'Block',
    blockMore: (name: string) => `You and ${name} will not see or meet each other here again.`,
    sure: 'Yes, do it',
    noReach: (name: string) => `${name} left no line to be reached.`,
    vcardNote: (place: string, when: string, give: string) =>
      `Met at ${place}, ${when}.${give ? ` Gives: ${give}.` : ''}`,
  },
  placed: (area: string) => `You are ${near(area)}.`,
  /** A place that was tapped on the map; `open` is 0 where it is not told, below five. */
  area: (name: string, level: string, open: number) =>
    `${name}, ${within(level)}: ${open > 0 ? open : 'fewer than five'} open to a chat.`,
  where: 'Where to?',
  there: (name: string) => `You are there: ${name}.`,
  wayHere: 'Way to here',
  iAmHere: 'I am here',
  saidHere: 'You say that you are here. Only you see that.',
  badge: {
    first: 'Your badge is ready. Join, and it says where you are without a scan.',
    bound: 'Your badge is yours now. It says where you are; you need not scan.',
    ended:
      'The desk has taken your badge back: it no longer says where you are. Scan a sign instead, or ask at the desk.',
  },
  moment: 'One moment',
  missing: 'This part of the page is still on its way. It comes as soon as the network lets it through.',
  held: 'You are hidden as soon as the connection is back.',
};

export type Words = typeof en;

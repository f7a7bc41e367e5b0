import type { Words } from './en.ts';
import { near, upTo } from './french-places.ts';
import { beginning, within } from './names.ts';

const NUMBERS = [
  'Aucune',
  'Une',
  'Deux',
  'Trois',
  'Quatre',
  'Cinq',
  'Six',
  'Sept',
  'Huit',
  'Neuf',
  'Dix',
  'Onze',
  'Douze',
];

/** Un nombre de personnes en tête de phrase : en lettres jusqu’à douze. */
const many = (count: number): string => NUMBERS[count] ?? String(count);
const openPeople = (count: number): string =>
  `${many(count)} ${count < 2 ? 'personne disponible' : 'personnes disponibles'} près de vous`;
/** Le temps de marche qui reste, d’un coup d’œil et dans une phrase : en minutes dès la première. */
const briefly = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);
const walking = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  return seconds < 60 ? `${seconds} secondes` : minutes === 1 ? 'une minute' : `${minutes} minutes`;
};

/** Tout ce que la page dit en français, au vouvoiement. */
export const fr: Words = {
  refusals: {
    'sign-not-genuine':
      'Ce code ne vient pas d’un panneau de cet événement : rien n’a changé. Essayez un autre panneau près de vous.',
    'sign-unknown': 'Ce panneau n’est pas connu ici : rien n’a changé. Essayez un autre panneau près de vous.',
    'sign-of-another-venue': 'Ce panneau appartient à un autre lieu : rien n’a changé. Scannez un panneau d’ici.',
    'code-changed': 'Ce code a changé : rien ne s’est passé. Scannez de nouveau l’écran.',
    'screen-first':
      'Ici, la première fois se fait devant un écran : scannez le code qui y change. Ensuite, tout panneau convient.',
    'sign-code-wrong':
      'Aucun panneau d’ici n’a ce code : rien n’a changé. Relisez les lettres, ou essayez un autre panneau.',
    'sign-code-too-many-tries':
      'Trop de codes erronés sont venus d’ici. Scannez un panneau, ou réessayez dans dix minutes.',
    'badge-not-bound': 'Ce badge n’a pas pu être associé. Demandez un nouveau code à l’accueil.',
    'event-not-open':
      'L’événement est fermé pour le moment. Vos informations restent sur ce téléphone jusqu’à l’ouverture.',
    'admission-code-wrong':
      'Ce n’est pas le code de cet événement. Il figure sur votre invitation, ou demandez-le à l’accueil.',
    'admission-code-used': 'Ce code sert sur un autre appareil. L’accueil peut le libérer.',
    'admission-code-dead': 'Ce code n’est plus valable. Demandez à l’accueil.',
    'admission-too-many-tries': 'Trop d’essais. Réessayez dans dix minutes, ou demandez à l’accueil.',
    'not-old-enough': 'Cet événement demande un âge minimum. Merci de confirmer le vôtre.',
    'name-missing': 'Indiquez un prénom, pour que l’on sache comment vous appeler.',
    'name-not-allowed': 'Cela ne ressemble pas à un prénom. Des lettres seulement, sans lien ni numéro.',
    'line-too-long': 'Ce texte est un peu long. Quelques mots suffisent.',
    'line-has-contact': 'Ni lien ni numéro ici, s’il vous plaît. Vous pourrez les donner après la rencontre.',
    'topic-unknown': 'L’un de ces sujets n’est plus dans la liste. Choisissez à nouveau.',
    'not-joined': 'Dites d’abord comment vous vous appelez.',
    'scan-first': 'Scannez d’abord un panneau près de vous : seules les personnes vraiment présentes se voient.',
    'scan-again': 'Votre dernier scan date un peu. Scannez un panneau près de vous, puis continuez.',
    'confirm-place': 'Votre dernier scan date un peu. Dites si vous y êtes toujours.',
    'busy-meeting': 'Vous avez une rencontre en cours. Terminez-la d’abord pour faire autre chose.',
    'busy-proposal': 'Une carte attend votre réponse. Répondez-y d’abord.',
    'not-open': 'Vous n’êtes pas disponible pour le moment. Dites d’abord que vous l’êtes.',
    'no-such-dot': 'Cette personne n’est plus disponible. Une autre fois, peut-être.',
    'waves-used-up': 'Vous avez fait signe cinq fois en une heure. Laissez un peu les autres venir à vous.',
    'proposal-over': 'Cette carte a expiré. La suivante viendra peut-être bientôt.',
    'already-answered': 'Votre réponse est déjà scellée.',
    'meeting-over': 'Cette rencontre est terminée.',
    'not-walking': 'Vous n’êtes en chemin vers personne pour le moment.',
    'goal-unknown': 'Ce lieu n’est plus sur ce plan. Cherchez-le à nouveau.',
    'no-floor-there':
      'On ne peut pas se tenir à cet endroit, rien n’a donc changé. Touchez un endroit où l’on peut marcher.',
    'nothing-to-take-back': 'Il n’y a rien à corriger.',
    'nothing-to-end': 'C’est déjà terminé.',
    'keep-too-late': 'Les deux jours pour garder ce contact sont passés.',
    'keep-not-yours': 'Ce contact ne peut être gardé que sur le téléphone qui était à la rencontre.',
    'encounter-unknown': 'Cette rencontre n’est déjà plus dans votre liste.',
    'demo-only': 'Cela ne marche que dans la démonstration.',
    'too-fast': 'C’était un peu rapide. Attendez un instant et réessayez.',
    'not-understood': 'La page et le serveur ne se sont pas compris. Rechargez la page et réessayez.',
    offline: 'Pas de connexion pour le moment. Réessayez dans un instant.',
  },

  line: {
    connecting: 'Connexion',
    connected: 'En ligne',
    lost: 'Hors ligne',
    elsewhere: 'Autre onglet',
    'other-version': 'À recharger',
    refused: 'Interrompu',
    'event-closed': 'Fermé',
  },
  switchLanguage: 'English',
  skipToCard: 'Aller à la carte',
  cardLabel: 'Ce que vous pouvez faire maintenant',
  credit: (whom) => `Plan : ${whom}`,
  levels: 'Niveaux',
  level: (name) => `Afficher le niveau ${name}`,
  findMe: 'Montrer où je suis',
  back: 'Retour',
  next: 'Suivant',
  more: 'Plus',
  less: 'Moins',
  dismiss: 'Compris',
  simulated: 'simulation',
  simulatedLong: 'Simulation pour cette démonstration, pas une vraie personne.',
  and: (items) => (items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`),

  pill: {
    open: (minutes) => `Disponible · ${minutes} min`,
    closeMe: 'Ne plus être disponible',
    walking: (name, left) => `Vers ${name}${left === null ? '' : ` · ${briefly(left)}`}`,
    talking: (name) => `Avec ${name}`,
  },

  heard: {
    title: 'Le plan en mots',
    you: (area, level) => `Vous êtes ${near(area)}, ${within(level)}.`,
    youUnknown: 'Personne ne sait où vous êtes, pas même cette page. Scannez un panneau pour commencer.',
    counts: (area, open) => `${area} : ${open} ${open === 1 ? 'personne disponible' : 'personnes disponibles'}.`,
    noCounts: 'Aucune zone ne compte cinq personnes disponibles ou plus en ce moment.',
    person: (name, gives, area, simulated) =>
      `${name}${simulated ? ', simulation' : ''}${gives ? `, propose ${gives}` : ''}. ${area}.`,
    others: (count) => `Et ${count} ${count === 1 ? 'autre personne' : 'autres personnes'} plus loin.`,
    somewhere: 'Ailleurs',
    spot: (area) => `Lieu de votre rencontre : ${area}.`,
    way: (levels) => `Votre chemin passe par plusieurs niveaux : ${levels}.`,
  },

  events: {
    title: 'À quel événement êtes-vous ?',
    none: 'Aucun événement n’est en cours ici',
    noneMore: 'Demandez l’adresse à l’accueil, ou scannez un panneau au mur.',
    closedTitle: (name) => `${name} : fermé pour le moment`,
    opensAt: (when) => `Ouverture le ${when}. À bientôt.`,
    overTitle: (name) => `${name} : c’est terminé`,
    over: 'Merci de votre venue.',
    hours: 'Horaires',
    before: (name) => `Mes rencontres à « ${name} »`,
    instead: (name) => `Ici en ce moment : ${name}`,
  },
  elsewhere: {
    title: 'Cela continue dans l’autre onglet',
    more: 'Vous avez ouvert cette page ailleurs. Une seule suffit.',
    goOn: 'Continuer ici',
  },
  otherVersion: {
    title: 'Une page plus récente est disponible',
    more: 'Rechargez-la pour continuer.',
    reload: 'Recharger',
  },
  turnedAway: {
    title: 'La connexion a été coupée',
    more: 'Cette page a envoyé plus que le serveur ne peut recevoir. Attendez une minute et réessayez.',
    again: 'Réessayer',
  },

  home: {
    title: (count) => openPeople(count),
    titleNone: 'Envie de discuter ?',
    hidden: 'Personne ne vous voit sur le plan. Dites que vous êtes disponible pour voir qui l’est aussi.',
    hiddenNone: 'Personne ne vous voit sur le plan. Dites que vous êtes disponible, et vous verrez qui l’est aussi.',
    here: (area) => beginning(near(area)),
    nowhere: 'Scannez un panneau au mur pour dire où vous êtes.',
    join: 'Participer',
    joinMore: 'Un prénom suffit. Ni compte, ni mot de passe.',
    open: 'Je suis disponible',
    encounters: 'Mes rencontres',
    profile: 'Mon profil',
    needs: 'Escaliers, ascenseurs, allure',
  },

  join: {
    step: (step, total) => `${step} sur ${total}`,
    nameTitle: 'Quel est votre prénom ?',
    nameLabel: 'Prénom',
    nameMore: 'C’est ainsi que l’on vous appellera.',
    languages: 'Je parle',
    old: (years) => `J’ai ${years} ans ou plus`,
    code: 'Code d’entrée',
    codeMore: 'Il figure sur votre invitation.',
    givesTitle: 'Que proposez-vous ?',
    givesMore: 'Trois sujets au plus. C’est ce que les autres lisent en premier.',
    giveLine: 'Avec vos mots',
    giveExample: 'Relire un dossier de subvention',
    seeksTitle: 'Que cherchez-vous ?',
    seeksMore: 'Trois sujets au plus. Seule la personne à qui l’on vous présente peut les lire.',
    seekExample: 'Une première subvention pour notre coopérative',
    optional: 'facultatif',
    go: 'Participer',
    save: 'Enregistrer',
    leave: 'Partir et effacer mes données',
    leaveMore:
      'Tout ce qui vous concerne disparaît, vos rencontres aussi : enregistrez d’abord celles que vous voulez garder. Ce que d’autres ont gardé de vous leur reste.',
    chosen: (count) => `${count} sur 3`,
  },

  opening: {
    title: 'Comment vous trouver ?',
    minutes: (minutes) => (minutes === 60 ? '1 heure' : `${minutes} min`),
    forHow: 'Disponible pendant',
    spot: 'Montrer où je suis',
    spotMore: 'Les personnes disponibles voient votre visage se déplacer sur leur plan.',
    area: 'Seulement ma zone',
    areaMore: 'Elles voient votre visage à côté du nom de la zone.',
    who: 'Cela prend fin tout seul, et plus tôt si vous voulez.',
  },

  screensAt: (place, ...others) => `Il y a un écran ${[place, ...others].map(near).join(', ou ')}.`,
  scan: {
    title: 'Scannez un panneau près de vous',
    how: 'Visez l’un des codes carrés, aux murs, sur les tables ou sur les écrans : ici, ou avec l’appareil photo de votre téléphone.',
    camera: 'Scanner avec la caméra',
    why: 'Ainsi, seules les personnes vraiment présentes se voient.',
    stillTitle: (area) => `Toujours ${near(area)} ?`,
    still: 'Oui, j’y suis toujours',
    stillMore: 'Sinon, scannez le panneau le plus proche.',
    code: 'Sans appareil photo, tapez le code du panneau',
    useCode: 'Je suis à ce panneau',
  },

  open: {
    title: (count) => (count === 0 ? 'Vous êtes disponible' : openPeople(count)),
    until: (time) => `Vous êtes disponible jusqu’à ${time}.`,
    showsSpot: 'On voit où vous êtes.',
    showsArea: 'On ne voit que votre zone.',
    waiting: 'Nous cherchons quelqu’un pour vous. Laissez cette page ouverte et gardez le téléphone sous les yeux.',
    unseen: 'Scannez un panneau pour voir les autres, et pour qu’on vous voie.',
    wave: 'Faire signe',
    waveAt: (name) => `Faire signe à ${name}`,
    list: 'Voir la liste',
    close: 'Arrêter',
    wavesLeft: (count) =>
      count === 0
        ? 'Vous ne pouvez plus faire signe pendant cette heure.'
        : `Vous pouvez encore faire signe ${count === 1 ? 'une fois' : `${count} fois`} pendant cette heure.`,
  },

  person: {
    gives: (name) => `${name} propose`,
    wave: 'Faire signe',
    what: (name) =>
      `Faire signe crée une carte pour vous deux, comme n’importe quelle autre. ${name} ne saura pas qui a fait signe.`,
    waved: (name) => `C’est fait. Si tout concorde, une carte viendra pour vous et ${name}.`,
    gone: 'Cette personne n’est plus disponible.',
    nothing: 'N’en dit pas plus pour le moment.',
  },

  proposal: {
    title: (name) => `Rencontrer ${name} ?`,
    away: (minutes) => (minutes <= 1 ? 'à une minute' : `à ${minutes} minutes`),
    speaks: (languages) => `parle ${languages}`,
    gives: (name) => `${name} propose`,
    seeks: (name) => `${name} cherche`,
    theyGive: (name, topic) => `${name} propose ce que vous cherchez : ${topic}.`,
    youGive: (name, topic) => `${name} cherche ce que vous proposez : ${topic}.`,
    each: (name, theirs, yours) => `${name} propose : ${theirs}. Vous proposez : ${yours}.`,
    nearby: (name) => `${name} est tout près, et disponible comme vous.`,
    same: (name) => `${name} voit une carte comme celle-ci. Un « pas maintenant » reste secret.`,
    yes: 'Oui, volontiers',
    no: 'Pas maintenant',
    sealedYes: 'Vous avez dit oui',
    sealedNo: 'Vous avez dit « pas maintenant »',
    sealed: 'Votre réponse reste scellée jusqu’à la fin du compte à rebours.',
    hide: 'Me cacher',
    block: 'Bloquer',
    over: 'Pas de rencontre cette fois.',
    noSpot: 'Il n’y a pas, en ce moment, de lieu où vous pourriez vous retrouver tous les deux.',
    stillOpen: 'Vous êtes toujours disponible.',
  },

  walk: {
    arrive: 'Vous y êtes',
    arrived: (name) => `Attendez ${name} ici`,
    spotPoint: (number, name) => `Point de rencontre ${number}, ${name}`,
    toGo: (metres, spot) => `${metres} m ${upTo(spot)}`,
    away: (name, count) => `${name} est à ${walking(count)}`,
    awayLevel: (name, count, level) => `${name} est à ${walking(count)}, ${within(level)}`,
    onWay: (name) => `${name} est en chemin`,
    there: (name) => `${name} est sur place`,
    iAmThere: 'J’y suis',
    allSteps: 'Voir toutes les étapes',
    nextStep: 'Seulement la prochaine étape',
    steps: 'Les étapes du chemin',
    met: 'Nous sommes face à face',
    walkForMe: 'Marcher à ma place',
    scanHint: 'Un panneau sur le chemin peut aider : scannez-le avec l’appareil photo.',
    end: 'Terminer',
    block: 'Bloquer',
    blockTitle: (name) => `Ne plus jamais rencontrer ${name} ?`,
    blockMore: (name) =>
      `La rencontre prend fin tout de suite, et vous ne vous verrez plus ici. ${name} lira seulement que c’est terminé.`,
    blockYes: 'Oui, bloquer',
  },
  claim: {
    title: (name) => `${name} dit que vous êtes face à face`,
    more: 'Si c’est le cas, vous n’avez rien à faire.',
    yes: 'Oui, c’est vrai',
    no: 'Pas encore',
    mine: (name) => `Vous avez dit que vous êtes face à face. ${name} peut encore répondre « pas encore ».`,
  },
  talk: {
    title: (name) => `Vous êtes avec ${name}`,
    more: 'Rangez le téléphone. Il vous attend ici.',
    left: (minutes) => `Cela prend fin tout seul dans ${minutes} min.`,
    end: 'Terminer la conversation',
  },
  over: {
    ended: 'Cette rencontre est terminée.',
    endedByMe: 'C’est terminé. Personne ne vous voit sur le plan.',
  },
  keep: {
    title: (name) => `Garder le contact avec ${name} ?`,
    more: (name) =>
      `Seulement si c’est réciproque : chaque personne garde alors le prénom de l’autre, ce qu’elle propose et le lieu. ${name} ne saura rien d’un refus.`,
    reach: 'Comment me joindre',
    reachExample: 'Une adresse, un numéro, ou rien',
    yes: 'Garder',
    no: 'Ne pas garder',
    later: 'Décider plus tard',
    until: (when) => `Vous pouvez décider jusqu’au ${when}.`,
    keptOne: (name) => `C’est noté. Si ${name} garde aussi le contact, vous le trouverez dans vos rencontres.`,
    keptBoth: (name) => `Contact gardé de part et d’autre. Vous trouverez ${name} dans vos rencontres.`,
  },
  encounters: {
    title: 'Mes rencontres',
    none: 'Personne pour l’instant. Les contacts gardés de part et d’autre après une rencontre apparaissent ici.',
    pending: (name) => `Garder le contact avec ${name} ?`,
    met: (place, when) => beginning(`${place}, ${when}`),
    reach: 'Coordonnées',
    vcard: 'Ajouter aux contacts',
    forget: 'Oublier',
    forgetMore: (name) => `${name} disparaît de votre liste. Vous restez dans la sienne.`,
    block: 'Bloquer',
    blockMore: (name) => `${name} et vous ne pourrez plus vous voir ni vous rencontrer ici.`,
    sure: 'Oui, continuer',
    noReach: (name) => `${name} n’a pas laissé de coordonnées.`,
    vcardNote: (place, when, give) => `Rencontre : ${place}, ${when}.${give ? ` Propose : ${give}.` : ''}`,
  },
  placed: (area) => `Vous êtes ${near(area)}.`,
  area: (name, level, open) =>
    `${name}, ${within(level)} : ${open > 0 ? open : 'moins de cinq'} personnes disponibles.`,
  where: 'Où aller ?',
  there: (name) => `Vous y êtes : ${name}.`,
  iAmHere: 'Je suis ici',
  saidHere: 'Vous dites être ici. Personne d’autre ne le voit.',
  wayHere: 'Y aller',
  badge: {
    first: 'Votre badge est prêt. Participez, et il dira où vous êtes, sans scanner.',
    bound: 'Ce badge est maintenant le vôtre. Il dit où vous êtes, sans scanner.',
    ended: 'L’accueil a repris votre badge : il ne dit plus où vous êtes. Scannez un panneau, ou demandez à l’accueil.',
  },
  moment: 'Un instant',
  missing: 'Cette partie de la page est encore en route. Elle arrivera dès que le réseau la laissera passer.',
  held: 'Vous serez masqué dès que la connexion reviendra.',
};

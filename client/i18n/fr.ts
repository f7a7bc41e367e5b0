import type { Words } from './en.ts';

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

/** Un nombre de personnes en tête de phrase : en lettres jusqu'à douze. */
const many = (count: number): string => NUMBERS[count] ?? String(count);
const openPeople = (count: number): string =>
  count < 2 ? `${many(count)} personne près de vous a envie` : `${many(count)} personnes près de vous ont envie`;
const seconds = (count: number): string =>
  count < 60 ? `${count} s` : `${Math.floor(count / 60)} min${count % 60 === 0 ? '' : ` ${count % 60} s`}`;
/** Un lieu après « près » : « du bar », « de l’entrée », « des tables » ; un nom sans article après deux points. */
function ofPlace(name: string): string {
  if (/^le /i.test(name)) return `du ${name.slice(3)}`;
  if (/^les /i.test(name)) return `des ${name.slice(4)}`;
  return /^(la |l['’])/i.test(name) ? `de ${name}` : `de : ${name}`;
}
/** Un lieu après « jusqu’ » : « au bar », « à l’entrée », « aux tables ». */
function toPlace(name: string): string {
  if (/^le /i.test(name)) return `au ${name.slice(3)}`;
  if (/^les /i.test(name)) return `aux ${name.slice(4)}`;
  return /^(la |l['’])/i.test(name) ? `à ${name}` : `à : ${name}`;
}

/** Tout ce que la page dit en français, au vouvoiement. */
export const fr: Words = {
  refusals: {
    'sign-not-genuine':
      'Ce code n’est pas un panneau de cet événement, rien n’a changé. Essayez un autre panneau près de vous.',
    'sign-unknown': 'Ce panneau n’est pas connu ici, rien n’a changé. Essayez un autre panneau près de vous.',
    'sign-of-another-venue':
      'Ce panneau appartient à un autre lieu, rien n’a changé. Scannez un panneau de cette maison.',
    'badge-not-bound': 'Ce badge n’a pas pu être associé. Demandez un nouveau code à l’accueil.',
    'event-not-open':
      'L’événement est fermé pour le moment. Vos informations restent sur ce téléphone jusqu’à l’ouverture.',
    'admission-code-wrong':
      'Ce n’est pas le code de cet événement. Vous le trouverez sur votre invitation ou à l’accueil.',
    'not-old-enough': 'Cet événement demande un âge minimum. Merci de le confirmer.',
    'name-missing': 'Indiquez un prénom, pour que l’on sache comment vous appeler.',
    'name-not-allowed': 'Cela ne ressemble pas à un prénom. Des lettres seulement, sans lien ni numéro.',
    'line-too-long': 'Cette ligne est un peu longue. Quelques mots suffisent.',
    'line-has-contact': 'Pas de lien ni de numéro ici, s’il vous plaît. Vous pourrez les donner après la rencontre.',
    'topic-unknown': 'L’un de ces sujets n’est plus sur la liste. Choisissez à nouveau.',
    'not-joined': 'Dites d’abord qui vous êtes.',
    'scan-first': 'Scannez d’abord un panneau près de vous : seules les personnes vraiment présentes se voient.',
    'scan-again': 'Votre dernier panneau date un peu. Scannez-en un près de vous, puis continuez.',
    'confirm-place': 'Votre dernier panneau date un peu. Dites si vous y êtes toujours.',
    'busy-meeting': 'Vous avez une rencontre en cours. Terminez-la d’abord si vous voulez autre chose.',
    'busy-proposal': 'Une carte attend votre réponse. Répondez-y d’abord.',
    'not-open': 'Vous n’êtes pas visible pour le moment. Rendez-vous d’abord disponible.',
    'no-such-dot': 'Cette personne n’est plus disponible. Une autre fois, peut-être.',
    'waves-used-up': 'Vous avez fait cinq signes cette heure-ci. Laissez les autres venir à vous un moment.',
    'proposal-over': 'Cette carte est arrivée à son terme. La suivante viendra peut-être bientôt.',
    'already-answered': 'Votre réponse est déjà scellée.',
    'meeting-over': 'Cette rencontre est terminée.',
    'not-walking': 'Vous n’êtes en chemin vers personne pour le moment.',
    'nothing-to-take-back': 'Il n’y a rien à reprendre.',
    'nothing-to-end': 'C’est déjà terminé.',
    'keep-too-late': 'Les deux jours pour garder cette rencontre sont passés.',
    'keep-not-yours': 'Cette rencontre ne peut être gardée que sur le téléphone qui y était.',
    'encounter-unknown': 'Elle n’est déjà plus dans votre liste.',
    'demo-only': 'Cela ne marche que dans la démonstration.',
    'too-fast': 'C’était un peu rapide. Attendez un instant et réessayez.',
    'not-understood': 'La page et la maison ne se sont pas comprises. Rechargez la page et réessayez.',
    offline: 'Pas de connexion pour le moment. Réessayez dans un instant.',
  },

  line: {
    connecting: 'Connexion',
    connected: 'Connecté',
    lost: 'Hors ligne',
    elsewhere: 'Dans un autre onglet',
    'other-version': 'À recharger',
    refused: 'Arrêté',
    'event-closed': 'Fermé',
  },
  switchLanguage: 'English',
  skipToCard: 'Aller à la carte d’action',
  cardLabel: 'Ce que vous pouvez faire maintenant',
  levels: 'Niveaux',
  level: (name) => `Afficher ${name}`,
  findMe: 'Montrer où je suis',
  back: 'Retour',
  next: 'Suivant',
  more: 'Plus',
  less: 'Moins',
  dismiss: 'D’accord',
  simulated: 'simulé',
  simulatedLong: 'Personnage simulé pour la démonstration.',
  and: (items) => (items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`),

  pill: {
    open: (minutes) => `Disponible · ${minutes} min`,
    closeMe: 'Ne plus être disponible',
    walking: (name, left) => `Vers ${name}${left === null ? '' : ` · ${seconds(left)}`}`,
    talking: (name) => `Avec ${name}`,
  },

  heard: {
    title: 'Le plan en mots',
    you: (area, level) => `Vous êtes près ${ofPlace(area)}, ${level}.`,
    youUnknown: 'Personne ne sait où vous êtes, pas même cette page. Scannez un panneau pour commencer.',
    counts: (area, open) => `${area} : ${open} personnes ont envie de parler.`,
    noCounts: 'Nulle part cinq personnes ou plus ne sont disponibles en ce moment.',
    person: (name, gives, area) => `${name}${gives ? `, offre ${gives}` : ''}. ${area}.`,
    spot: (area) => `Votre rencontre a lieu ici : ${area}.`,
  },

  events: {
    title: 'À quel événement êtes-vous ?',
    none: 'Aucun événement en ce moment',
    noneMore: 'Demandez l’adresse à l’accueil, ou scannez un panneau.',
    closedTitle: (name) => `${name} : fermé pour le moment`,
    opensAt: (when) => `Ouverture ${when}. À bientôt.`,
    over: 'C’est terminé. Merci d’être venu.',
    hours: 'Horaires',
  },
  elsewhere: {
    title: 'La suite est dans l’autre onglet',
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
    more: 'Cette page a envoyé plus que la maison ne peut recevoir. Attendez une minute et réessayez.',
    again: 'Réessayer',
  },

  home: {
    title: (count) => `${openPeople(count)} de parler`,
    titleNone: 'Envie de parler à quelqu’un ?',
    hidden: 'Vous n’êtes sur le plan de personne. Rendez-vous disponible pour voir qui c’est.',
    hiddenNone: 'Vous n’êtes sur le plan de personne. Rendez-vous disponible, et vous verrez qui l’est aussi.',
    here: (area) => `Près ${ofPlace(area)}`,
    nowhere: 'Scannez un panneau au mur pour dire où vous êtes.',
    join: 'Participer',
    joinMore: 'Un prénom suffit. Ni compte, ni mot de passe.',
    open: 'Je veux bien parler',
    encounters: 'Mes rencontres',
    profile: 'À mon sujet',
  },

  join: {
    step: (step, total) => `${step} sur ${total}`,
    nameTitle: 'Quel est votre prénom ?',
    nameLabel: 'Prénom',
    nameMore: 'C’est ainsi que l’on vous appellera.',
    languages: 'Je parle',
    old: (years) => `J’ai ${years} ans ou plus`,
    code: 'Code d’entrée',
    codeMore: 'Il est sur votre invitation.',
    givesTitle: 'Que pouvez-vous apporter ?',
    givesMore: 'Trois sujets au plus. C’est ce que les autres lisent d’abord.',
    giveLine: 'Avec vos mots',
    giveExample: 'Relire une demande de subvention',
    seeksTitle: 'Que cherchez-vous ?',
    seeksMore: 'Trois sujets au plus. Seule la personne qui vous est proposée le voit.',
    seekExample: 'Une première subvention pour notre coopérative',
    optional: 'si vous voulez',
    go: 'Participer',
    save: 'Enregistrer',
    leave: 'Partir et tout oublier',
    leaveMore: 'Tout ce qui vous concerne disparaît, sauf ce que vous avez gardé à deux.',
    chosen: (count) => `${count} sur 3`,
  },

  opening: {
    title: 'Comment vous trouver ?',
    minutes: (minutes) => (minutes === 60 ? '1 heure' : `${minutes} min`),
    forHow: 'Disponible pendant',
    spot: 'Montrer où je suis',
    spotMore: 'Les personnes disponibles voient votre visage bouger sur leur plan.',
    area: 'Seulement ma zone',
    areaMore: 'Elles voient votre visage à côté du nom de la zone.',
    who: 'Cela s’arrête tout seul, ou plus tôt d’un geste.',
  },

  scan: {
    title: 'Scannez un panneau près de vous',
    how: 'Ouvrez l’appareil photo de votre téléphone et visez l’un des codes carrés aux murs et sur les tables. Touchez ensuite l’adresse qui apparaît.',
    why: 'Ainsi, seules les personnes vraiment présentes se voient.',
    stillTitle: (area) => `Toujours près ${ofPlace(area)} ?`,
    still: 'Oui, j’y suis toujours',
    stillMore: 'Sinon, scannez le panneau qui est près de vous.',
  },

  open: {
    title: (count) => (count === 0 ? 'Vous êtes disponible' : `${openPeople(count)} de parler`),
    until: (time) => `Vous êtes disponible jusqu’à ${time}.`,
    showsSpot: 'On voit où vous êtes.',
    showsArea: 'On ne voit que votre zone.',
    waiting: 'Nous cherchons quelqu’un qui vous convienne. Laissez cette page ouverte et le téléphone sous vos yeux.',
    unseen: 'Scannez un panneau pour voir les autres, et pour être vu.',
    wave: 'Faire signe',
    waveAt: (name) => `Faire signe à ${name}`,
    list: 'Qui est disponible',
    close: 'Arrêter',
    wavesLeft: (count) => (count === 1 ? 'Encore un signe cette heure-ci.' : `Encore ${count} signes cette heure-ci.`),
  },

  person: {
    gives: (name) => `Ce qu’offre ${name}`,
    wave: 'Faire signe',
    what: (name) =>
      `Un signe fait naître une carte pour vous deux, comme les autres. ${name} n’apprend pas qui a fait signe.`,
    waved: (name) => `C’est fait. Si cela s’accorde, une carte viendra pour vous et ${name}.`,
    gone: 'Cette personne n’est plus disponible.',
    nothing: 'N’en dit pas plus pour le moment.',
  },

  proposal: {
    title: (name) => `Rencontrer ${name} ?`,
    away: (minutes) => (minutes <= 1 ? 'à une minute' : `à ${minutes} minutes`),
    speaks: (languages) => `parle ${languages}`,
    gives: (name) => `${name} offre`,
    seeks: (name) => `${name} cherche`,
    theyGive: (name, topic) => `${name} offre ce que vous cherchez : ${topic}.`,
    youGive: (name, topic) => `${name} cherche ce que vous offrez : ${topic}.`,
    each: (name, theirs, yours) => `${name} offre ${theirs} ; vous offrez ${yours}.`,
    nearby: (name) => `Vous et ${name} êtes proches l’un de l’autre, et disponibles tous deux.`,
    same: (name) => `${name} voit une carte comme celle-ci. Personne n’apprend un « pas maintenant ».`,
    yes: 'Oui, volontiers',
    no: 'Pas maintenant',
    sealedYes: 'Vous avez dit oui',
    sealedNo: 'Vous avez dit pas maintenant',
    sealed: 'Votre réponse reste scellée jusqu’à ce que l’anneau soit vide.',
    hide: 'Me cacher',
    block: 'Bloquer',
    over: 'Pas de rencontre cette fois.',
    stillOpen: 'Vous êtes toujours disponible.',
  },

  walk: {
    arrive: 'Vous y êtes',
    arrived: (name) => `Attendez ${name} ici`,
    spotPoint: (number, name) => `Point de rencontre ${number}, ${name}`,
    toGo: (metres, spot) => `${metres} m jusqu’${toPlace(spot)}`,
    away: (name, count) => `${name} est à ${seconds(count)}`,
    awayLevel: (name, count, level) => `${name} est à ${seconds(count)}, ${level}`,
    onWay: (name) => `${name} est en chemin`,
    there: (name) => `${name} y est`,
    iAmThere: 'J’y suis',
    met: 'On s’est vus',
    walkForMe: 'Marcher à ma place',
    scanHint: 'Un panneau sur le chemin aide : scannez-le avec l’appareil photo.',
    end: 'Mettre fin',
    block: 'Bloquer',
    blockTitle: (name) => `Ne plus jamais rencontrer ${name} ?`,
    blockMore: (name) =>
      `C’est fini tout de suite. Vous et ${name} ne vous verrez plus ici. ${name} lit seulement que c’est terminé.`,
    blockYes: 'Oui, bloquer',
  },
  claim: {
    title: (name) => `${name} dit que vous vous êtes vus`,
    more: 'Si c’est le cas, tout va bien, vous n’avez rien à toucher.',
    yes: 'Oui, on s’est vus',
    no: 'Pas encore',
    mine: (name) => `Vous avez dit que vous vous êtes vus. ${name} peut encore revenir dessus.`,
  },
  talk: {
    title: (name) => `Vous êtes avec ${name}`,
    more: 'Rangez le téléphone. Il vous attend ici.',
    left: (minutes) => `Cela s’arrête tout seul dans ${minutes} min.`,
    end: 'Nous avons fini',
  },
  over: {
    ended: 'Cette rencontre est terminée.',
    endedByMe: 'C’est terminé. Vous n’êtes sur le plan de personne.',
  },
  keep: {
    title: (name) => `Garder ${name} ?`,
    more: (name) =>
      `Seulement si vous gardez tous deux, chacun a le prénom de l’autre, ce qu’il offre, et le lieu. ${name} n’apprend pas un non.`,
    reach: 'Comment me joindre',
    reachExample: 'Une adresse, un numéro, ou rien',
    yes: 'Garder',
    no: 'Laisser',
    later: 'Décider plus tard',
    until: (when) => `Vous pouvez la garder jusqu’à ${when}.`,
    keptOne: (name) => `Gardée de votre côté. Si ${name} la garde aussi, elle paraîtra dans vos rencontres.`,
    keptBoth: (name) => `Vous l’avez gardée tous deux. ${name} est dans vos rencontres.`,
  },
  encounters: {
    title: 'Mes rencontres',
    none: 'Personne encore. Celles et ceux que vous gardez à deux après une rencontre sont ici.',
    pending: (name) => `Garder ${name} ?`,
    met: (place, when) => `${place}, ${when}`,
    reach: 'Joindre',
    vcard: 'Ajouter aux contacts',
    forget: 'Oublier',
    forgetMore: (name) => `${name} quitte votre liste. Vous restez sur la sienne.`,
    block: 'Bloquer',
    blockMore: (name) => `Vous et ${name} ne vous verrez et ne vous rencontrerez plus ici.`,
    sure: 'Oui',
    noReach: (name) => `${name} n’a pas laissé de moyen d’être joint.`,
    vcardNote: (place, when, give) => `Rencontre : ${place}, ${when}.${give ? ` Offre : ${give}.` : ''}`,
  },
  placed: (area) => `Vous êtes près ${ofPlace(area)}.`,
  moment: 'Un instant',
};

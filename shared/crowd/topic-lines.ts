/** What people of the crowd write about the topics of the default event. */

/** An offer and a question, each in English and French. */
interface TopicLines {
  readonly give: { readonly en: string; readonly fr: string };
  readonly seek: { readonly en: string; readonly fr: string };
}

const about = (give: string, donne: string, seek: string, cherche: string): TopicLines => ({
  give: { en: give, fr: donne },
  seek: { en: seek, fr: cherche },
});

/** By topic id. */
export const TOPIC_LINES: Readonly<Record<string, TopicLines>> = {
  software: about(
    'I untangle old code for a living',
    'Je démêle du vieux code, c’est mon métier',
    'How do you test what nobody dares to touch?',
    'Comment tester ce que personne n’ose toucher ?',
  ),
  'open-source': about(
    'Ten years of keeping a library alive',
    'Dix ans à maintenir une bibliothèque libre',
    'How do you find a second maintainer?',
    'Comment trouver un deuxième mainteneur ?',
  ),
  data: about(
    'Honest charts from messy surveys',
    'Des graphiques honnêtes, des enquêtes en désordre',
    'Somebody who likes missing values',
    'Quelqu’un qui aime les valeurs manquantes',
  ),
  'machine-learning': about(
    'Small models that run on small machines',
    'De petits modèles sur de petites machines',
    'When is a plain table good enough?',
    'Quand un simple tableau suffit-il ?',
  ),
  security: about(
    'I break into things, with permission',
    'J’entre par effraction, avec autorisation',
    'Passwords for a team of volunteers',
    'Des mots de passe pour une équipe bénévole',
  ),
  accessibility: about(
    'I read the web by ear: ask me anything',
    'Je lis le web à l’oreille : demandez-moi',
    'Who tests maps with blind people?',
    'Qui teste des cartes avec des aveugles ?',
  ),
  hardware: about(
    'Soldering, from the first joint on',
    'La soudure, dès le premier point',
    'A sensor that lasts a winter outside',
    'Un capteur qui tient l’hiver dehors',
  ),
  maps: about(
    'I draw maps of places without streets',
    'Je cartographie des lieux sans rues',
    'Maps for people who get lost indoors',
    'Des plans pour qui se perd à l’intérieur',
  ),
  funding: about(
    'I read grant applications all year',
    'Je lis des demandes de subvention toute l’année',
    'Our first grant: what do they look for?',
    'Première subvention : qu’attendent-ils ?',
  ),
  founding: about(
    'Two companies: one lived, one did not',
    'Deux entreprises : une vit, l’autre non',
    'Leaving my job to found: who did it?',
    'Quitter son poste pour créer : qui l’a fait ?',
  ),
  hiring: about(
    'I look at a portfolio and say what I see',
    'Je regarde un portfolio et dis ce que je vois',
    'Changing trades at forty: how?',
    'Changer de métier à quarante ans ?',
  ),
  leadership: about(
    'Hard talks with a team: I practise with you',
    'Les discussions difficiles : on s’exerce',
    'My first team: what do I stop doing?',
    'Ma première équipe : que dois-je lâcher ?',
  ),
  cooperatives: about(
    'How forty of us decide without a boss',
    'Comment décider à quarante sans chef',
    'Statutes that fit on two pages',
    'Des statuts qui tiennent en deux pages',
  ),
  law: about(
    'Contracts in words that people understand',
    'Des contrats en mots compréhensibles',
    'Who has a plain licence for photographs?',
    'Une licence simple pour des photos ?',
  ),
  teaching: about(
    'Thirty lessons that need no computer',
    'Trente leçons sans ordinateur',
    'How do you teach fractions with food?',
    'Comment enseigner les fractions en cuisine ?',
  ),
  mentoring: about(
    'I mentor first-time speakers',
    'J’accompagne les premières conférences',
    'A mentor for my first year',
    'Un mentor pour ma première année',
  ),
  research: about(
    'How to get a study read outside the lab',
    'Faire lire une étude hors du labo',
    'A field partner for a slow experiment',
    'Un partenaire de terrain, expérience lente',
  ),
  health: about(
    'A nurse’s view on your care app',
    'Votre application, vue par une infirmière',
    'What do night shifts really need?',
    'De quoi les équipes de nuit ont-elles besoin ?',
  ),
  'mental-health': about(
    'I run a quiet listening group',
    'J’anime un groupe d’écoute',
    'How do you notice that a team is tired?',
    'Comment voir qu’une équipe s’épuise ?',
  ),
  climate: about(
    'Solar roofs owned by their street',
    'Des toits solaires à ceux qui vivent dessous',
    'Who heats an old school well?',
    'Qui chauffe bien une vieille école ?',
  ),
  food: about(
    'Sourdough, soil and village ovens',
    'Levain, terre et fours de village',
    'A canteen that buys from its neighbours',
    'Une cantine qui achète à ses voisins',
  ),
  mobility: about(
    'We closed a street to cars: how it went',
    'Une rue sans voitures : le récit',
    'Cargo bikes on cobbled hills?',
    'Des vélos cargo sur les pavés en pente ?',
  ),
  architecture: about(
    'Barns turned into town halls',
    'Des granges devenues mairies',
    'Who plans with the people who live there?',
    'Qui projette avec les habitants ?',
  ),
  design: about(
    'I redraw forms that make people cry',
    'Je redessine les formulaires pénibles',
    'Fresh eyes on a poster',
    'Un regard neuf sur une affiche',
  ),
  writing: about(
    'I cut texts in half, kindly',
    'Je coupe les textes en deux, gentiment',
    'A reader for my first chapter',
    'Une lectrice pour mon premier chapitre',
  ),
  journalism: about(
    'Asking the second question',
    'Poser la deuxième question',
    'Local news: who still pays for it?',
    'La presse locale : qui la paie encore ?',
  ),
  music: about(
    'I build choirs out of beginners',
    'Je fais des chœurs avec des débutants',
    'A bass for Thursday evenings',
    'Une basse pour le jeudi soir',
  ),
  film: about(
    'Documentaries with one lens',
    'Des documentaires avec un seul objectif',
    'How do you film people who are shy?',
    'Comment filmer les timides ?',
  ),
  games: about(
    'Paper prototypes of board games',
    'Des jeux de plateau en papier',
    'Playtesters for a game without winners',
    'Pour essayer un jeu sans gagnant',
  ),
  languages: about(
    'Breton for beginners, over coffee',
    'Le breton pour débuter, autour d’un café',
    'Somebody to speak Portuguese with',
    'Quelqu’un pour parler portugais',
  ),
};

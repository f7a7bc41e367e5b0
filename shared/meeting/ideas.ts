/**
 * Ideas: what words of a free line are about, in English and French. Each idea is a list of words and short phrases
 * (without accents, singular, comma between); whoever gives one and whoever looks for another of the same idea suit each other.
 */
export const IDEAS: Readonly<Record<string, string>> = {
  'artificial-intelligence':
    'ai, ia, machine learning, ml, llm, gpt, deep learning, neural network, apprentissage automatique, ' +
    'intelligence artificielle, artificial intelligence, reseau de neurone, modele de langage, language model',
  data: 'data, donnee, dataset, analytics, statistic, statistique, data science, visualisation, dataviz',
  databases: 'database, base de donnee, sql, postgre, postgresql, postgres, sqlite, mongodb',
  security:
    'security, securite, cybersecurity, cybersecurite, pentest, hacking, cryptography, cryptographie, ' +
    'chiffrement, encryption',
  privacy: 'privacy, vie privee, gdpr, rgpd, data protection, protection des donnee',
  web: 'web, frontend, front end, javascript, typescript, css, html, react, vue, svelte, browser, navigateur',
  backend: 'backend, back end, server, serveur, api, microservice, node.j, java, golang',
  cloud: 'cloud, devop, kubernete, docker, infrastructure, terraform, hosting, hebergement',
  mobile: 'mobile, android, ios, swift, kotlin, flutter, application mobile',
  rust: 'rust, cargo',
  python: 'python, django, numpy',
  'open-source': 'open source, logiciel libre, free software, linux, debian, floss',
  hardware:
    'hardware, electronic, electronique, arduino, soldering, soudure, raspberry, iot, sensor, capteur, ' +
    'embarque, embedded',
  robotics: 'robot, robotic, robotique, drone',
  networks: 'network engineering, reseau informatique, wifi, wi-fi, fibre, routing, bgp',
  testing: 'testing, test automatise, software quality, qualite logicielle, qa',
  design:
    'design, ux, ui, figma, ergonomie, user experience, experience utilisateur, graphisme, typography, ' +
    'typographie',
  accessibility: 'accessibility, accessibilite, a11y, screen reader, lecteur d ecran, handicap, disability, rgaa, wcag',
  product: 'product management, product manager, gestion de produit, chef de produit, roadmap, feuille de route',
  'project-management': 'project management, gestion de projet, chef de projet, agile, scrum, kanban',
  founding:
    'startup, start-up, founder, cofounder, co-founder, fondateur, fondatrice, associe, entrepreneur, ' +
    'entrepreneurship, entrepreneuriat, creation d entreprise',
  funding:
    'funding, financement, investor, investment, investisseur, investissement, grant, subvention, ' +
    'venture capital, levee de fond, fundraising, business angel',
  hiring:
    'hiring, recruit, recruiting, recruitment, recrutement, recruteur, recruter, job, emploi, internship, ' +
    'alternance, apprenticeship, cdi, poste, un stage, de stage, stage de',
  mentoring:
    'mentor, mentoring, mentorat, coaching, career advice, career, carriere, conseil de carriere, ' + 'reconversion',
  marketing:
    'marketing, seo, referencement, branding, communication, social media, reseaux sociaux, reseau social, ' +
    'publicite, advertising',
  sales: 'sale, selling, vente, commercial, negotiation, negociation, pricing',
  law:
    'law, lawyer, legal, droit, juriste, avocat, avocate, juridique, contract, contrat, patent, brevet, ' +
    'licence, licensing',
  finance: 'accounting, comptabilite, tax, impot, budget, finance, bookkeeping, fiscalite',
  teaching:
    'teaching, teach, teacher, enseignement, enseigner, enseignant, enseignante, education, pedagogy, ' +
    'pedagogie, school, ecole, training, formation, formateur',
  research:
    'research, recherche scientifique, phd, doctorat, thesis, laboratoire, academia, chercheur, ' +
    'chercheuse, ma these, une these, la these, these de',
  writing:
    'writing, writer, ecriture, redaction, redacteur, redactrice, blogging, journalism, journalisme, editing, ' +
    'technical writing, documentation, roman, novel, poetry, poesie, poem, poeme, publishing, edition',
  speaking: 'public speaking, prise de parole, talk proposal, conference speaker, oratrice, orateur, storytelling',
  photography:
    'photography, photographie, photographer, photographe, photo, camera, video, filmmaking, cinema, ' +
    'montage video',
  music:
    'music, musique, musician, musicien, musicienne, guitar, guitare, piano, singing, chant, choir, chorale, ' + 'band',
  games: 'game, jeu video, jeux video, game design, unity, godot, board game, jeu de societe, jeux de societe',
  climate:
    'climate, climat, sustainability, durable, ecology, ecologie, carbon, carbone, developpement durable, ' +
    'biodiversity, biodiversite, environment, environnement',
  energy:
    'energy, energie, solar, solaire, photovoltaic, battery, batterie, heat pump, pompe a chaleur, eolien, ' +
    'wind power',
  mobility: 'mobility, mobilite, transport, bicycle, bike, cycling, velo, public transport, railway',
  health:
    'health, sante, medicine, medecine, nurse, infirmier, infirmiere, doctor, medecin, hospital, hopital, ' +
    'mental health, bien-etre, wellbeing',
  food:
    'cooking, cuisine, baking, boulangerie, bread, wine, vin, restaurant, vegetarian, vegan, recipe, ' +
    'recette, du pain, le pain, de pain, pain maison, pain au levain',
  gardening: 'gardening, garden, jardin, jardinage, potager, permaculture, agriculture, farming',
  sport: 'sport, running, course a pied, climbing, escalade, football, yoga, hiking, randonnee, natation, swimming',
  maps: 'map, carte, cartography, cartographie, gis, sig, openstreetmap, geodata, geomatique, postgis',
  community:
    'community, communaute, meetup, volunteering, volunteer, benevolat, benevole, association, ' +
    'organising event, organisation d evenement, facilitation',
  'learning-french':
    'parler francai, conversation en francai, learn french, learning french, practise french, practice french, speak french, french conversation, cours de francai, apprendre le francai',
  'learning-english':
    'parler anglai, conversation en anglai, learn english, learning english, practise english, practice english, speak english, english conversation, cours d anglai, apprendre l anglai',
  translation: 'translation, traduction, translator, traducteur, traductrice, interpreter, interprete, localisation',
  software:
    'programming, programmation, programmer, coding, software development, developpement logiciel, ' +
    'developer, developpeur, developpeuse',
  leadership:
    'leadership, leading a team, management, manager, managing, encadrement, encadrer, encadrer une equipe, ' +
    'team lead, chef d equipe',
  cooperatives: 'cooperative, coop, scop, nonprofit, non-profit, ngo, ong, economie sociale, social economy',
  architecture:
    'architecture, architect, architecte, urbanism, urbanisme, urban planning, housing, logement, ' + 'amenagement',
  journalism: 'journalism, journalisme, journalist, journaliste, newsroom, presse, reporter, podcast',
  art: 'artist, artiste, painting, peinture, drawing, dessin, dessiner, sculpture, illustration, comic, bande dessinee',
  craft:
    'craft, artisanat, pottery, poterie, ceramic, ceramique, knitting, tricot, sewing, couture, woodworking, menuiserie',
  theatre: 'theatre, theater, acting, improv, improvisation, dance, danse, clown, circus, cirque',
  travel: 'travel, voyage, travelling, backpacking, tourism, tourisme',
};

/** Words that say nothing about what somebody gives or looks for. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `about after again against also always amateur anything around avec aussi autour autre autres avant avoir beaucoup because
  been before beginner beginners being best better bien bonne bonnes bons brin cela celle celui cette chat chercher cherche chose choses
  comme comment could dans depuis derriere deux dire discuter does doing done dont each echanger echange entre envie etre
  even every exchange experience experiences expert experts expertise explain explique expliquer faire fait feedback find fois from
  getting give giving good great have having hear hello help helping heure hour idea ideas idee idees ici interested into
  interesse interessee introduce into just know knowledge knows know-how learn learning learnt leur leurs like little look looking lots love made main
  make making many mainly meet meeting mais meme mes mieux moins monde more most much need needs nous novice
  once only other others over parler parle part partage partager partir people person personne personnes petit petite peu plus pour pouvoir practical pratique
  presque project projects projet projets question questions quelqu quelque quelques quel quelle rencontre rencontrer really same sans savoir seek sera share sharing sharp
  short since small some somebody someone something sont souvent start starting started still stuff suis sujet sujets
  sure sur take talk talking team teams equipe equipes tell than that their them then there these they thing things think this those through time
  tips astuce astuces tool tools outil outils tout toute toutes tous tres trouver using utiliser vers very votre vous want wants well were what when where which while
  who whom will with within without work working works travail travailler travaille would year years annee annees ans your advice conseil conseils
  aide aider aidez besoin first-time debutant debutante debutants debuter welcome software logiciel logiciels anyone quelquun both early stage late senior junior
  french english francais francaise francaises anglais anglaise anglaises conversation conversations discussion discussions gens aime aimer aiment adore passion passionate passionne offer offers offering proposer propose
  quick quickly simple simplement story stories histoire histoires connaitre connaissance comprendre understand understanding pleasure plaisir
  coffee cafe please merci thanks today tomorrow demain aujourd life place places personal local international big grand grande
  professionnel professional professionals professionnels world basic basics base bases introduction`.split(/\s+/),
);

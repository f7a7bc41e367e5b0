/** The event that runs when nothing else is configured: a broad conference that is always open. */
import type { EventPlan, Topic } from '../event-plan.ts';

const topic = (id: string, en: string, fr: string): Topic => ({ id, name: { en, fr } });

/** Thirty topics to give and to look for, as a broad conference has them. */
export const DEFAULT_TOPICS: readonly Topic[] = [
  topic('software', 'Software development', 'Développement logiciel'),
  topic('open-source', 'Open source', 'Logiciel libre'),
  topic('data', 'Data and statistics', 'Données et statistiques'),
  topic('machine-learning', 'Machine learning', 'Apprentissage automatique'),
  topic('security', 'Security and privacy', 'Sécurité et vie privée'),
  topic('accessibility', 'Accessibility', 'Accessibilité'),
  topic('hardware', 'Hardware and electronics', 'Matériel et électronique'),
  topic('maps', 'Maps and places', 'Cartes et territoires'),
  topic('funding', 'Funding and grants', 'Financement et subventions'),
  topic('founding', 'Starting a company', "Création d'entreprise"),
  topic('hiring', 'Hiring and careers', 'Recrutement et carrières'),
  topic('leadership', 'Leading a team', 'Encadrer une équipe'),
  topic('cooperatives', 'Cooperatives and associations', 'Coopératives et associations'),
  topic('law', 'Law and contracts', 'Droit et contrats'),
  topic('teaching', 'Teaching and schools', 'Enseignement et écoles'),
  topic('mentoring', 'Mentoring', 'Mentorat'),
  topic('research', 'Research and science', 'Recherche et science'),
  topic('health', 'Health and care', 'Santé et soins'),
  topic('mental-health', 'Mental health', 'Santé mentale'),
  topic('climate', 'Climate and energy', 'Climat et énergie'),
  topic('food', 'Food and farming', 'Alimentation et agriculture'),
  topic('mobility', 'Transport and cycling', 'Transports et vélo'),
  topic('architecture', 'Architecture and cities', 'Architecture et villes'),
  topic('design', 'Design and graphics', 'Design et graphisme'),
  topic('writing', 'Writing and publishing', 'Écriture et édition'),
  topic('journalism', 'Journalism', 'Journalisme'),
  topic('music', 'Music and sound', 'Musique et son'),
  topic('film', 'Film and photography', 'Film et photographie'),
  topic('games', 'Games and play', 'Jeux'),
  topic('languages', 'Languages and translation', 'Langues et traduction'),
];

/** The badges of a demo: "badge-01" to "badge-20". */
const DEMO_BADGES: readonly string[] = Array.from({ length: 20 }, (_, i) => `badge-${String(i + 1).padStart(2, '0')}`);

/**
 * An event at any time in the venue `venueId`, with open admission for people of 18 and older.
 * With `demo` simulated people may take part, "walk for me" works, nothing about simulated people is kept, and
 * there are twenty badges.
 */
export function defaultEvent(venueId: string, demo = false): EventPlan {
  return {
    id: venueId,
    venue: venueId,
    name: { en: 'Open house', fr: 'Portes ouvertes' },
    timeZone: 'Europe/Paris',
    hours: null,
    topics: [...DEFAULT_TOPICS],
    admission: { kind: 'open' },
    firstCheckIn: 'any',
    minimumAgeYears: 18,
    encounterDays: 365,
    demo,
    badges: demo ? [...DEMO_BADGES] : [],
  };
}

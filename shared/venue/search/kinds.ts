/** What one asks the nearest of, and by which words: "WC", "restroom" and "les toilettes" are one. */
import type { LocalText } from '../venue-file.ts';

interface KindWords {
  readonly name: LocalText;
  /** All words for it beside its name, in English and French, each a phrase of its own. */
  readonly words: string;
}

const kind = (en: string, fr: string, words = ''): KindWords => ({ name: { en, fr }, words });

/** Kinds in the order in which they are offered where nothing was asked yet. */
const KINDS = {
  toilet: kind(
    'Toilets',
    'Toilettes',
    'toilet, wc, w c, restroom, rest room, loo, bathroom, washroom, lavatory, ladies, gents, sanitaires',
  ),
  coffee: kind('Coffee', 'Café', 'coffee bar, cafe, cafeteria, espresso, cappuccino, tea, expresso, pause café'),
  lift: kind('Lift', 'Ascenseur', 'elevator, lifts, elevators, ascenseurs'),
  exit: kind('Exit', 'Sortie', 'way out, exits, leave, sorties, dehors, outside'),
  'first-aid': kind(
    'First aid',
    'Premiers secours',
    'doctor, medic, medical, nurse, paramedic, ambulance, defibrillator, aed, infirmerie, secouriste, médecin, docteur, défibrillateur',
  ),
  information: kind(
    'Information',
    'Information',
    'info, info desk, help desk, help, reception, accueil, renseignements',
  ),
  'toilet-accessible': kind(
    'Accessible toilet',
    'Toilettes accessibles',
    'wheelchair toilet, disabled toilet, barrier-free toilet, barrier free wc, toilettes pmr, toilettes handicapés, wc pmr',
  ),
  'changing-table': kind('Changing table', 'Table à langer', 'baby changing, nappy, diaper, change bébé, espace bébé'),
  food: kind('Food', 'Restauration', 'eat, lunch, dinner, restaurant, snack, canteen, buffet, manger, repas, cantine'),
  bar: kind('Bar', 'Bar', 'drink, drinks, beer, wine, boire, boissons, bière, vin, buvette'),
  water: kind('Drinking water', 'Eau potable', 'water, fountain, tap, eau, fontaine à eau, robinet'),
  cloakroom: kind('Cloakroom', 'Vestiaire', 'coat check, coats, wardrobe, luggage, garderobe, manteaux, bagages'),
  lockers: kind('Lockers', 'Casiers', 'locker, consigne, casier'),
  registration: kind('Registration', 'Enregistrement', 'check in, badge, tickets, inscription, inscriptions, billets'),
  stairs: kind('Stairs', 'Escalier', 'staircase, steps, stairway, escaliers'),
  escalator: kind('Escalator', 'Escalator', 'moving stairs, escalier mécanique, escalier roulant'),
  entrance: kind('Entrance', 'Entrée', 'front door, way in, door, entrée principale, porte'),
  nursing: kind('Nursing room', 'Salle d’allaitement', 'breastfeeding, baby room, allaitement, allaiter'),
  prayer: kind('Prayer room', 'Salle de prière', 'pray, worship, meditation, prier, prière, recueillement'),
  quiet: kind('Quiet place', 'Lieu calme', 'quiet, quiet room, silence, rest, calme, repos, salle de repos'),
  seating: kind('Place to sit', 'Où s’asseoir', 'seat, seats, sit, bench, chairs, siège, sièges, banc, chaises'),
  power: kind('Power socket', 'Prise de courant', 'power, plug, outlet, socket, charge, charging, prise, recharger'),
  vending: kind('Vending machine', 'Distributeur', 'vending, machine, snacks, distributeur automatique'),
  cash: kind('Cash machine', 'Distributeur de billets', 'cash, atm, cashpoint, bank, money, argent, banque, retrait'),
  shop: kind('Shop', 'Boutique', 'store, kiosk, buy, magasin, kiosque, acheter'),
  shower: kind('Shower', 'Douche', 'showers, douches'),
  smoking: kind('Smoking area', 'Espace fumeurs', 'smoke, cigarette, fumer, fumeur'),
  phone: kind('Telephone', 'Téléphone', 'phone, call, appeler, cabine'),
  assembly: kind('Assembly point', 'Point de rassemblement', 'emergency, muster, évacuation, rassemblement'),
  parking: kind('Parking', 'Parking', 'car park, bicycles, bike, stationnement, voiture, vélo'),
  transport: kind('Transport', 'Transports', 'bus, tram, metro, train, taxi, station, gare, navette, shuttle'),
} as const;

export type NearestKind = keyof typeof KINDS;

export const NEAREST_KINDS = Object.keys(KINDS) as readonly NearestKind[];

export const isNearestKind = (text: string): text is NearestKind => Object.hasOwn(KINDS, text);

/** What a kind is called: "Toilets". */
export const kindName = (of: NearestKind): LocalText => KINDS[of].name;

/** Everything that means this kind, one phrase each. */
export function kindPhrases(of: NearestKind): readonly string[] {
  const { name, words } = KINDS[of];
  return [...Object.values(name), ...words.split(',')].filter((phrase) => phrase.trim() !== '');
}

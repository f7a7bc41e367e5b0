/** What is asked the way to, by the words that IMDF and OpenStreetMap have for it. */
import { isNearestKind, kindName } from '../../shared/venue/search/kinds.ts';
import type { LocalText, PlaceKind } from '../../shared/venue/venue-file.ts';

/** Categories, and values of tags, the first that holds. IMDF writes "restroom.wheelchair", OpenStreetMap "fast_food". */
const BY_CATEGORY: readonly (readonly [RegExp, PlaceKind])[] = [
  [/^restroom.*(wheelchair|accessible)/, 'toilet-accessible'],
  [/^(restroom|toilets?)\b/, 'toilet'],
  [/^(baby_?chang|changing_?table|nappy)/, 'changing-table'],
  [/^shower/, 'shower'],
  [/^(foodservice\.)?(coffee|cafe|tea)/, 'coffee'],
  [/^(bar|pub|biergarten|nightclub|beverage)/, 'bar'],
  [/^(food|restaurant|fast_food|canteen|dining|bakery|ice_cream)/, 'food'],
  [/^(drinking_?(fountain|water)|water_?(fountain|point)|fountain\.drinking)/, 'water'],
  [/^vending/, 'vending'],
  [/^(atm|bank|bureau_de_change|currencyexchange|changemachine)/, 'cash'],
  [/^(coatcheck|cloakroom|wardrobe)/, 'cloakroom'],
  [/^(lockers?|luggage_?lockers?|baggagestorage)/, 'lockers'],
  [/^(ticket|registration|check_?in)/, 'registration'],
  [/^(information|reception|lostandfound|lost_property)/, 'information'],
  [/^(first_?aid|defibrillator|medical|doctors|clinic|health)/, 'first-aid'],
  [/^(prayer|place_of_worship|chapel|mosque|synagogue)/, 'prayer'],
  [/^(mothersroom|nursing|baby_feeding)/, 'nursing'],
  [/^(quiet|library|reading)/, 'quiet'],
  [/^smoking/, 'smoking'],
  [/^(seating|seat|bench|lounge|waiting|privatelounge)/, 'seating'],
  [/^(power_?charging|charging_station|device_charging|powercharging)/, 'power'],
  [/^(pay_?phone|phone|telephone)/, 'phone'],
  [/^(stage|theat(er|re)|auditorium|amphitheater|concert|cinema|movietheater)/, 'stage'],
  [/^(assembly_point|meetingpoint)/, 'assembly'],
  [/^(stand|booth|exhibit|kiosk\.exhibit)/, 'stand'],
  [/^(conferenceroom|classroom|huddleroom|meeting|seminar|laboratory|lecture)/, 'meeting-room'],
  [/^(bicycle_parking|parking|parkandride|motorcycle_parking)/, 'parking'],
  [/^(bus|taxi|train|transit|shuttle|subway|tram|rideshare|carrental|limo|metro|ferry)/, 'transport'],
  [/^(exit|emergencyexit)/, 'exit'],
  [/^entrance/, 'entrance'],
  [/^(shop|souvenir|store|retail|boutique|supermarket|convenience|kiosk|books|clothes|gift|newsagent)/, 'shop'],
];

/** What a name gives away where the category is silent. */
const BY_NAME: readonly (readonly [RegExp, PlaceKind])[] = [
  [/\b(toilets?|wc|restrooms?)\b/i, 'toilet'],
  [/coffee|caf[eé]/i, 'coffee'],
  [/\bbar\b/i, 'bar'],
  [/restaurant|\bkitchen\b|\bfood\b/i, 'food'],
  [/cloakroom|wardrobe|garderobe|vestiaire/i, 'cloakroom'],
  [/first aid|premiers secours|erste hilfe/i, 'first-aid'],
  [/registration|check-?in|ticket|\beinlass\b/i, 'registration'],
  [/\binfo\b|\binfo-?(desk|point|stand)|help ?desk|welcome desk|accueil/i, 'information'],
  [/\bquiet\b/i, 'quiet'],
  [/\bstage\b|\bbühne\b|\bscène\b/i, 'stage'],
  [/\blounge\b/i, 'seating'],
  [/\bstand\b/i, 'stand'],
  [/\b(shop|boutique)\b/i, 'shop'],
];

/** What a place of this category and name is; "other" where neither says. */
export function placeKindOf(category: string, name: LocalText | null): PlaceKind {
  const said = BY_CATEGORY.find(([pattern]) => pattern.test(category.toLowerCase()));
  if (said !== undefined) return said[1];
  const texts = Object.values(name ?? {});
  return BY_NAME.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1] ?? 'other';
}

/** What a place without a name of its own is called: "Toilets"; null for a kind that says nothing. */
export const nameOfKind = (kind: PlaceKind): LocalText | null => (isNearestKind(kind) ? kindName(kind) : null);

/** Words as IMDF has them ("wheelchair", "hearingloop"), each once; what cannot be kept is left out. */
export const accessibilityOf = (words: readonly string[] | null | undefined): { accessibility?: string[] } => {
  const kept = [...new Set(words)].filter((word) => /^[a-z][a-z.-]{0,39}$/.test(word)).slice(0, 20);
  return kept.length === 0 ? {} : { accessibility: kept };
};

/** What signs say beside names, in each language that has words for it. Whoever reads a sign has not chosen one yet. */

interface PrintWords {
  readonly scan: string;
  readonly arrive: string;
  readonly type: string;
  readonly sign: (number: number) => string;
}

const WORDS: Readonly<Record<string, PrintWords>> = {
  en: {
    scan: 'Scan to say where you are, and see who is open to a chat.',
    arrive: 'You are to meet here? Both scan, and you have arrived.',
    type: 'Without a camera, type',
    sign: (number) => `Sign ${number}`,
  },
  fr: {
    scan: 'Scannez pour dire où vous êtes et voir qui est disponible.',
    arrive: 'Rendez-vous ici\u00a0? Scannez tous les deux, et vous y êtes.',
    type: 'Sans appareil photo, tapez',
    sign: (number) => `Panneau ${number}`,
  },
  de: {
    scan: 'Scannen Sie, um zu sagen, wo Sie sind, und zu sehen, wer offen für ein Gespräch ist.',
    arrive: 'Hier verabredet? Beide scannen, und Sie sind da.',
    type: 'Ohne Kamera eintippen',
    sign: (number) => `Schild ${number}`,
  },
  es: {
    scan: 'Escanee para decir dónde está y ver quién está disponible.',
    arrive: '¿Quedaron aquí? Escaneen ambos, y han llegado.',
    type: 'Sin cámara, escriba',
    sign: (number) => `Cartel ${number}`,
  },
  it: {
    scan: 'Scansioni per dire dove si trova e vedere chi è disponibile.',
    arrive: 'Appuntamento qui? Scansionate entrambi, e siete arrivati.',
    type: 'Senza fotocamera, digiti',
    sign: (number) => `Cartello ${number}`,
  },
  nl: {
    scan: 'Scan om te zeggen waar u bent, en te zien wie openstaat voor een gesprek.',
    arrive: 'Hier afgesproken? Scan allebei, en u bent er.',
    type: 'Zonder camera, typ',
    sign: (number) => `Bord ${number}`,
  },
  pt: {
    scan: 'Leia o código para dizer onde está e ver quem está disponível.',
    arrive: 'Encontro aqui? Leiam ambos o código, e chegaram.',
    type: 'Sem câmara, escreva',
    sign: (number) => `Placa ${number}`,
  },
  ru: {
    scan: 'Отсканируйте, чтобы сказать, где вы, и увидеть, кто открыт для разговора.',
    arrive: 'Встреча здесь? Отсканируйте оба, и вы на месте.',
    type: 'Без камеры введите',
    sign: (number) => `Табличка ${number}`,
  },
};

/** Languages that a sign can speak. */
export const PRINT_LANGUAGES: readonly string[] = Object.keys(WORDS);

/** The words of a language; English where it has none. */
export function printWords(language: string): PrintWords {
  const [english] = Object.values(WORDS);
  const words = WORDS[language] ?? english;
  if (words === undefined) throw new Error('signs have no words');
  return words;
}

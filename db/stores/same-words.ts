/**
 * What neighbours call the same thing: one reports a road full of holes, the next one torn asphalt. Only for finding
 * what may be the same, never for reading.
 */
const sames: readonly (readonly [one: string, others: string])[] = [
  ['jalan', 'jalan(?:an|nya)?|aspal(?:nya)?|beraspal'],
  [
    'rusak',
    '(?:ber|ter)?(?:lubang|lobang|bolong)(?:nya)?|rusak(?:nya)?|kerusakan|hancur|ambl[ae]s|retak|terkelupas|jebol|bergelombang',
  ],
  ['lampu', 'lampu(?:nya)?|pju|penerangan'],
  ['padam', 'padam|mati|gelap|gulita'],
  ['banjir', 'banjir|kebanjiran|(?:ter|meng)?genang(?:an)?|terendam|meluap|luapan'],
  ['tumpuk', '(?:me)?n?umpuk|(?:ber)?tumpuk(?:an)?|menggunung|timbun(?:an)?|tertimbun|berserakan'],
  ['selokan', 'selokan(?:nya)?|got(?:nya)?|parit(?:nya)?|drainase|gorong'],
  ['mampet', 'mampet|(?:ter)?sumbat|tersumbat|buntu'],
  ['tumbang', 'tumbang|roboh|rubuh|ambruk'],
  ['bau', '(?:ber)?bau(?:nya)?|busuk|menyengat'],
  ['bising', 'bising|berisik|kebisingan'],
  ['antre', '(?:meng)?antr[ei](?:an)?'],
  ['ledeng', 'ledeng|leding|pdam|pam'],
  ['keruh', 'keruh|kotor|kuning|cokelat|coklat'],
];

const patterns = sames.map(([one, others]) => [new RegExp(`\\b(?:${others})\\b`, 'giu'), one] as const);

/** The text with one word for each of these. */
export const inSameWords = (text: string): string =>
  patterns.reduce((said, [pattern, one]) => said.replace(pattern, one), text);

/** What a phone shows of a WhatsApp text: bold, slanted, struck and code are drawn, and word joiners are not seen. */
export function shownOnPhone(raw: string): string {
  const drawn = raw
    .replace(/```([^`]+)```/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(mark('*'), '$1$2')
    .replace(mark('_'), '$1$2')
    .replace(mark('~'), '$1$2');
  return drawn.replaceAll('\u2060', '').replaceAll('\u02CB', '`');
}

/** `*words*` with nothing like a word or a joiner outside, and no space inside its marks. */
const mark = (sign: string) =>
  new RegExp(
    `(^|[^\\p{L}\\p{N}\u2060${sign}])[${sign}](?![\\s\u2060${sign}])([^\\n]*?[^\\s\u2060${sign}])[${sign}](?![\\p{L}\\p{N}\u2060${sign}])`,
    'gu',
  );

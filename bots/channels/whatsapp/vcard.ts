/** The first phone of a contact card, with a plus: WhatsApp's own number of it if there is one, else as it was written. */
export function phoneOfCard(card: string): string | undefined {
  const lines = card.split(/\r?\n/).filter((line) => /^(?:[\w-]+\.)?TEL[;:]/i.test(line));
  for (const line of lines) {
    const own = /;waid=(\d{7,15})[;:]/i.exec(line)?.[1];
    if (own !== undefined) return `+${own}`;
  }
  for (const line of lines) {
    const written = line
      .slice(line.indexOf(':') + 1)
      .replace(/^tel:/i, '')
      .trim();
    if ((written.match(/\d/g)?.length ?? 0) >= 7) return written;
  }
  return undefined;
}

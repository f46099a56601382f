/** The outbox as its owner sees it, in memory. */
import type { Deliveries, Delivery, DeliveryResult, LedgerReceipt } from '../../src/ports/deliveries.ts';

type Letter = Delivery & { status: 'pending' | 'sent' | 'failed'; at?: string; bulk?: true };

export type MemoryOutbox = Deliveries & {
  /** What became of every try, in the order in which it was stored. */
  readonly settled: readonly DeliveryResult[];
  /** Receipts, as they were passed on to the ledger. */
  readonly reported: readonly LedgerReceipt[];
  /** `bulk`: it goes after all others. */
  put(
    letter: Partial<Delivery> & {
      readonly id: number;
      readonly conversationId: string;
      readonly bulk?: true;
    },
  ): void;
  /** Takes one back that waits, as when its chat blocks us. */
  withdraw(id: number): void;
  /** Until the returned function is called the database does not answer: every call fails. */
  goesAway(): () => void;
};

export function memoryOutbox(): MemoryOutbox {
  const letters: Letter[] = [];
  const settled: DeliveryResult[] = [];
  const reported: LedgerReceipt[] = [];
  let isAway = false;
  const answer = () => {
    if (isAway) throw new Error('The database does not answer.');
  };
  return {
    settled,
    reported,
    put: (letter) =>
      void letters.push({
        address: letter.conversationId,
        language: 'id',
        kind: 'reply',
        payload: { message: { text: [String(letter.id)] } },
        attempts: 0,
        status: 'pending',
        ...letter,
      }),
    withdraw(id) {
      const letter = letters.find((one) => one.id === id);
      if (letter) letter.status = 'failed';
    },
    goesAway() {
      isAway = true;
      return () => {
        isAway = false;
      };
    },
    async ready(_channel, _account, now, except, limit) {
      answer();
      const isDue = ({ at }: Letter) => at === undefined || Date.parse(at) <= Date.parse(now);
      const first = new Map<string, Letter>();
      for (const letter of letters) {
        const { conversationId, status } = letter;
        if (status === 'pending' && !first.has(conversationId)) first.set(conversationId, letter);
      }
      const ready = [...first.values()].filter(
        (letter) => isDue(letter) && !except.includes(letter.conversationId),
      );
      return [...ready.filter(({ bulk }) => !bulk), ...ready.filter(({ bulk }) => bulk)].slice(0, limit);
    },
    async settle(results) {
      answer();
      for (const result of results) {
        settled.push(result);
        const letter = letters.find(({ id }) => id === result.id);
        if (!letter) continue;
        if (result.kind === 'again')
          Object.assign(letter, { at: result.at, attempts: letter.attempts + 1 } satisfies Partial<Letter>);
        else letter.status = result.kind === 'sent' ? 'sent' : 'failed';
      }
    },
    async report(receipts) {
      answer();
      reported.push(...receipts);
    },
  };
}

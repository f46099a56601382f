/** What a thousand people in dialogue on WhatsApp took; measured by test/bench/whatsapp.ts. */
export type WhatsAppFigures = {
  readonly turnsPerSecond: number;
  /** Milliseconds. */
  readonly kept: { readonly p50: number; readonly p99: number };
  readonly heard: { readonly p50: number; readonly p99: number };
  /** Of the CPU time that the fake and the service took, what was the fake's. */
  readonly fakeShare: number;
  /** Messages in and out so far, and since the mark before: the lowest heap and the highest resident set, MiB. */
  readonly marks: readonly { readonly messages: number; readonly heap: number; readonly resident: number }[];
};

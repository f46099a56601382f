/**
 * How fast we write. Accounts are reported to be banned at about three messages a second, and for a pace that no person
 * has; so the account's messages go one after another, unevenly, well below that, and each is typed first.
 */

export type Pace = {
  /** Between two messages of the account at least, milliseconds. */
  readonly gapMs: number;
  /** Each gap is longer by up to this, milliseconds. */
  readonly jitterMs: number;
  /** To one person: so many at once, then one every so many milliseconds. */
  readonly chatBurst: number;
  readonly chatGapMs: number;
  /** Typing: milliseconds before the first character, for each, and at most. */
  readonly typing: { readonly thinkMs: number; readonly perCharacterMs: number; readonly atMostMs: number };
};

/** One to 2.2 messages a second, on average 1.4; a sentence takes a second or two. */
export const CAREFUL_PACE: Pace = {
  gapMs: 450,
  jitterMs: 550,
  chatBurst: 3,
  chatGapMs: 1_500,
  typing: { thinkMs: 350, perCharacterMs: 9, atMostMs: 2_500 },
};

/** The even gap at which messages may be handed over without queueing up here. */
export const meanGapMs = ({ gapMs, jitterMs }: Pace): number => gapMs + jitterMs / 2;

/** How long a message of so many characters is typed, milliseconds. `random` is in [0, 1). */
export function typingMs({ typing }: Pace, characters: number, random: number): number {
  const even = typing.thinkMs + typing.perCharacterMs * characters;
  return Math.round(Math.min(typing.atMostMs, even) * (0.8 + 0.2 * random));
}

/**
 * Lets messages through one at a time. `take` reserves the next place and tells how long to wait for it; times are
 * milliseconds of any clock that only grows, `random` is in [0, 1).
 */
export function createTurnstile({ gapMs, jitterMs }: Pace) {
  let free = 0;
  return {
    take(now: number, random: number): number {
      const at = Math.max(now, free);
      free = at + gapMs + jitterMs * random;
      return at - now;
    },
  };
}

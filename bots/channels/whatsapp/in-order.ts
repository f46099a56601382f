/**
 * Messages are opened in the order in which they came. Before a message takes its place in Baileys' queue, Baileys
 * learns from it under which phone and LID its sender is known, and asks its store to do so: of two messages sent in
 * one breath the second would go first whenever the store answers it first. So it learns of one message after the other.
 */
import { setImmediate } from 'node:timers/promises';
import { isLidUser, jidDecode, type SignalRepositoryWithLIDStore } from '@whiskeysockets/baileys';
import { createTurnTaking } from '../in-turn.ts';

/** Changes `repository`, for Baileys' store of names calls itself. */
export function learnInOrder(repository: SignalRepositoryWithLIDStore): SignalRepositoryWithLIDStore {
  const inTurn = createTurnTaking();
  const { lidMapping } = repository;
  const store = lidMapping.storeLIDPNMappings.bind(lidMapping);
  const find = lidMapping.getPNForLID.bind(lidMapping);
  lidMapping.storeLIDPNMappings = (pairs) => {
    const [pair, ...more] = pairs;
    // A message names one pair; many at once are the answer to a question of ours.
    return pair && more.length === 0 ? inTurn(userOf(pair.lid, pair.pn), () => store(pairs)) : store(pairs);
  };
  lidMapping.getPNForLID = async (lid) => {
    const user = userOf(lid);
    const phone = await inTurn(user, () => find(lid));
    // Who finds it has no more to learn, and lets an earlier message, which may have, go on and end that.
    if (phone !== null) {
      await setImmediate();
      await inTurn(user, async () => undefined);
    }
    return phone;
  };
  return {
    ...repository,
    migrateSession: (from, to) => inTurn(userOf(to, from), () => repository.migrateSession(from, to)),
  };
}

/** Whose turn it is: the user of the LID among a person's names. */
const userOf = (...names: readonly string[]): string =>
  jidDecode(names.find((name) => isLidUser(name)) ?? names[0])?.user ?? '';

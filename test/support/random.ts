import { randomInt } from 'node:crypto';

export { type Chance, chance } from '../../scripts/simulate/chance.ts';

/** A seed of `SEED`, else one that nobody chose; tests print it. */
export const freshSeed = (): number => Number(process.env.SEED ?? randomInt(1, 2 ** 31));

import type { Instant } from '../domain/instant.ts';
import type { ReadyAnswer } from '../domain/ready-answer.ts';
import type { Page } from './page.ts';

/** The agency's ready-made answers. */
export type ReadyAnswerStore = {
  find(name: string): Promise<ReadyAnswer | undefined>;
  /** By name, after `after`. */
  page(after: string | undefined, limit: number): Promise<Page<ReadyAnswer>>;
  count(): Promise<number>;
  /** False: one of this name is there. */
  add(answer: ReadyAnswer, by: string, at: Instant): Promise<boolean>;
  /** False: none of this name is there. */
  change(answer: ReadyAnswer, by: string, at: Instant): Promise<boolean>;
  remove(name: string): Promise<boolean>;
};

import type { OfficerActor } from '../../src/domain/access.ts';
import { possibleCommands } from '../../src/domain/complaint/commands/index.ts';
import { cast, type Tale, tale } from './tale.ts';

/** What a command led to: its events' types, or the refusal. */
export const said = (story: Tale, by: OfficerActor, words: string) => {
  const result = story.does(by, words);
  return result.ok ? result.value.events.map((event) => event.type) : result.error;
};

/** The keywords an officer is offered now. */
export const keywordsFor = (story: Tale, officer: OfficerActor) =>
  possibleCommands(story.complaint(), officer, story.context(officer)).map((command) => command.keyword);

/** Who was told what by the last act: `u-pupr: disposedToYou`. */
export const kindsOf = (story: Tale) =>
  story.news().map(({ to, notice }) => `${to.kind === 'unit' ? to.unitId : to.kind}: ${notice.kind}`);

/** A complaint that the admin handed down on Wednesday 11 November 2026. */
export const handedDown = (words = 'pupr') => {
  const story = tale();
  story.does(cast.admin, `disposisi ${words}`);
  return story;
};

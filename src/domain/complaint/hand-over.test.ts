import { describe, expect, it } from 'vitest';
import { cast, type Tale, tale } from '../../../test/support/tale.ts';
import type { OfficerActor } from '../access.ts';
import { decideHandOver } from './hand-over.ts';

const { admin, otherAdmin, otherPupr, pupr, rsud } = cast;

const handedOver = (story: Tale, by: OfficerActor, to: OfficerActor) => {
  const result = story.act(decideHandOver, { toOfficerId: to.officerId, tells: true }, by);
  return result.ok ? story.complaint().assigneeId : result.error.code;
};

/** With Dinas PUPR, taken by the first of its officers. */
function takenByPupr(): Tale {
  const story = tale();
  story.does(admin, 'disposisi pupr');
  story.does(pupr, 'ambil');
  return story;
}

describe('handing a report over', () => {
  it('is for who has it, and for anybody of the unit while nobody has', () => {
    expect(handedOver(takenByPupr(), pupr, otherPupr)).toBe(otherPupr.officerId);
    const free = tale();
    free.does(admin, 'disposisi pupr');
    expect(handedOver(free, otherPupr, pupr)).toBe(pupr.officerId);
  });

  it('is not for a colleague of who has it, nor for another unit, nor of what has ended', () => {
    const third = { ...otherPupr, officerId: 'pupr-3' };
    expect(handedOver(takenByPupr(), otherPupr, third)).toBe('alreadyClaimed');
    expect(handedOver(takenByPupr(), rsud, rsud)).toBe('notYours');
    const ended = takenByPupr();
    ended.does(pupr, 'jawab Sudah ditambal');
    ended.sweep('2027-01-11T09:00');
    expect(ended.complaint().status).toBe('closed');
    expect(handedOver(ended, pupr, otherPupr)).toBe('ended');
  });

  it('is for an admin of the room whoever has it, and is no receipt', () => {
    const story = tale();
    story.does(otherAdmin, 'ambil');
    expect(handedOver(story, admin, admin)).toBe(admin.officerId);
    const untaken = tale();
    handedOver(untaken, admin, otherAdmin);
    expect(untaken.complaint().takenAt).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../src/domain/message.ts';
import {
  contextOf,
  dodi,
  complaintA as id,
  numberA,
  officerTurn,
  photo,
  pressed,
  shown,
  typed,
} from '../../test/support/officer-chat.ts';
import type { ChatState, TurnContext } from '../turn.ts';

const fresh: ChatState = { v: 1 };
const repliesTo = { complaintId: id, number: numberA, version: 4, kind: 'disposedToYou' };

/** A chat of one officer, whose files get one id after another. */
function chat(changes: Partial<TurnContext> = {}) {
  const context = contextOf({ officer: dodi, ...changes });
  let state = fresh;
  return (inbound: Inbound) => {
    const turn = officerTurn(state, inbound, context);
    state = turn.state;
    return turn;
  };
}

describe('a photo from an officer', () => {
  it('goes with the answer in its caption', () => {
    const turn = chat()(photo(`jawab ${numberA} Lubang ditambal`));
    expect(turn.action).toMatchObject({
      command: 'answer',
      words: 'Lubang ditambal',
      attachments: [{ mediaId: 'media-1', kind: 'photo' }],
    });
    expect(turn.keep).toEqual({ mediaId: 'media-1', media: { kind: 'photo', ref: 'file' } });
  });

  it('may come before its words', () => {
    const say = chat();
    say(pressed(`o:${id}:4:answer:${numberA}`));
    expect(say(photo()).keep?.mediaId).toBe('media-1');
    const second = say(photo());
    expect(shown(second)).toContain(`2 berkas disimpan. Jawab ${numberA}`);
    expect(say(typed('Lubang ditambal')).action).toMatchObject({
      words: 'Lubang ditambal',
      attachments: [{ mediaId: 'media-1' }, { mediaId: 'media-2' }],
    });
  });

  it('with a command and no words yet waits for them', () => {
    const say = chat({ repliesTo });
    const turn = say(photo('jawab'));
    expect(turn.keep?.mediaId).toBe('media-1');
    expect(turn.action).toBeUndefined();
    expect(say(typed('Lubang ditambal')).action).toMatchObject({ attachments: [{ mediaId: 'media-1' }] });
  });

  it('in an album waits for the others, and is sent on a word', () => {
    const say = chat();
    const first = say(photo(`jawab ${numberA} Lubang ditambal`, 'album'));
    expect(first.action).toBeUndefined();
    expect(first.state.offered?.map(({ label }) => label)).toEqual(['Kirim', 'Batal']);
    expect(say(photo(undefined, 'album'))).toMatchObject({ replies: [], keep: { mediaId: 'media-2' } });
    expect(say(photo(undefined, 'album'))).toMatchObject({ replies: [], keep: { mediaId: 'media-3' } });
    expect(say(pressed(`t:ya ${numberA}`)).action).toEqual({
      kind: 'command',
      command: 'answer',
      ref: { by: 'number', number: numberA },
      words: 'Lubang ditambal',
      attachments: ['media-1', 'media-2', 'media-3'].map((mediaId) => ({ mediaId, kind: 'photo' })),
    });
  });

  it('in an album is sent by nothing but that word', () => {
    const say = chat();
    say(photo(`jawab ${numberA} Lubang ditambal`, 'album'));
    const turn = say(typed('sebentar'));
    expect(turn.action).toBeUndefined();
    expect(shown(turn)).toContain('Belum dikirim');
    expect(say(typed('kirim')).action).toMatchObject({ words: 'Lubang ditambal' });
  });

  it('of which nobody can say what it is for is not kept, and that is said once an album', () => {
    const say = chat({ repliesTo });
    const turn = say(photo(undefined, 'album'));
    expect(turn.keep).toBeUndefined();
    expect(shown(turn)).toContain('belum disimpan');
    expect(turn.state.offered?.[0]?.data).toBe(`o:${id}:4:answer:${numberA}`);
    expect(say(photo(undefined, 'album')).replies).toEqual([]);
  });

  it('with a command that takes none stops the command, so that it is not lost unseen', () => {
    const turn = chat()(photo(`lengkapi ${numberA} Mohon foto seperti ini`));
    expect(turn.action).toBeUndefined();
    expect(turn.keep).toBeUndefined();
    expect(shown(turn)).toContain('tidak bisa disertai berkas');
  });

  it('is one of ten at most', () => {
    const say = chat();
    say(pressed(`o:${id}:4:answer:${numberA}`));
    for (let count = 0; count < 10; count++) expect(say(photo()).keep).toBeDefined();
    const eleventh = say(photo());
    expect(eleventh.keep).toBeUndefined();
    expect(shown(eleventh)).toContain('Paling banyak 10 berkas');
  });
});

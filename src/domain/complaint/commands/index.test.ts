import { describe, expect, it } from 'vitest';
import { cast, tale } from '../../../../test/support/tale.ts';
import { handedDown, keywordsFor, said } from '../../../../test/support/tale-words.ts';
import { commandByKeyword, commandByName, commands } from './index.ts';

const { admin, pupr, otherPupr, rsud } = cast;

describe('the registry', () => {
  it('finds a command by its name, its keyword, an alias, with a slash and in capitals', () => {
    expect(commandByName('dispose')?.keyword).toBe('disposisi');
    expect(commandByKeyword('/Disposisi')?.name).toBe('dispose');
    expect(commandByKeyword('catat')?.name).toBe('note');
    expect(commandByKeyword('makan')).toBeUndefined();
  });

  it('has each name, keyword and alias once', () => {
    const names = commands.map((command) => command.name);
    const spoken = commands.flatMap((command) => [command.keyword, ...(command.aliases ?? [])]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(spoken).size).toBe(spoken.length);
  });

  it('offers what is likely first', () => {
    const story = tale();
    expect(keywordsFor(story, admin).slice(0, 3)).toEqual(['verifikasi', 'disposisi', 'lengkapi']);
    story.does(admin, 'disposisi pupr');
    expect(keywordsFor(story, pupr)).toEqual([
      'terima',
      'tanggapi',
      'jawab',
      'disposisi',
      'lengkapi',
      'kembalikan',
      'ambil',
      'kelas',
      'tembusan',
      'tandai',
      'catatan',
    ]);
    expect(keywordsFor(story, admin)).toEqual(['tarik', 'tembusan', 'catatan']);
    expect(keywordsFor(story, rsud)).toEqual([]);
  });
});

describe('whose it is', () => {
  it('a liaison of another unit hears whose it is', () => {
    expect(said(handedDown(), rsud, 'terima')).toEqual({
      code: 'notYours',
      ownerUnitId: 'u-pupr',
      possible: [],
    });
  });

  it('a liaison hands down to nobody where there is no unit below', () => {
    const story = handedDown('rsud');
    expect(said(story, rsud, 'disposisi pupr')).toEqual({ code: 'notBelow' });
    expect(keywordsFor(story, rsud)).not.toContain('disposisi');
  });

  it('an admin does not act for a unit, and hears what is possible', () => {
    expect(said(handedDown(), admin, 'lengkapi foto')).toMatchObject({
      code: 'notYours',
      possible: ['tarik', 'tembusan', 'catatan'],
    });
  });

  it('what has ended is ended, but may still be noted', () => {
    const story = tale();
    story.does(admin, 'teruskan wewenang Balai Jalan Nasional');
    story.does(admin, 'alih-nasional Balai Jalan Nasional');
    expect(said(story, admin, 'verifikasi')).toEqual({ code: 'ended', status: 'forwarded' });
    expect(said(story, admin, 'catatan surat nomor 12')).toEqual(['noteAdded']);
  });
});

describe('ambil', () => {
  it('shows colleagues who has it, and is not taken from them by mistake', () => {
    const story = handedDown();
    expect(said(story, pupr, 'ambil')).toEqual(['claimed']);
    expect(story.complaint().assigneeId).toBe('pupr-1');
    expect(said(story, pupr, 'ambil')).toEqual({ code: 'alreadyDone', event: 'claimed' });
    expect(said(story, otherPupr, 'ambil')).toEqual({ code: 'alreadyClaimed', officerId: 'pupr-1' });
    expect(said(story, otherPupr, 'ambil tetap')).toEqual(['claimed']);
    expect(story.complaint().assigneeId).toBe('pupr-2');
    expect(story.news()).toEqual([]);
  });

  it('ends when it goes to another queue', () => {
    const story = tale();
    story.does(admin, 'ambil');
    story.does(admin, 'disposisi pupr');
    expect(story.complaint().assigneeId).toBeNull();
  });
});

describe('catatan', () => {
  it('is for officers only', () => {
    const story = handedDown();
    expect(said(story, pupr, 'catatan sudah ditelepon')).toEqual(['noteAdded']);
    expect(said(story, admin, 'catatan dipantau')).toEqual(['noteAdded']);
    expect(story.news()).toEqual([]);
    expect(said(story, rsud, 'catatan intip')).toMatchObject({ code: 'notYours' });
  });
});

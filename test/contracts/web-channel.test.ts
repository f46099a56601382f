import { createHash, randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWebChannel } from '../../bots/channels/web/index.ts';
import { webCopy } from '../../bots/copy/web-catalog.ts';
import type { OutMessage } from '../../src/domain/message.ts';
import { type FixedClock, fixedClock } from '../support/clock.ts';
import { PIXEL } from '../support/files.ts';
import { startWebHarness, type WebHarness } from '../support/web-harness.ts';
import {
  readable,
  receiptOf,
  refusalOf,
  type UsLine,
  visitor,
  type WebVisitor,
} from '../support/web-visitor.ts';
import { webWorld } from '../support/web-world.ts';
import { channelContract, contractMedia } from './channel-contract.ts';

const isUs = (line: { from: string }): line is UsLine => line.from === 'us';

channelContract('web', async () => {
  const { deps, dispose } = await webWorld({ media: contractMedia });
  const web = createWebChannel(
    { agencyName: 'Kabupaten', secureCookies: false },
    { ...deps, copy: webCopy, failed: () => {} },
  );
  const app = Fastify({ forceCloseConnections: true });
  await app.register(async (scope) => web.routes(scope));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const openings: string[] = [];
  return {
    channel: {
      ...web,
      // A page that opens says so; the contract is about what people do.
      start: (receive, report) =>
        web.start(async (inbound) => {
          const done = inbound.filter(({ updateId }) => !updateId.startsWith('start:'));
          for (const one of inbound) if (!done.includes(one)) openings.push(one.address);
          if (done.length > 0) await receive(done);
        }, report),
    },
    person: async () => {
      const page = visitor(url, 'citizen');
      await page.begin();
      const address = openings.at(-1) ?? '';
      const all = async () => (await page.history()).lines.filter(isUs);
      const seenOf = async (line: UsLine) => {
        const files: Buffer[] = [];
        for (const file of line.files) {
          const response = await fetch(url + file.url, { headers: { cookie: page.cookie() } });
          if (response.ok) files.push(Buffer.from(await response.arrayBuffer()));
        }
        return { text: readable(line), labels: line.choices.flat().map(({ label }) => label), files };
      };
      const untilTaken = async (act: () => Promise<Response>) => {
        for (let response = await act(); response.status !== 200; response = await act()) {
          if (response.status < 500) throw new Error(`Refused: ${response.status}.`);
        }
      };
      return {
        address,
        says: (text) => {
          const id = randomUUID();
          return untilTaken(() => page.says(text, { id }));
        },
        presses: async (label) => {
          const line = (await all()).findLast((one) =>
            one.choices.flat().some((choice) => choice.label === label),
          );
          const data = line?.choices.flat().find((choice) => choice.label === label)?.data;
          return untilTaken(() => page.presses(line?.id ?? 0, data ?? ''));
        },
        sendsPhoto: (bytes) => untilTaken(() => page.sends(bytes)),
        sees: async (words) => {
          for await (const { line } of page.stream(0)) {
            if (line && isUs(line) && readable(line).includes(words)) return seenOf(line);
          }
          throw new Error('The stream ended.');
        },
        everything: async () => Promise.all((await all()).map(seenOf)),
      };
    },
    quiet: () => Promise.resolve(),
    stop: async () => {
      await web.stop();
      await app.close();
      await dispose();
    },
  };
});

const question: OutMessage = {
  text: ['Lanjutkan?'],
  choices: [[{ data: 'c:ya', label: 'Ya' }]],
  attachments: [{ mediaId: 'photo', kind: 'photo' }],
};

describe('the web chat', () => {
  let clock: FixedClock;
  let world: Awaited<ReturnType<typeof webWorld>>;
  let harness: WebHarness;
  let page: WebVisitor;
  const ownAddress = () => harness.received.at(-1)?.address ?? '';

  beforeAll(async () => {
    clock = fixedClock('2026-11-11T01:12:00Z');
    world = await webWorld({ media: contractMedia, clock });
    harness = await startWebHarness(world.deps, () => [], {
      heartbeatMs: 50,
      pollMs: 20,
      uploadLimit: 300_000,
    });
  });
  afterAll(async () => {
    await harness.stop();
    await world.dispose();
  });
  beforeEach(async () => {
    page = visitor(harness.url, 'citizen');
    await page.begin();
  });

  it('opens a chat once, and takes it up again when the page is opened again', async () => {
    const address = ownAddress();
    expect(harness.received.at(-1)).toMatchObject({
      updateId: `start:${address}`,
      input: { text: '/start' },
    });
    await harness.tell(address, question);
    const before = harness.received.length;
    const again = await page.begin();
    expect(again.isNew).toBe(false);
    expect(again.lines.map((line) => isUs(line) && readable(line))).toEqual(['Lanjutkan?']);
    expect(harness.received).toHaveLength(before);
  });

  it('keeps the cookie from scripts and from other sites, and only a keyed hash of it', async () => {
    const response = await visitor(harness.url, 'officer').call('session', { language: 'id' });
    const [set = ''] = response.headers.getSetCookie();
    expect(set).toMatch(/^sahut-officer=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/);
    const value = page.cookie().split('=')[1] ?? '';
    expect(await world.deps.store.findSession(value, clock.now().toString())).toBeUndefined();
    const plainHash = createHash('sha256').update(value).digest('base64url');
    expect(
      await world.deps.store.findSession(plainHash.slice(0, 22), clock.now().toString()),
    ).toBeUndefined();
  });

  it('takes the same message once, however often a bad line sends it', async () => {
    const id = randomUUID();
    const first = await receiptOf(await page.says('berlubang', { id }));
    const again = await receiptOf(await page.says('berlubang', { id }));
    expect(again.id).toBe(first.id);
    expect((await page.history()).lines).toHaveLength(1);
    expect(harness.received.filter(({ messageId }) => messageId === String(first.id))).toHaveLength(1);
  });

  it('answers only when the message is kept, and takes it when it comes again', async () => {
    const back = harness.refuse();
    const id = randomUUID();
    expect((await page.says('jangan hilang', { id })).status).toBe(500);
    back();
    expect((await page.says('jangan hilang', { id })).status).toBe(200);
    expect(harness.received.at(-1)?.input).toEqual({ kind: 'text', text: 'jangan hilang' });
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }, 'notSameOrigin'],
    ['another site by its own word', { 'sec-fetch-site': 'cross-site' }, 'notSameOrigin'],
    ['nowhere', { origin: '' }, 'notSameOrigin'],
    ['a page without the token', { 'x-sahut-token': '' }, 'wrongToken'],
    ['a page with another token', { 'x-sahut-token': 'x'.repeat(32) }, 'wrongToken'],
    ['a browser without the cookie', { cookie: '' }, 'noSession'],
  ])('refuses a message from %s', async (_, headers, error) => {
    const before = harness.received.length;
    const body = { id: randomUUID(), language: 'id', kind: 'text', text: 'halo' };
    const response = await page.call('messages', body, headers as Record<string, string>);
    expect(await refusalOf(response)).toBe(error);
    expect(harness.received).toHaveLength(before);
  });

  it('refuses what no page of ours would send', async () => {
    const malformed = [
      {},
      { id: 'x', language: 'id', kind: 'text', text: 'a' },
      { id: randomUUID(), language: 'id', kind: 'text', text: '  \n' },
      { id: randomUUID(), language: 'id', kind: 'location', latitude: 91, longitude: 0 },
      { id: randomUUID(), language: 'xx', kind: 'text', text: 'a' },
    ];
    for (const body of malformed) expect((await page.call('messages', body)).status).toBe(400);
    expect(await refusalOf(await page.says('x'.repeat(8001)))).toBe('tooLong');
    expect((await page.says('x'.repeat(8000))).status).toBe(200);
  });

  it('lets only those buttons be pressed that this chat was offered', async () => {
    await harness.tell(ownAddress(), question);
    const [line] = (await page.history()).lines;
    expect(await refusalOf(await page.presses(line?.id ?? 0, 'c:admin'))).toBe('goneButton');
    const stranger = visitor(harness.url, 'citizen');
    await stranger.begin();
    expect(await refusalOf(await stranger.presses(line?.id ?? 0, 'c:ya'))).toBe('goneButton');
    expect((await page.presses(line?.id ?? 0, 'c:ya')).status).toBe(200);
    expect((await page.history()).lines.at(-1)).toMatchObject({ from: 'you', text: 'Ya' });
  });

  it('says which message a reply answers, by the name that sending gave it', async () => {
    const sent = await harness.channel.send(question, {
      address: ownAddress(),
      language: 'id',
      id: randomUUID(),
    });
    const [line] = (await page.history()).lines;
    await page.says('lengkapi mohon foto', { replyTo: line?.id ?? 0 });
    expect(sent).toEqual({ ok: true, value: { messageIds: [harness.received.at(-1)?.replyTo] } });
  });

  it('shows a resent message once', async () => {
    const envelope = { address: ownAddress(), language: 'id' as const, id: randomUUID() };
    const first = await harness.channel.send(question, envelope);
    expect(await harness.channel.send(question, envelope)).toEqual(first);
    expect((await page.history()).lines).toHaveLength(1);
  });

  it('streams what is new, goes on after the last line seen, and reads what other processes wrote', async () => {
    const address = ownAddress();
    await harness.tell(address, { text: ['satu'] });
    const stream = page.stream(0);
    const next = async (source: typeof stream) => {
      for await (const got of { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) }) {
        if (got.line && isUs(got.line)) return { id: got.id, words: readable(got.line) };
      }
      throw new Error('The stream ended.');
    };
    const first = await next(stream);
    expect(first.words).toBe('satu');
    const elsewhere = { from: 'us', language: 'id', text: ['dua'] } as const;
    await world.deps.store.add(address, `out:${randomUUID()}`, elsewhere, clock.now().toString());
    expect((await next(stream)).words).toBe('dua');
    await stream.return(undefined);
    await harness.tell(address, { text: ['tiga'] });
    const resumed = page.stream(0, { 'last-event-id': String(first.id) });
    expect((await next(resumed)).words).toBe('dua');
    expect((await next(resumed)).words).toBe('tiga');
    await resumed.return(undefined);
  });

  it('ends an officer’s session an idle week later, also under an open stream', async () => {
    const officer = visitor(harness.url, 'officer');
    await officer.begin();
    await officer.says('antrean');
    clock.advance({ days: 6 });
    expect((await officer.says('antrean')).status).toBe(200);
    clock.advance({ days: 6, hours: 23, minutes: 59 });
    expect((await officer.call(officer.historyPath())).status).toBe(200);
    const stream = officer.stream(0);
    await stream.next();
    clock.advance({ days: 7, minutes: 1 });
    let last = '';
    for await (const { event } of stream) last = event;
    expect(last).toBe('end');
    expect((await officer.says('antrean')).status).toBe(401);
  });

  it('gives an aging session a fresh cookie and the same chat', async () => {
    await page.says('satu');
    const old = page.cookie();
    clock.advance({ hours: 25 });
    const renewed = await page.begin();
    expect(renewed.isNew).toBe(false);
    expect(renewed.lines).toHaveLength(1);
    expect(page.cookie()).not.toBe(old);
    expect((await page.call(page.historyPath(), undefined, { cookie: old })).status).toBe(200);
    clock.advance({ minutes: 6 });
    expect((await page.call(page.historyPath(), undefined, { cookie: old })).status).toBe(401);
    expect((await page.says('dua')).status).toBe(200);
  });

  it('signs an officer out of chat and session, and hides the code', async () => {
    const officer = visitor(harness.url, 'officer');
    await officer.begin();
    expect(harness.received.at(-1)?.input).toEqual({ kind: 'text', text: 'masuk' });
    await officer.says('masuk ABCD-EFGH');
    expect(harness.received.at(-1)?.input).toEqual({ kind: 'text', text: 'masuk ABCD-EFGH' });
    expect((await officer.history()).lines.at(-1)).toMatchObject({ text: 'masuk ••••' });
    expect((await officer.call('end', {})).status).toBe(204);
    expect(harness.received.at(-1)?.input).toEqual({ kind: 'text', text: '/keluar ya' });
    expect((await officer.call(officer.historyPath())).status).toBe(401);
  });

  it('keeps the two pages’ chats apart', async () => {
    const cookie = page.cookie().replace('sahut-citizen', 'sahut-officer');
    const response = await fetch(`${harness.url}/chat/officer/${page.historyPath()}`, {
      headers: { cookie },
    });
    expect(response.status).toBe(401);
  });

  it('gives a page that shows one chat no lines of the next, begun in the same browser', async () => {
    const shown = page.historyPath();
    await page.call('end', {});
    expect((await page.call(shown)).status).toBe(401);
    await page.begin();
    expect((await page.call(shown)).status).toBe(401);
    expect((await page.call(page.historyPath())).status).toBe(200);
  });

  it('shows a file only to the chat it was sent to or by, and never as a page of ours', async () => {
    await harness.tell(ownAddress(), question);
    await page.sends(PIXEL, { name: 'a/b/lubang.png', caption: 'Ini' });
    const { lines } = await page.history();
    const urls = lines.flatMap((line) => line.files.map((file) => harness.url + file.url));
    expect(urls).toHaveLength(2);
    const stranger = visitor(harness.url, 'citizen');
    await stranger.begin();
    for (const url of urls) {
      const own = await fetch(url, { headers: { cookie: page.cookie() } });
      expect(Buffer.from(await own.arrayBuffer())).toEqual(PIXEL);
      expect(own.headers.get('x-content-type-options')).toBe('nosniff');
      expect(own.headers.get('content-security-policy')).toContain('sandbox');
      expect(own.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''[\w%.-]+$/);
      expect((await fetch(url, { headers: { cookie: stranger.cookie() } })).status).toBe(404);
      expect((await fetch(url)).status).toBe(401);
    }
    expect(lines.at(-1)).toMatchObject({ text: 'Ini', files: [{ kind: 'photo', name: 'lubang.png' }] });
  });

  it('gives a part of a file, as a player asks for it to jump', async () => {
    await page.sends(PIXEL, { name: 'lubang.png' });
    const url = (await page.history()).lines[0]?.files[0]?.url;
    const part = (range: string) => fetch(harness.url + url, { headers: { cookie: page.cookie(), range } });
    const some = await part('bytes=10-19');
    expect(some.status).toBe(206);
    expect(some.headers.get('content-range')).toBe(`bytes 10-19/${PIXEL.length}`);
    expect(Buffer.from(await some.arrayBuffer())).toEqual(PIXEL.subarray(10, 20));
    expect(Buffer.from(await (await part('bytes=-5')).arrayBuffer())).toEqual(PIXEL.subarray(-5));
    const beyond = await part('bytes=99999-');
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${PIXEL.length}`);
    const all = await part('bytes=0-1,3-4');
    expect(all.status).toBe(200);
    expect(all.headers.get('accept-ranges')).toBe('bytes');
  });

  it('offers what is no picture as a download of no type', async () => {
    await page.sends(Buffer.from('catatan biasa'), { name: 'catatan.html' });
    const url = (await page.history()).lines[0]?.files[0]?.url;
    const response = await fetch(harness.url + url, { headers: { cookie: page.cookie() } });
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('refuses a file that is too large or that a browser could run, and keeps one sent twice once', async () => {
    expect(await refusalOf(await page.sends(Buffer.concat([PIXEL, Buffer.alloc(300_000)])))).toBe('tooLarge');
    expect(await refusalOf(await page.sends(Buffer.from('<script>alert(1)</script>')))).toBe('wrongType');
    const id = randomUUID();
    const first = await receiptOf(await page.sends(PIXEL, { id }));
    expect((await receiptOf(await page.sends(PIXEL, { id }))).id).toBe(first.id);
    expect((await page.history()).lines).toHaveLength(1);
  });

  it('forgets old lines with the files they hold', async () => {
    await page.sends(PIXEL);
    const { input } = harness.received.at(-1) ?? {};
    clock.advance({ days: 30 });
    await page.says('baru');
    const before = clock.now().subtract({ hours: 24 }).toString();
    expect(await harness.channel.purge(before, 10_000)).toBeGreaterThan(0);
    expect((await page.history()).lines.map((line) => line.from === 'you' && line.text)).toEqual(['baru']);
    if (input?.kind !== 'media') throw new Error('No file was heard.');
    const opened = await harness.channel.fetchMedia(input.media, 1_000_000);
    const read = async () => {
      if (opened.ok) for await (const _ of opened.value);
    };
    await expect(read()).rejects.toThrow();
  });

  it('knows the officer chat of a request for programs of the page, unless another site sent it', async () => {
    const officer = visitor(harness.url, 'officer');
    await officer.begin();
    const address = ownAddress();
    const asked: (string | undefined)[] = [];
    const app = Fastify();
    app.all('/ask', async (request) => {
      asked.push(await harness.channel.officerAddress(request));
      return '';
    });
    const headers = { cookie: officer.cookie() };
    await app.inject({ method: 'GET', url: '/ask', headers });
    await app.inject({
      method: 'POST',
      url: '/ask',
      headers: { ...headers, origin: 'https://evil.example' },
    });
    await app.inject({ method: 'GET', url: '/ask' });
    expect(asked).toEqual([address, undefined, undefined]);
  });

  it('draws both pages without anything inline, and its files for ever', async () => {
    for (const path of ['/', '/petugas', '/?bahasa=en']) {
      const response = await fetch(harness.url + path);
      const text = await response.text();
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(text).toContain(path.includes('en') ? '<html lang="en"' : '<html lang="id"');
      expect(text).not.toMatch(/ style=| on\w+=|<script>|<style/);
      const assets = new Set(
        [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset),
      );
      let size = text.length;
      for (const asset of assets) {
        const got = await fetch(harness.url + asset, { headers: { 'accept-encoding': 'gzip' } });
        expect(got.status).toBe(200);
        expect(got.headers.get('cache-control')).toContain('immutable');
        size += Number(got.headers.get('content-length'));
      }
      expect(assets.size).toBeGreaterThan(5);
      expect(size).toBeLessThan(40_000);
    }
    expect((await fetch(`${harness.url}/assets/other/chat.js`)).status).toBe(404);
  });
});

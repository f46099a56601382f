/** The two pages in a real browser, over a conversation of the test's own: what the page itself promises. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Inbound, OutMessage } from '../../src/domain/message.ts';
import { contractMedia } from '../contracts/channel-contract.ts';
import { describeInBrowser, startBrowser } from '../support/browser.ts';
import { PIXEL } from '../support/files.ts';
import { startWebHarness, type WebHarness } from '../support/web-harness.ts';
import { webWorld } from '../support/web-world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const menu = [
  [
    { data: 'm:new', label: 'Buat laporan' },
    { data: 'm:status', label: 'Cek status' },
  ],
];

/** Enough of a conversation to use everything the page has. */
function converse({ input }: Inbound): readonly OutMessage[] {
  if (input.kind === 'text' && input.text === '/start') return [{ text: ['Selamat datang.'], choices: menu }];
  if (input.kind === 'text' && input.text === 'masuk') return [{ text: ['Kirim kode undangan Anda.'] }];
  if (input.kind === 'text') return [{ text: ['Anda menulis: ', { bold: input.text }] }];
  if (input.kind === 'press')
    return [{ text: ['Di mana?'], ask: 'location', choices: [[{ data: 'b', label: 'Kembali' }]] }];
  if (input.kind === 'location') return [{ text: [`Di ${input.point.latitude}.`] }];
  return [{ text: ['Foto sudah saya simpan.'], attachments: [{ mediaId: 'photo', kind: 'photo' }] }];
}

describeInBrowser('the pages in a browser', (chromium) => {
  let world: Awaited<ReturnType<typeof webWorld>>;
  let harness: WebHarness;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    world = await webWorld({ media: contractMedia });
    harness = await startWebHarness(world.deps, converse, { pollMs: 50 });
    browser = await startBrowser(chromium);
  });
  afterAll(async () => {
    await browser?.close();
    await harness?.stop();
    await world?.dispose();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });

  async function open(
    path: string,
    options: Parameters<Browser['newContext']>[0] & { allowed?: readonly string[] } = {},
  ): Promise<Page> {
    const { allowed = [], ...rest } = options;
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'id-ID',
      geolocation: { latitude: -3.8012, longitude: 114.7654 },
      permissions: [...allowed],
      ...rest,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // A broken line is what some of these tests make; a broken policy is not.
      if (message.type() === 'error' && !/net::ERR_|status of 5/.test(message.text()))
        complaints.push(message.text());
    });
    await page.goto(harness.url + path);
    await shown(page, path.startsWith('/petugas') ? 'Kirim kode undangan' : 'Selamat datang');
    return page;
  }

  const shown = (page: Page, words: string) =>
    page.locator('.line .bubble', { hasText: words }).last().waitFor();
  const lines = (page: Page) => page.locator('.line .said').allTextContents();
  const box = (page: Page) => page.locator('#message');
  const textsOf = (words: string) =>
    harness.received.filter(({ input }) => input.kind === 'text' && input.text === words);

  async function say(page: Page, words: string): Promise<void> {
    await box(page).fill(words);
    await page.locator('.send').click();
  }

  async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      'axe.run(document)',
    );
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  /** Wider than the screen, or too small for a thumb. */
  const misfits = (page: Page) =>
    page.evaluate<string[]>(`[
      ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
      ...[...document.querySelectorAll('button, input, textarea, a.tool, a.file-link')]
        .filter((control) => control.offsetParent !== null)
        .filter((control) => control.offsetWidth < 44 || control.offsetHeight < 44)
        .map((control) => control.outerHTML.slice(0, 80)),
    ]`);

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each([320, 1280])('have no fault that axe finds and fit a screen of %i [BUP V.B.2]', async (width) => {
      const page = await open('/', {
        colorScheme,
        viewport: { width, height: 640 },
        allowed: ['geolocation'],
      });
      await page.getByRole('button', { name: 'Buat laporan' }).first().click();
      await shown(page, 'Di mana?');
      await page.locator('#pick').setInputFiles({ name: 'lubang.png', mimeType: 'image/png', buffer: PIXEL });
      await say(page, 'Ini fotonya');
      await shown(page, 'Foto sudah');
      await page.locator('.reply').last().click();
      await page.locator('#more').click();
      expect(await faults(page)).toEqual([]);
      expect(await misfits(page)).toEqual([]);
      await page.locator('#end').click();
      expect(await faults(page)).toEqual([]);

      const officer = await open('/petugas', { colorScheme, viewport: { width, height: 640 } });
      expect(await faults(officer)).toEqual([]);
      // Nobody who is not signed in has a queue.
      expect(await officer.getByRole('button', { name: 'Antrean' }).count()).toBe(0);
      await officer.getByLabel('Kode undangan').fill('ABCD-EFGH');
      await officer.getByRole('button', { name: 'Masuk', exact: true }).click();
      await shown(officer, 'Anda menulis: masuk ABCD-EFGH');
      await officer.getByRole('button', { name: 'Antrean' }).click();
      await shown(officer, 'Anda menulis: antrean');
      expect(await faults(officer)).toEqual([]);
      expect(await misfits(officer)).toEqual([]);
      expect(await lines(officer)).toContain('masuk ••••');
    });
  });

  it('is an officer’s desk as soon as a code was sent, typed as a message too', async () => {
    const officer = await open('/petugas');
    await say(officer, 'masuk ABCD-EFGH');
    await shown(officer, 'Anda menulis: masuk ABCD-EFGH');
    expect(await officer.getByLabel('Kode undangan').isVisible()).toBe(false);
    await officer.getByRole('button', { name: 'Antrean' }).click();
    await shown(officer, 'Anda menulis: antrean');
  });

  it('can be used by keyboard alone', async () => {
    const page = await open('/', { allowed: ['geolocation'] });
    const focused = () =>
      page.evaluate<string>(
        `((focus) => focus === document.body ? '' : focus.id || focus.textContent.trim())(document.activeElement)`,
      );
    const tabTo = async (wanted: RegExp) => {
      for (let presses = 0; presses < 40; presses++) {
        if (wanted.test(await focused())) return;
        await page.keyboard.press('Tab');
        const ring = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
        expect(ring).not.toBe('none');
      }
      throw new Error(`Tab never comes to ${wanted}.`);
    };
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Langsung ke kotak pesan');
    await page.keyboard.press('Enter');
    await tabTo(/^message$/);
    await page.keyboard.type('jalan rusak');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('sejak kemarin');
    await page.keyboard.press('Enter');
    await shown(page, 'Anda menulis: jalan rusak');
    expect(textsOf('jalan rusak\nsejak kemarin')).toHaveLength(1);
    await page.reload();
    await shown(page, 'Selamat datang');
    await tabTo(/Buat laporan/);
    await page.keyboard.press('Enter');
    await shown(page, 'Di mana?');
    await tabTo(/Kirim lokasi saya/);
    await page.keyboard.press('Space');
    await shown(page, 'Di -3.8012.');
    await tabTo(/^more$/);
    await page.keyboard.press('Enter');
    await tabTo(/^Bantuan$/);
    await page.keyboard.press('Enter');
    await shown(page, 'Anda menulis: bantuan');
  });

  it('reads new messages out and leaves old ones alone', async () => {
    const page = await open('/');
    const log = page.getByRole('log', { name: 'Percakapan' });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    await say(page, 'halo');
    await shown(page, 'Anda menulis: halo');
    await page.reload();
    await shown(page, 'Anda menulis: halo');
    expect(await log.getAttribute('aria-live')).toBe('off');
    const read = await page.locator('.line .bubble').last().textContent();
    expect(read).toMatch(/^Pemerintah Kabupaten Tanah Laut: Anda menulis: halo/);
  });

  it('finds the conversation again after a reload, with the text that was being written', async () => {
    const page = await open('/');
    await say(page, 'pertama');
    await shown(page, 'Anda menulis: pertama');
    await box(page).fill('belum selesai');
    await page.reload();
    await shown(page, 'Anda menulis: pertama');
    expect(await lines(page)).toEqual(['Selamat datang.', 'pertama', 'Anda menulis: pertama']);
    expect(await box(page).inputValue()).toBe('belum selesai');
  });

  it('keeps what was written without a line, also through a closed tab, and sends it once', async () => {
    const page = await open('/');
    const context = page.context();
    await context.setOffline(true);
    await say(page, 'satu tanpa sinyal');
    await say(page, 'dua tanpa sinyal');
    await page.locator('[data-standing="unsent"]').nth(1).waitFor();
    expect(await page.locator('#connection').textContent()).toContain('Tidak ada sambungan');
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(harness.url);
    await shown(again, 'Anda menulis: dua tanpa sinyal');
    expect(textsOf('satu tanpa sinyal')).toHaveLength(1);
    expect(textsOf('dua tanpa sinyal')).toHaveLength(1);
    expect((await lines(again)).filter((line) => line.includes('tanpa sinyal'))).toEqual([
      'satu tanpa sinyal',
      'Anda menulis: satu tanpa sinyal',
      'dua tanpa sinyal',
      'Anda menulis: dua tanpa sinyal',
    ]);
  });

  it('keeps a photo without a line, also through a reload, and sends it once', async () => {
    const page = await open('/');
    const before = harness.received.length;
    const back = harness.refuse();
    await page.locator('#pick').setInputFiles({ name: 'lubang.png', mimeType: 'image/png', buffer: PIXEL });
    await say(page, 'fotonya');
    await page.locator('[data-standing="unsent"]').waitFor();
    await page.reload();
    await page.locator('[data-standing]').filter({ hasText: 'fotonya' }).waitFor();
    back();
    await shown(page, 'Foto sudah');
    expect(harness.received.slice(before).map(({ input }) => input.kind)).toEqual(['media']);
    expect(await page.locator('.you').count()).toBe(1);
  });

  it('tries again while the service is away, and says so', async () => {
    const page = await open('/');
    const back = harness.refuse();
    await say(page, 'saat gangguan');
    await page.locator('[data-standing="unsent"]').waitFor();
    back();
    await shown(page, 'Anda menulis: saat gangguan');
    await page.locator('[data-standing="sent"]', { hasText: 'saat gangguan' }).waitFor();
    expect(textsOf('saat gangguan')).toHaveLength(1);
  });

  it('shows an attack as what was typed', async () => {
    const page = await open('/');
    const attack =
      '<img src=x onerror="document.title=1"><script>document.title=2</script> &lt;b&gt; javascript:alert(1)';
    await say(page, attack);
    await shown(page, `Anda menulis: ${attack}`);
    await page.reload();
    await shown(page, `Anda menulis: ${attack}`);
    expect(await lines(page)).toEqual(['Selamat datang.', attack, `Anda menulis: ${attack}`]);
    expect(await page.locator('.line img, .line script').count()).toBe(0);
    expect(await page.title()).toContain('Pengaduan');
  });

  it('lets old buttons be pressed, and shows that they are old', async () => {
    const page = await open('/', { allowed: ['geolocation'] });
    const first = page.getByRole('group').first();
    expect(await first.getAttribute('aria-label')).toBe('Pilihan jawaban');
    await say(page, 'lain');
    await shown(page, 'Anda menulis: lain');
    expect(await first.getAttribute('aria-label')).toBe('Pilihan lama');
    await first.getByRole('button', { name: 'Cek status' }).click();
    await shown(page, 'Di mana?');
    expect(harness.received.at(-1)?.input).toEqual({ kind: 'press', data: 'm:status' });
  });

  it('replies to the message whose button was used', async () => {
    const page = await open('/petugas');
    await say(page, 'antrean');
    await shown(page, 'Anda menulis: antrean');
    await page.locator('.reply').first().click();
    expect(await page.locator('#quote').textContent()).toContain('Membalas: Kirim kode undangan');
    await say(page, 'lengkapi mohon foto');
    await shown(page, 'Anda menulis: lengkapi');
    const first = await page.locator('.line.us').first().getAttribute('data-id');
    expect(harness.received.at(-1)).toMatchObject({ replyTo: first });
    expect(await page.locator('.quoted').textContent()).toContain('Kirim kode undangan');
  });

  it('says kindly what to do when the browser may not tell where we are', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Buat laporan' }).first().click();
    await shown(page, 'Di mana?');
    await page.locator('.choice.locate').click();
    await page.getByText('Tulis saja nama jalan').waitFor();
    expect(harness.received.at(-1)?.input.kind).toBe('press');
  });

  it('speaks English when asked to, and tells the conversation', async () => {
    const page = await open('/');
    await page.locator('#language').click();
    await shown(page, 'Anda menulis: bahasa inggris');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await box(page).getAttribute('placeholder')).toBe('Write a message…');
    expect(await page.locator('.line.us').first().getAttribute('lang')).toBe('id');
    expect(await faults(page)).toEqual([]);
    expect(harness.received.at(-1)?.languageHint).toBe('id');
    await say(page, 'hello');
    await shown(page, 'Anda menulis: hello');
    expect(harness.received.at(-1)?.languageHint).toBe('en');
  });

  it('remembers light or dark when one was chosen', async () => {
    const page = await open('/', { colorScheme: 'light' });
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.locator('#theme').click();
    await page.locator('#theme').click();
    expect(await page.locator('#theme').getAttribute('aria-label')).toBe('Tampilan: gelap');
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await ground()).toBe(dark);
  });

  it('ends a conversation so that nobody after us can read it', async () => {
    const page = await open('/');
    await say(page, 'rahasia saya');
    await shown(page, 'Anda menulis: rahasia saya');
    await box(page).fill('sisa');
    await page.locator('#end').click();
    await page.getByRole('button', { name: 'Akhiri', exact: true }).click();
    await page.locator('.line .bubble', { hasText: 'rahasia' }).first().waitFor({ state: 'detached' });
    await shown(page, 'Selamat datang');
    expect(await lines(page)).toEqual(['Selamat datang.']);
    expect(await box(page).inputValue()).toBe('');
  });

  it('tells every open tab when the session is over', async () => {
    const page = await open('/');
    const other = await page.context().newPage();
    await other.goto(harness.url);
    await shown(other, 'Selamat datang');
    await page.locator('#end').click();
    await page.getByRole('button', { name: 'Akhiri', exact: true }).click();
    await say(other, 'masih di sini');
    await other.getByText('Sesi Anda sudah berakhir.').waitFor();
    expect(textsOf('masih di sini')).toHaveLength(0);
    await other.getByRole('button', { name: 'Mulai lagi' }).click();
    await shown(other, 'Anda menulis: masih di sini');
    expect(textsOf('masih di sini')).toHaveLength(1);
  });

  it('pages back through a long conversation and stays where the reader was', async () => {
    const page = await open('/');
    const address = harness.received.at(-1)?.address ?? '';
    for (let index = 1; index <= 50; index++) await harness.tell(address, { text: [`kabar ${index}.`] });
    await shown(page, 'kabar 50.');
    await page.reload();
    await shown(page, 'kabar 50.');
    expect(await page.locator('.line').count()).toBe(40);
    await page.locator('#log').evaluate((log) => log.scrollTo({ top: 0 }));
    const topBefore = await page
      .getByText('kabar 11.', { exact: true })
      .evaluate((line) => line.getBoundingClientRect().top);
    await page.getByRole('button', { name: 'Tampilkan pesan sebelumnya' }).click();
    await page.getByText('kabar 1.', { exact: true }).waitFor();
    const topAfter = await page
      .getByText('kabar 11.', { exact: true })
      .evaluate((line) => line.getBoundingClientRect().top);
    expect(Math.abs(topAfter - topBefore)).toBeLessThan(80);
    await harness.tell(address, { text: ['kabar terakhir.'] });
    await page.getByRole('button', { name: 'Ke bawah' }).click();
    expect(await page.getByText('kabar terakhir.', { exact: true }).isVisible()).toBe(true);
  });

  it('begins a message that is longer than the screen at its beginning, and leads to its end with a tap', async () => {
    const page = await open('/');
    await shown(page, 'Selamat datang.');
    const rows = Array.from({ length: 60 }, (_, index) => `Baris ${index + 1}.`);
    const address = harness.received.at(-1)?.address ?? '';
    await harness.tell(address, { text: [rows.join('\n')], choices: [[{ data: 'a', label: 'Lihat 1' }]] });
    await shown(page, 'Baris 60.');
    const frame = await page.locator('#log').boundingBox();
    const tops = async () =>
      ((await page.locator('.line.us').last().boundingBox())?.y ?? 0) - (frame?.y ?? 0);
    expect(await tops()).toBeGreaterThanOrEqual(0);
    expect(await tops()).toBeLessThan(40);
    await page.getByRole('button', { name: 'Ke bawah' }).click();
    expect(await tops()).toBeLessThan(0);
    await page.getByRole('button', { name: 'Lihat 1' }).click();
  });
});

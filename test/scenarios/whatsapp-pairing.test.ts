/** An operator links a phone on the page for it, in a real browser, and citizens write to it. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { decodeQR } from 'qr/decode.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, startBrowser } from '../support/browser.ts';
import { type FakeWhatsApp, startFakeWhatsApp } from '../support/fake-whatsapp-client.ts';
import { runScript } from '../support/run-script.ts';
import { launchService, type ServiceProcess } from '../support/service-process.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describeInBrowser('the page about the line to WhatsApp', (chromium) => {
  let fake: FakeWhatsApp;
  let dataDir: string;
  let service: ServiceProcess;
  let browser: Browser;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    fake = await startFakeWhatsApp();
    dataDir = await mkdtemp(join(tmpdir(), 'sahut-pairing-'));
    service = launchService(dataDir, { ...fake.settings, LOG_LEVEL: 'trace' });
    browser = await startBrowser(chromium);
    const ready = await service.ready;
    address = ready?.address ?? '';
    page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'id-ID' });
    await page.goto(`${address}/petugas`);
    await page.getByLabel('Kode undangan').fill(ready?.inviteCode ?? '');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByText('Selamat bertugas').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.kill();
    await fake?.stop();
    await rm(dataDir, { recursive: true });
  });

  /** What axe finds, in both themes and at two widths. */
  async function accessible(): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [320, 1280]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 740 });
        await page.evaluate(axe);
        const { violations } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()');
        expect(violations.map(({ id }) => id)).toEqual([]);
      }
  }
  /** Reads the picture as a phone does. */
  async function picture(): Promise<string> {
    await page.locator('#qr').waitFor({ state: 'visible' });
    await page.waitForFunction('document.querySelector("#qr").naturalWidth > 0');
    const shot = await page.evaluate<{ width: number; height: number; data: number[] }>(`(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 600, height: 600 });
      const context = canvas.getContext('2d');
      context.fillStyle = 'white';
      context.fillRect(0, 0, 600, 600);
      context.drawImage(document.querySelector('#qr'), 0, 0, 600, 600);
      return { width: 600, height: 600, data: [...context.getImageData(0, 0, 600, 600).data] };
    })()`);
    return decodeQR({ ...shot, data: Uint8Array.from(shot.data) });
  }

  it('is for admins only', async () => {
    const stranger = await browser.newPage();
    await stranger.goto(`${address}/petugas/whatsapp`);
    expect(new URL(stranger.url()).pathname).toBe('/petugas');
    expect((await fetch(`${address}/petugas/whatsapp/state`)).status).toBe(403);
    expect((await fetch(`${address}/petugas/whatsapp/pair`, { method: 'POST' })).status).toBe(403);
    await stranger.close();
  });

  it('shows a picture that a phone scans, and then that it is linked', async () => {
    await page.getByRole('link', { name: 'WhatsApp' }).click();
    await page.getByRole('heading', { name: 'Belum ada nomor yang ditautkan' }).waitFor();
    await accessible();
    await page.getByRole('button', { name: 'Tautkan dengan gambar' }).click();
    const qr = await picture();
    await accessible();
    await fake.scan(qr);
    await page.getByRole('heading', { name: 'Tersambung' }).waitFor();
    await page.getByText(/^•+\d{4}$/).waitFor();
    await accessible();
  });

  it('is what citizens write to, and nothing of keys, names or texts is ever printed', async () => {
    const siti = fake.person(1, { showsPhone: true });
    await siti.says('Halo, mau lapor');
    const welcome = await siti.hears('Saya bantu mencatat');
    // Signal sessions are begun anew: what lies below would print them, with their keys.
    await siti.asksAgain(welcome.id);
    await fake.until(({ copies }) => (copies[welcome.id] ?? 0) > 1);
    await siti.says('batal', { isGarbled: true });
    await siti.hears('dibatalkan');
    const said = service.output();
    for (const secret of [
      'privKey',
      'rootKey',
      'chainKey',
      'SessionEntry',
      'mau lapor',
      'Warga 1',
      '62812',
      '@lid',
    ])
      expect(said).not.toContain(secret);
  });

  it('in a terminal, beside the running service, is where the script sends the operator', async () => {
    const { code, said } = await runScript('whatsapp-pair', [], { DATA_DIR: dataDir, ...fake.settings });
    expect(said).toBe(
      'The service is running and has the database: open http://localhost:3000/petugas/whatsapp, signed in as an admin.',
    );
    expect(code).toBe(1);
  });

  it('unlinks the number', async () => {
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Lepas nomor ini' }).click();
    await page.getByRole('heading', { name: 'Belum ada nomor yang ditautkan' }).waitFor();
    expect((await fake.state()).isPaired).toBe(false);
  });

  it('shows a code that is typed on a phone without a camera, and citizens are answered', async () => {
    await page.locator('#phone').fill('+62 811-0000-001');
    await page.getByRole('button', { name: 'Tautkan dengan kode' }).click();
    await page.locator('#code strong').filter({ hasText: /\S/ }).waitFor();
    await accessible();
    await fake.typeCode((await page.locator('#code strong').innerText()).replace('-', ''));
    await page.getByRole('heading', { name: 'Tersambung' }).waitFor();
    const budi = fake.person(2);
    await budi.says('Halo');
    await budi.hears('Selamat datang');
  });
});

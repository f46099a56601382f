/** Citizens and officers at the two pages of the whole service, each in a browser of their own. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import type { DatabaseKind } from './databases.ts';
import { startService, type TestService } from './service.ts';
import { codeIn } from './stories.ts';

/** Someone before one of the pages, in a browser of their own. Half a minute passes before each thing that they do. */
export type Person = {
  readonly page: Page;
  says(text: string): Promise<void>;
  /** Writes in reply to the newest message that holds `words`. */
  replies(words: string, text: string): Promise<void>;
  /** Taps the newest button with this label. */
  taps(label: string): Promise<void>;
  sendsPhoto(png: Buffer, caption?: string): Promise<void>;
  /** The next message from the service with these words, after the last one heard. */
  hears(words: string): Promise<string>;
};

export type House = {
  readonly service: TestService;
  citizen(): Promise<Person>;
  officer(code: string): Promise<Person>;
  /** An officer whom `admin` invites with `undang <words>`, signed in. */
  invited(admin: Person, words: string): Promise<Person>;
  /** Closes both; rejects naming what went wrong in a page, if anything did. */
  close(): Promise<void>;
};

/** Opens the service at `now`, on a port that it keeps through a restart, and a browser. */
export async function openHouse(
  chromium: string,
  options: { readonly now: string; readonly database?: DatabaseKind },
): Promise<House> {
  const browser = await startBrowser(chromium);
  const service = await startService({ ...options, environment: { PORT: `${await freePort()}` } });
  const faults: string[] = [];

  async function officer(code: string): Promise<Person> {
    const page = await openPage(browser, `${service.address}/petugas`, 1280, faults);
    const person = personAt(page, service);
    await person.hears('Tulis kode undangannya');
    await page.getByLabel('Kode undangan').fill(code);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await person.hears('Selamat bertugas');
    return person;
  }
  return {
    service,
    officer,
    citizen: async () => personAt(await openPage(browser, `${service.address}/`, 360, faults), service),
    async invited(admin, words) {
      await admin.says(`undang ${words}`);
      return officer(codeIn(await admin.hears('Undangan untuk')));
    },
    async close() {
      await browser.close();
      await service.stop();
      if (faults.length > 0) throw new Error(`The pages complained:\n${faults.join('\n')}`);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function openPage(browser: Browser, url: string, width: number, faults: string[]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    geolocation: { latitude: -3.6021, longitude: 114.7123 },
    permissions: ['geolocation'],
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A service that restarts breaks the line; a page that breaks its own policy is a fault.
    if (message.type() === 'error' && !/net::ERR_|status of 5/.test(message.text()))
      faults.push(message.text());
  });
  await page.goto(url);
  return page;
}

function personAt(page: Page, { clock }: TestService): Person {
  const unheard = (words: string) => page.locator('.line.us:not([data-heard])', { hasText: words });
  async function says(text: string): Promise<void> {
    clock.advance({ seconds: 30 });
    await page.locator('#message').fill(text);
    await page.locator('.send').click();
  }
  return {
    page,
    says,
    async replies(words, text) {
      await page.locator('.line.us', { hasText: words }).last().locator('.reply').click();
      await says(text);
    },
    async taps(label) {
      clock.advance({ seconds: 30 });
      await page.locator('.choice', { hasText: label }).last().click();
    },
    async sendsPhoto(png, caption = '') {
      await page.locator('#pick').setInputFiles({ name: 'lubang.png', mimeType: 'image/png', buffer: png });
      await says(caption);
    },
    async hears(words) {
      const line = unheard(words).first();
      try {
        await line.waitFor();
      } catch {
        const instead = await unheard('').allTextContents();
        throw new Error(`Never heard “${words}”; heard instead:\n${instead.join('\n---\n') || 'nothing'}`);
      }
      const [text, id] = [await line.innerText(), await line.getAttribute('data-id')];
      await page.evaluate(`for (const line of document.querySelectorAll('.line.us'))
        if (Number(line.dataset.id) <= ${Number(id)}) line.dataset.heard = '';`);
      return text;
    },
  };
}

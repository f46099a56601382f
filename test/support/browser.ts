import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium of `CHROMIUM_PATH`, or one in a usual place; `undefined`: none. */
function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return named ? named : usual.find((path) => existsSync(path));
}

/** A suite with the path of a Chromium. Without one it is reported as not run, and says why. */
export function describeInBrowser(title: string, suite: (chromiumPath: string) => void): void {
  const found = findChromium();
  const why = found === undefined ? ' (not run: no Chromium here; CHROMIUM_PATH may name one)' : '';
  describe.runIf(found)(title + why, () => suite(found ?? ''));
}

/** Starts it headless. It stays off the network except for the pages it is given. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

/** Someone at a page without a browser, who writes and hears as on any other channel. */
import type { WebKind } from '../../src/ports/web-chat.ts';
import type { Talker } from './stories.ts';
import { readable, type UsLine, visitor } from './web-visitor.ts';

export type WebTalker = Talker & {
  /** Presses the button with this label in the newest message that has it. */
  presses(label: string): Promise<void>;
  /** A file of the newest message that has any, or a part of it, as the page's player asks for it. */
  opensFile(range?: string): Promise<Response>;
  /** Closes the page. */
  leaves(): Promise<void>;
  /** Whether the page has an officer's session, as the API sees it. */
  seesTheQueue(): Promise<boolean>;
};

/** Opens a page of the service at `url`. What is heard counts once: a later `hears` looks at later lines. */
export async function webTalker(url: string, kind: WebKind = 'citizen'): Promise<WebTalker> {
  const page = visitor(url, kind);
  await page.begin();
  const stream = page.stream(0);
  const heard: UsLine[] = [];
  let isDeaf = false;
  return {
    async says(text) {
      const { status } = await page.says(text);
      if (status !== 200) throw new Error(`The page could not send "${text}": ${status}.`);
    },
    async hears(words, timeoutMs = 20_000) {
      const instead: string[] = [];
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), timeoutMs);
      });
      try {
        for (;;) {
          const value = (await Promise.race([stream.next(), late]))?.value;
          if (!value) {
            isDeaf = true;
            throw new Error(`The page never heard ${words}; heard instead:\n${instead.join('\n---\n')}`);
          }
          if (value.line?.from !== 'us') continue;
          heard.push(value.line);
          const text = readable(value.line);
          if (typeof words === 'string' ? text.includes(words) : words.test(text)) return { text };
          instead.push(text);
        }
      } finally {
        clearTimeout(timer);
      }
    },
    async presses(label) {
      const line = heard.findLast(({ choices }) => choices.flat().some((choice) => choice.label === label));
      const choice = line?.choices.flat().find((one) => one.label === label);
      if (!line || !choice) throw new Error(`There is no button "${label}".`);
      const { status } = await page.presses(line.id, choice.data);
      if (status !== 200) throw new Error(`The page could not press "${label}": ${status}.`);
    },
    async opensFile(range) {
      const file = heard.findLast(({ files }) => files.length > 0)?.files[0];
      if (!file) throw new Error('No file was heard.');
      const headers = { cookie: page.cookie(), ...(range === undefined ? {} : { range }) };
      return fetch(url + file.url, { headers });
    },
    async leaves() {
      // A stream that is being waited for would end after its next line.
      if (!isDeaf) await stream.return(undefined);
    },
    async seesTheQueue() {
      const response = await fetch(`${url}/api/v1/queue`, { headers: { cookie: page.cookie() } });
      return response.status === 200;
    },
  };
}

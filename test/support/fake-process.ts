/** Fake servers as processes of their own: how tests start one, ask it, wait for it, and hear what its people hear. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * Starts a program that prints one line of JSON when it serves, and ends when its standard input closes. `program` is a
 * URL of TypeScript source; `name` is for errors.
 */
export async function startFake<Ready>(
  program: URL,
  name: string,
): Promise<{ readonly ready: Ready; readonly stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(program)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const started = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const first = await Promise.race([started, exited.then(() => undefined)]);
  if (!first) throw new Error(`${name} did not start.`);
  return {
    ready: JSON.parse(first[0]) as Ready,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

/** One question to a fake's control; rejects with its words. */
export type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;

export function connect(root: string, name: string): Ask {
  return async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${root}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const result = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`${name}: ${result.error ?? response.status}`);
    return result;
  };
}

/** Waits for a state, without sleeping; rejects after `timeoutMs` with the last one seen. */
export async function untilState<State extends { readonly version: number }>(
  ask: Ask,
  isTrue: (state: State) => boolean,
  timeoutMs = DEFAULT_TIMEOUT_MS,
): Promise<State> {
  const deadline = performance.now() + timeoutMs;
  let state = await ask<State>('GET', '/state');
  while (!isTrue(state)) {
    const left = deadline - performance.now();
    if (left <= 0) throw new Error(`The state waited for never came; it is ${JSON.stringify(state)}`);
    state = await ask('GET', `/state?after=${state.version}&wait=${Math.ceil(left)}`);
  }
  return state;
}

/** A text that the message must hold, a pattern that it must match, or a test that it must pass. */
export type MatcherOf<Message> = string | RegExp | ((message: Message) => boolean);

type Numbered = { readonly seq: number; readonly text: string };

/**
 * The next message that matches, among those after the last one heard; waits up to `timeoutMs` for it and rejects with
 * what was heard instead. `after` gives the messages after a number, waiting for one; `reached`: it came to the person.
 */
export function createHearing<Message extends Numbered>(
  after: (seq: number, waitMs: number) => Promise<readonly Message[]>,
  reached: (message: Message) => boolean = () => true,
): (matcher: MatcherOf<Message>, timeoutMs?: number) => Promise<Message> {
  let heard = 0;
  return async (matcher, timeoutMs = DEFAULT_TIMEOUT_MS) => {
    const deadline = performance.now() + timeoutMs;
    const passedOver: string[] = [];
    for (;;) {
      const left = Math.ceil(deadline - performance.now());
      for (const message of await after(heard, Math.max(0, left))) {
        heard = message.seq;
        if (reached(message) && matches(message, matcher)) return message;
        passedOver.push(reached(message) ? message.text : `(never arrived) ${message.text}`);
      }
      if (left <= 0) {
        const instead = passedOver.join('\n---\n') || 'nothing';
        throw new Error(`Never heard ${String(matcher)}; heard instead:\n${instead}`);
      }
    }
  };
}

function matches<Message extends Numbered>(message: Message, matcher: MatcherOf<Message>): boolean {
  if (typeof matcher === 'string') return message.text.includes(matcher);
  return matcher instanceof RegExp ? matcher.test(message.text) : matcher(message);
}

import type { Fault } from './protocol.ts';
import type { World } from './world.ts';

const SENDING = /^(?:send|editMessage)/;

/** Arms a fault. */
export function addFault(world: World, fault: Fault): void {
  world.faults.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 });
}

/** The fault that hits this call, if any; it is used up by it. */
export function takeFault(world: World, method: string, chatId: number | undefined): Fault | undefined {
  for (const armed of world.faults) {
    const { fault } = armed;
    const isMeant = fault.method === undefined ? SENDING.test(method) : fault.method === method;
    if (!isMeant || (fault.chatId !== undefined && fault.chatId !== chatId) || armed.left <= 0) continue;
    if (armed.skip > 0) {
      armed.skip--;
      continue;
    }
    armed.left--;
    return fault;
  }
  return undefined;
}

/** The words of Telegram for each refusal. */
export function refusalOf(fault: Fault): { status: number; description: string; retryAfter?: number } {
  const words: Partial<Record<Fault['kind'], string>> = {
    '400': 'Bad Request: chat not found',
    '401': 'Unauthorized',
    '403': 'Forbidden: bot was blocked by the user',
    '404': 'Not Found',
    '409':
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    '429': `Too Many Requests: retry after ${fault.retryAfter ?? 1}`,
    '500': 'Internal Server Error',
  };
  return {
    status: Number(fault.kind),
    description: fault.description ?? words[fault.kind] ?? 'Bad Request',
    ...(fault.kind === '429' ? { retryAfter: fault.retryAfter ?? 1 } : {}),
  };
}

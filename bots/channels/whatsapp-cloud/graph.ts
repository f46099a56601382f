/** Calls of the Graph API: one try each, with a time limit, every failure as data. */
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import { failureWords } from '../failures.ts';
import { isRecord, type Loose } from '../whatsapp/loose.ts';
import type { WhatsAppCloudConfig } from './config.ts';
import { deliveryErrorOf, type GraphError, readGraphError } from './errors.ts';

/** Why a call came to nothing; `graph`: what Graph said of it, where it said anything. */
export type CallFailure = { readonly error: DeliveryError; readonly graph?: GraphError };

export type Call = {
  readonly method: 'GET' | 'POST';
  /** Below the API's root. */
  readonly path: string;
  readonly json?: unknown;
  /** A body made elsewhere, with its headers. */
  readonly body?: {
    readonly bytes: AsyncIterable<Uint8Array>;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly timeoutMs: number;
};

export type Graph = (call: Call) => Promise<Result<Loose, CallFailure>>;

/** `told` hears every error that Graph words, and `undefined` for every success. */
export function createGraph(
  { apiRoot, token }: Pick<WhatsAppCloudConfig, 'apiRoot' | 'token'>,
  told: (error: GraphError | undefined) => void,
): Graph {
  return async (call) => {
    let response: Response;
    let answer: unknown;
    try {
      response = await fetch(`${apiRoot}/${call.path}`, requestOf(call, token));
      answer = readJson(await response.text());
    } catch (error) {
      return err({ error: { code: 'unreachable', detail: failureWords(error) } });
    }
    if (response.ok && isRecord(answer)) {
      told(undefined);
      return ok(answer);
    }
    const graph = readGraphError(isRecord(answer) ? answer.error : undefined);
    if (graph) told(graph);
    return err({ error: meaningOf(response, graph), ...(graph ? { graph } : {}) });
  };
}

function requestOf({ method, json, body, timeoutMs }: Call, token: string): RequestInit {
  const init = {
    method,
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'manual' as const,
    headers: {
      authorization: `Bearer ${token}`,
      'user-agent': 'sahut',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...body?.headers,
    },
  };
  if (json !== undefined) return { ...init, body: JSON.stringify(json) };
  // Streams need `duplex`, which the type of a request does not know.
  return body ? ({ ...init, body: body.bytes, duplex: 'half' } as unknown as RequestInit) : init;
}

function meaningOf({ status, headers }: Response, graph: GraphError | undefined): DeliveryError {
  const meaning = graph ? deliveryErrorOf(graph) : undefined;
  if (status === 429 && meaning?.code !== 'rateLimited') {
    const seconds = Number(headers.get('retry-after'));
    return { code: 'rateLimited', retryAfter: (seconds > 0 ? Math.min(seconds, 3_600) : 2) * 1_000 };
  }
  return meaning ?? { code: 'unreachable', detail: `Graph answered ${status}.` };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

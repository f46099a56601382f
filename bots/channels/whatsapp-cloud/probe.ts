import { err, ok, type Result } from '../../../src/domain/result.ts';
import { isRecord, textOf } from '../whatsapp/loose.ts';
import type { WhatsAppCloudConfig } from './config.ts';
import { alertOf } from './errors.ts';
import { createGraph, type Graph } from './graph.ts';

/** What Meta knows of the phone number, for an operator. */
export type CloudProbe = {
  readonly number: string;
  /** The name that people see. */
  readonly name: string;
  /** `GREEN`, `YELLOW`, `RED`: how people judge what the number sends. */
  readonly quality?: string;
  /** Where Meta posts webhook calls; absent: it does not say, or nowhere. */
  readonly webhookUrl?: string;
};

/** Why it cannot be known: one sentence, which says what to do where that is known. */
export type ProbeFailure = { readonly refused: boolean; readonly sentence: string };

const FIELDS = 'display_phone_number,verified_name,quality_rating,webhook_configuration';

/** Asks Meta for the phone number with our token; changes nothing. Ten seconds at most. */
export const probeWhatsAppCloud = (config: WhatsAppCloudConfig): Promise<Result<CloudProbe, ProbeFailure>> =>
  probe(
    createGraph(config, () => undefined),
    config.phoneId,
  );

export async function probe(graph: Graph, phoneId: string): Promise<Result<CloudProbe, ProbeFailure>> {
  const answer = await graph({ method: 'GET', path: `${phoneId}?fields=${FIELDS}`, timeoutMs: 10_000 });
  if (!answer.ok) return err(failureOf(answer.error));
  const { display_phone_number, verified_name, quality_rating, webhook_configuration: hooks } = answer.value;
  const webhookUrl = isRecord(hooks)
    ? (textOf(hooks.phone_number) ?? textOf(hooks.whatsapp_business_account) ?? textOf(hooks.application))
    : undefined;
  const quality = textOf(quality_rating);
  return ok({
    number: textOf(display_phone_number) ?? '?',
    name: textOf(verified_name) ?? '?',
    ...(quality === undefined ? {} : { quality }),
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
  });
}

function failureOf({
  error,
  graph,
}: Extract<Awaited<ReturnType<Graph>>, { ok: false }>['error']): ProbeFailure {
  const alert = graph && alertOf(graph);
  if (alert) return { refused: true, sentence: alert.sentence };
  if (graph?.code === 100 || graph?.code === 33)
    return {
      refused: true,
      sentence: 'WhatsApp does not know the phone number id for this token: check WHATSAPP_CLOUD_PHONE_ID.',
    };
  const detail = 'detail' in error ? error.detail : error.code;
  return { refused: false, sentence: `WhatsApp cannot be reached: ${detail}` };
}

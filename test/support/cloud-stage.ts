/** The stage on the WhatsApp Cloud API: a fake Graph in a process of its own, and the service by webhook. */
import { messageIdOf } from '../../bots/channels/whatsapp-cloud/message-id.ts';
import type { DatabaseKind } from './databases.ts';
import { type CloudPerson, type FakeGraph, startFakeGraph } from './fake-graph-client.ts';
import { openStageOf, type Stage as StageOf } from './stage.ts';

type PersonOptions = { readonly hidden?: boolean };
export type CloudStage = StageOf<CloudPerson, PersonOptions> & { readonly graph: FakeGraph };

/** Opens the curtain at `now`. */
export async function openCloudStage(options: {
  readonly now: string;
  readonly database?: DatabaseKind;
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<CloudStage> {
  const graph = await startFakeGraph({ now: Date.parse(options.now) });
  const stage = await openStageOf<CloudPerson, PersonOptions>(
    {
      settings: graph.settings,
      setNow: (now) => graph.setNow(now),
      async connect(address) {
        const { isRight } = await graph.subscribe(`${address}/webhooks/whatsapp`);
        if (!isRight) throw new Error('The webhook was not verified.');
      },
      person: (nth, personOptions) => graph.person(String(62_001_000_000 + nth), personOptions),
      chatOf: async (person) => `whatsapp-cloud:${graph.phoneId}:${await person.userId()}`,
      noted: messageIdOf,
      stop: () => graph.stop(),
    },
    options,
  );
  return { ...stage, graph };
}

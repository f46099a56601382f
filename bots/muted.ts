import type { Agency } from '../src/domain/agency.ts';
import { speaksOfDanger } from '../src/domain/danger.ts';
import type { Inbound, Language, OutMessage } from '../src/domain/message.ts';
import { citizenCopy } from './copy/citizen.ts';
import { serviceCopy } from './copy/service.ts';
import type { ChatState } from './turn.ts';

/**
 * What a muted sender hears: once that they are muted, and always where to call when life is in danger. The message
 * itself is kept by the inbox.
 */
export function mutedReply(
  state: ChatState,
  { input }: Inbound,
  language: Language,
  agency: Agency,
): { state: ChatState; replies: readonly OutMessage[] } {
  const text = input.kind === 'text' ? input.text : input.kind === 'media' ? (input.caption ?? '') : '';
  const replies: OutMessage[] = speaksOfDanger(text) ? [{ text: citizenCopy[language].danger }] : [];
  if (state.mutedTold) return { state, replies };
  return {
    state: { ...state, mutedTold: true },
    replies: [...replies, { text: serviceCopy[language].muted(agency.name) }],
  };
}

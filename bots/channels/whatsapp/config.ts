/** WhatsApp's own address for linked devices. */
export const WHATSAPP_SOCKET_URL = 'wss://web.whatsapp.com/ws/chat';

/** The one number that this deployment has; it stays the same when another phone is linked. */
export const WHATSAPP_ACCOUNT = 'main';

export type WhatsAppConfig = {
  /** Names this number of ours among others; stays the same when the phone is linked anew. */
  readonly account: string;
  /** WhatsApp's own address, or another server's. */
  readonly socketUrl: string;
};

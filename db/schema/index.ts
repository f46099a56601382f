export * from './agency.ts';
export * from './broadcast.ts';
export * from './complaint.ts';
export * from './figures.ts';
export * from './people.ts';
export * from './turn.ts';
export * from './whatsapp-chat.ts';
export * from './whatsapp-link.ts';

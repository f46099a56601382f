import { type BinaryNode, S_WHATSAPP_NET } from '@whiskeysockets/baileys';

/** The children of a node, all or those with a tag. */
export const childrenOf = (node: BinaryNode | undefined, tag?: string): readonly BinaryNode[] =>
  Array.isArray(node?.content) ? node.content.filter((child) => tag === undefined || child.tag === tag) : [];

/** What a node holds as bytes. */
export const textBytes = (node: BinaryNode | undefined): Buffer =>
  node?.content && !Array.isArray(node.content) ? Buffer.from(node.content as Uint8Array) : Buffer.alloc(0);

export const node = (
  tag: string,
  attrs: Readonly<Record<string, string | undefined>> = {},
  content?: BinaryNode['content'],
): BinaryNode => {
  const given = Object.entries(attrs).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { tag, attrs: Object.fromEntries(given), ...(content === undefined ? {} : { content }) };
};

/** The answer to a query. */
export const result = (query: BinaryNode, content?: BinaryNode['content']): BinaryNode =>
  node('iq', { id: query.attrs.id, type: 'result', from: S_WHATSAPP_NET }, content);

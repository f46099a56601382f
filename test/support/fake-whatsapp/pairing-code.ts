/** Pairing by a code that the client shows and a person types on the phone. */
import { randomBytes } from 'node:crypto';
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  type BinaryNode,
  Curve,
  derivePairingCodeKey,
  hkdf,
  S_WHATSAPP_NET,
} from '@whiskeysockets/baileys';
import { childrenOf, node, result, textBytes } from './nodes.ts';
import { succeed } from './pairing.ts';
import { changed, type Line, type World } from './world.ts';

const REF = Buffer.from('fake-link-code');

/** The client's first and last word of it: `companion_hello` and `companion_finish`. */
export function answerLinkCode(
  world: World,
  line: Line,
  iq: BinaryNode,
  asked: BinaryNode,
): readonly BinaryNode[] {
  const said = (tag: string) => textBytes(childrenOf(asked, tag)[0]);
  if (asked.attrs.stage === 'companion_hello') {
    const wrapped = said('link_code_pairing_wrapped_companion_ephemeral_pub');
    world.codePairing = (code) => typeCode(world, line, code, wrapped);
    changed(world);
    return [result(iq, [node('link_code_companion_reg', {}, [node('link_code_pairing_ref', {}, REF)])])];
  }
  world.finishCode?.(said('link_code_pairing_wrapped_key_bundle'), said('companion_identity_public'));
  return [result(iq)];
}

/** The phone opens the client's key with the code, and sends its own, sealed with the same. */
async function typeCode(world: World, line: Line, code: string, wrapped: Buffer): Promise<void> {
  const opening = await derivePairingCodeKey(code, wrapped.subarray(0, 32));
  const companion = aesDecryptCTR(wrapped.subarray(48, 80), opening, wrapped.subarray(32, 48));
  const ephemeral = Curve.generateKeyPair();
  const identity = Curve.generateKeyPair();
  const [salt, iv] = [randomBytes(32), randomBytes(16)];
  const sealed = aesEncryptCTR(ephemeral.public, await derivePairingCodeKey(code, salt), iv);
  world.finishCode = (bundle, companionIdentity) => {
    const shared = Curve.sharedKey(ephemeral.private, companion);
    const info = 'link_code_pairing_key_bundle_encryption_key';
    const key = Buffer.from(hkdf(Buffer.from(shared), 32, { salt: bundle.subarray(0, 32), info }));
    // Throws when the code was another: client and phone do not share a key then.
    const opened = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), Buffer.alloc(0));
    const random = opened.subarray(64, 96);
    const mutual = Curve.sharedKey(identity.private, companionIdentity);
    const secret = hkdf(Buffer.concat([shared, mutual, random]), 32, { info: 'adv_secret' });
    succeed(world, line, companionIdentity, Buffer.from(secret));
  };
  line.send(
    node('notification', { id: 'code-1', from: S_WHATSAPP_NET, type: 'link_code_companion_reg' }, [
      node('link_code_companion_reg', { stage: 'primary_hello' }, [
        node('link_code_pairing_ref', {}, REF),
        node('primary_identity_pub', {}, Buffer.from(identity.public)),
        node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, Buffer.concat([salt, iv, sealed])),
      ]),
    ]),
  );
}

/** Pairing a client as a device of the bot's account: what is said whichever way, and by QR code. */
import { createHmac, randomBytes } from 'node:crypto';
import { Curve, proto, S_WHATSAPP_NET, WA_ADV_ACCOUNT_SIG_PREFIX } from '@whiskeysockets/baileys';
import { node } from './nodes.ts';
import { bundleOfPayload } from './signal.ts';
import { changed, type Line, seconds, type World } from './world.ts';

const REFS = 6;
/** The device number that the account gives next; grows with every pairing. */
let lastDevice = 0;

/** Sends references for QR codes; `world.pairing` is the phone that scans one. */
export function offerPairing(world: World, line: Line, payload: proto.ClientPayload): void {
  const refs = Array.from({ length: REFS }, () =>
    node('ref', {}, Buffer.from(randomBytes(16).toString('base64'))),
  );
  line.send(
    node('iq', { id: 'pair-1', type: 'set', from: S_WHATSAPP_NET, xmlns: 'md' }, [
      node('pair-device', {}, refs),
    ]),
  );
  world.account.keys = bundleOfPayload(payload);
  world.pairing = (qr) => {
    // ref, noise key, identity key, the secret of the device: what stands in the picture.
    const [, , identity = '', secret = ''] = qr.split(',').slice(-5);
    succeed(world, line, Buffer.from(identity, 'base64'), Buffer.from(secret, 'base64'));
  };
  changed(world);
}

/** The phone vouches for the device; the client must come back and log in. */
export function succeed(world: World, line: Line, identity: Buffer, secret: Buffer): void {
  const phoneKey = Curve.generateKeyPair();
  const device = ++lastDevice;
  const details = proto.ADVDeviceIdentity.encode({
    rawId: 1,
    timestamp: seconds(world),
    keyIndex: device,
    accountType: proto.ADVEncryptionType.E2EE,
    deviceType: proto.ADVEncryptionType.E2EE,
  }).finish();
  const signed = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, identity]);
  const account = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: phoneKey.public,
    accountSignature: Curve.sign(phoneKey.private, signed),
  }).finish();
  const sealed = proto.ADVSignedDeviceIdentityHMAC.encode({
    details: account,
    hmac: createHmac('sha256', secret).update(account).digest(),
  }).finish();
  const jid = `${world.account.phone}:${device}@s.whatsapp.net`;
  const lid = `${world.account.lid}:${device}@lid`;
  world.account.device = { jid, lid, isNew: true };
  world.pairing = undefined;
  line.send(
    node('iq', { id: 'pair-2', type: 'set', from: S_WHATSAPP_NET, xmlns: 'md', t: String(seconds(world)) }, [
      node('pair-success', {}, [
        node('device-identity', {}, Buffer.from(sealed)),
        node('device', { jid, lid }),
        node('platform', { name: 'android' }),
      ]),
    ]),
  );
  changed(world);
}

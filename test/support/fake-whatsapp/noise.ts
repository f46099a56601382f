/** The server's side of WhatsApp's Noise handshake (XX, 25519, AES-GCM, SHA-256) and of the frames behind it. */
import {
  aesDecryptGCM,
  aesEncryptGCM,
  Curve,
  hkdf,
  type KeyPair,
  NOISE_MODE,
  NOISE_WA_HEADER,
  proto,
  sha256,
  WA_CERT_DETAILS,
} from '@whiskeysockets/baileys';

const NOTHING = Buffer.alloc(0);

/** Signs our server's key with a root of our own, in the form that clients check. */
export function certify(root: KeyPair, server: KeyPair): Buffer {
  const intermediate = Curve.generateKeyPair();
  const sign = (by: KeyPair, key: Uint8Array) => {
    const serials = { serial: 1, issuerSerial: WA_CERT_DETAILS.SERIAL };
    const details = proto.CertChain.NoiseCertificate.Details.encode({ ...serials, key }).finish();
    return { details, signature: Curve.sign(by.private, details) };
  };
  const chain = { intermediate: sign(root, intermediate.public), leaf: sign(intermediate, server.public) };
  return Buffer.from(proto.CertChain.encode(chain).finish());
}

const ivOf = (counter: number): Buffer => {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(counter, 8);
  return iv;
};

export type Noise = {
  /** Bytes from the socket → whole frames, still sealed. */
  frames(chunk: Buffer): readonly Buffer[];
  /** Answers a client hello. */
  hello(clientEphemeral: Uint8Array): Buffer;
  /** Opens a client finish: who logs in. From then on `open` and `seal` are for the transport. */
  finish(finish: proto.HandshakeMessage.IClientFinish): proto.ClientPayload;
  open(frame: Buffer): Buffer;
  seal(node: Uint8Array): Buffer;
};

/** One connection's. */
export function createNoise(server: KeyPair, certificate: Buffer): Noise {
  const ephemeral = Curve.generateKeyPair();
  let hash: Buffer = Buffer.from(NOISE_MODE);
  let salt: Buffer = hash;
  let key: Buffer = hash;
  let counter = 0;
  let pending = NOTHING;
  let isIntroduced = false;
  let transport: { read: Buffer; write: Buffer; reads: number; writes: number } | undefined;

  const authenticate = (data: Uint8Array) => {
    hash = sha256(Buffer.concat([hash, data]));
  };
  const expand = (secret: Uint8Array): readonly [Buffer, Buffer] => {
    const out = Buffer.from(hkdf(Buffer.from(secret), 64, { salt, info: '' }));
    return [out.subarray(0, 32), out.subarray(32)];
  };
  const mix = (secret: Uint8Array) => {
    [salt, key] = expand(secret);
    counter = 0;
  };
  const encrypt = (plain: Uint8Array): Buffer => {
    const sealed = aesEncryptGCM(plain, key, ivOf(counter++), hash);
    authenticate(sealed);
    return sealed;
  };
  const decrypt = (sealed: Uint8Array): Buffer => {
    const plain = aesDecryptGCM(sealed, key, ivOf(counter++), hash);
    authenticate(sealed);
    return plain;
  };
  authenticate(NOISE_WA_HEADER);

  return {
    frames(chunk) {
      pending = Buffer.concat([pending, chunk]);
      if (!isIntroduced) {
        // Routing comes before the header when the client remembers where it was.
        if (pending.subarray(0, 2).toString() === 'ED')
          pending = pending.subarray(7 + pending.readUIntBE(4, 3));
        pending = pending.subarray(NOISE_WA_HEADER.length);
        isIntroduced = true;
      }
      const whole: Buffer[] = [];
      while (pending.length >= 3 && pending.length >= 3 + pending.readUIntBE(0, 3)) {
        const size = pending.readUIntBE(0, 3);
        whole.push(pending.subarray(3, 3 + size));
        pending = pending.subarray(3 + size);
      }
      return whole;
    },
    hello(clientEphemeral) {
      authenticate(clientEphemeral);
      authenticate(ephemeral.public);
      mix(Curve.sharedKey(ephemeral.private, clientEphemeral));
      const sealedStatic = encrypt(server.public);
      mix(Curve.sharedKey(server.private, clientEphemeral));
      const serverHello = {
        ephemeral: ephemeral.public,
        static: sealedStatic,
        payload: encrypt(certificate),
      };
      return framed(proto.HandshakeMessage.encode({ serverHello }).finish());
    },
    finish(finish) {
      const clientStatic = decrypt(finish.static ?? NOTHING);
      mix(Curve.sharedKey(ephemeral.private, clientStatic));
      const payload = proto.ClientPayload.decode(decrypt(finish.payload ?? NOTHING));
      const [read, write] = expand(NOTHING);
      transport = { read, write, reads: 0, writes: 0 };
      return payload;
    },
    open(frame) {
      if (!transport) return frame;
      return aesDecryptGCM(frame, transport.read, ivOf(transport.reads++), NOTHING);
    },
    seal(node) {
      if (!transport) return framed(node);
      return framed(aesEncryptGCM(node, transport.write, ivOf(transport.writes++), NOTHING));
    },
  };
}

function framed(data: Uint8Array): Buffer {
  const length = Buffer.alloc(3);
  length.writeUIntBE(data.length, 0, 3);
  return Buffer.concat([length, data]);
}

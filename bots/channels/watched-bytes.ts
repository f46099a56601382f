/** Bytes that remember whether reading them failed: that is our fault, not the network's. */
export function watched(bytes: AsyncIterable<Uint8Array>) {
  let failure: Error | undefined;
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw failure;
    }
  }
  return { read, failure: () => failure };
}

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** An answer of this status, in the one shape that all errors have. */
export function sendProblem(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ code, message, requestId: reply.request.id });
}

const sentences: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['invalidRequest', 'Permintaan tidak terbaca. Periksa isiannya di /docs.'],
  404: ['notFound', 'Halaman ini tidak ada.'],
  413: ['tooLarge', 'Kiriman terlalu besar.'],
  415: ['wrongType', 'Jenis kiriman ini tidak diterima.'],
  429: ['tooMany', 'Terlalu banyak permintaan. Coba lagi sebentar lagi.'],
  503: ['unavailable', 'Layanan sedang tidak bisa menyimpan. Coba lagi sebentar lagi.'],
};

/**
 * The edge at which bugs and outages end. What was thrown is logged by name and place only: messages of the database
 * may quote what people wrote.
 */
export function installErrorHandler(app: FastifyInstance, isOutage: (error: unknown) => boolean): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply) => {
    if (isOutage(error)) {
      request.log.warn({ error: error.name }, 'a request failed, the database did not answer');
      const [code, message] = sentences[503] as readonly [string, string];
      return sendProblem(reply.header('retry-after', '5'), 503, code, message);
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const [code, message] = sentences[status] ?? ['refused', 'Permintaan ditolak.'];
      const detail = error.validation?.[0]?.message;
      return sendProblem(reply, status, code, detail === undefined ? message : `${message} (${detail})`);
    }
    request.log.error({ error: error.name, stack: placesOf(error) }, 'a request failed by a bug');
    return sendProblem(
      reply,
      500,
      'internal',
      'Terjadi kesalahan di pihak kami. Coba lagi, atau sebutkan kode ini.',
    );
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 404, 'notFound', 'Halaman ini tidak ada.'));
}

/** The stack's frames without its first line, which is the message. */
export function placesOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n');
}

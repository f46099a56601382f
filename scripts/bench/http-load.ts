/** A process of its own that posts bodies from standard input over keep-alive connections and prints the rate. */
import { Agent, request } from 'node:http';

type Order = {
  url: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
  firstUpdate: number;
};

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
const LOOP = ['Jl. A. Yani depan pasar, Bati-Bati', 'kembali'];
let update = order.firstUpdate;

function post(chat: number, text: string): Promise<number> {
  update++;
  const person = { id: chat, is_bot: false, first_name: 'Warga', language_code: 'id' };
  const message = {
    message_id: update,
    date: 1_790_000_000,
    chat: { id: chat, type: 'private' },
    from: person,
    text,
  };
  const body = JSON.stringify({ update_id: update, message });
  return new Promise((resolve, reject) => {
    const headers = {
      ...order.headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(order.url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const started = performance.now();
const end = started + order.seconds * 1000;
let done = 0;
let refused = 0;
await Promise.all(
  Array.from({ length: order.connections }, async (_, index) => {
    for (let turn = 0; performance.now() < end; turn++) {
      const status = await post(50_000_000 + index, LOOP[turn % 2] as string);
      if (status === 200) done++;
      else refused++;
    }
  }),
);
console.log(JSON.stringify({ rate: done / ((performance.now() - started) / 1000), refused }));
agent.destroy();

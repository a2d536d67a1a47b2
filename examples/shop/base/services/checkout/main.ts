import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { createCardNetwork } from '../../libs/payments/card-network.ts';
import { createCheckout, type Order } from './api.ts';
import { createLedgerClient } from './ledger-client.ts';

const { CARDS_URL = '', CARDS_SECRET = '', LEDGER_URL = '', PORT = '8080' } = process.env;

const checkout = createCheckout({
  cards: createCardNetwork(CARDS_URL, CARDS_SECRET),
  book: createLedgerClient(LEDGER_URL),
});

createServer(async (request, response) => {
  if (request.url === '/healthz') {
    response.end('ok');
    return;
  }
  if (request.method !== 'POST' || request.url !== '/checkout') {
    response.writeHead(404).end();
    return;
  }
  try {
    const answer = await checkout((await json(request)) as Order);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  } catch {
    response.writeHead(400).end();
  }
}).listen(Number(PORT));

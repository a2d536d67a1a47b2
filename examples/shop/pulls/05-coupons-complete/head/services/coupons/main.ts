import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { createCoupons, type Question } from './api.ts';
import type { Coupon } from './coupon.ts';
import { Store } from './store.ts';

const { COUPONS = 'coupons.json', PORT = '8083' } = process.env;
const store = new Store();
for (const coupon of JSON.parse(readFileSync(COUPONS, 'utf8')) as Coupon[]) store.put(coupon);
const coupons = createCoupons(store);

createServer(async (request, response) => {
  try {
    const asked = (await json(request)) as Omit<Question, 'today'>;
    const answer = coupons({ ...asked, today: new Date().toISOString().slice(0, 10) });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  } catch {
    response.writeHead(400).end();
  }
}).listen(Number(PORT));

import { readFileSync } from 'node:fs';
import type { Product } from './pages/product.ts';
import { createStorefront } from './server.ts';

const { CATALOGUE = 'catalogue.json', SEARCH_URL = '', PAY_NOTICE = 'off', PORT = '8000' } = process.env;
const products = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as Product[];

createStorefront({
  catalogue: new Map(products.map((product) => [product.id, product])),
  searchAddress: SEARCH_URL,
  payNotice: PAY_NOTICE === 'on',
}).listen(Number(PORT));

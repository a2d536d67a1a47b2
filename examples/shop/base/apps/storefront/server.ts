import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { basketPage } from './pages/basket.ts';
import { type Product, productPage } from './pages/product.ts';
import { search } from './search-client.ts';

export interface Needs {
  readonly catalogue: ReadonlyMap<string, Product>;
  readonly searchAddress: string;
  /** Says that paying is down instead of offering to pay. */
  readonly payNotice: boolean;
}

export function createStorefront({ catalogue, searchAddress, payNotice }: Needs): Server {
  const known = (ids: readonly string[]): Product[] => ids.flatMap((id) => catalogue.get(id) ?? []);

  const page = async (url: URL): Promise<string | null> => {
    if (url.pathname === '/basket') return basketPage(known(url.searchParams.getAll('p')), randomUUID(), payNotice);
    if (url.pathname === '/') {
      const found = await search(searchAddress, url.searchParams.get('q') ?? '');
      return known(found).map(productPage).join('\n') || '<h1>Nothing found</h1>';
    }
    const product = url.pathname.startsWith('/p/') ? catalogue.get(url.pathname.slice(3)) : undefined;
    return product === undefined ? null : productPage(product);
  };

  return createServer(async (request, response) => {
    const body = await page(new URL(request.url ?? '/', 'https://shop.acme.example'));
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body ?? '<h1>There is nothing here</h1>');
  });
}

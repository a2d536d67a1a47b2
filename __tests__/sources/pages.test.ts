/** Which addresses an audit asks for a runbook, and which it never does. */
import { describe, expect, test } from 'vitest';
import { isPublic, type Network, pageReader } from '../../src/sources/pages.ts';

describe('addresses of the internet', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.0.1',
    '172.32.0.1',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('%s is one', (address) => expect(isPublic(address)).toBe(true));
  test.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
    '127.1',
    '0x7f000001',
  ])('%s is none', (address) => expect(isPublic(address)).toBe(false));
});

const network = (addresses: Readonly<Record<string, readonly string[]>>): Network => ({
  resolve: async (host) => {
    const found = addresses[host];
    if (found === undefined) throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
    return found;
  },
  isPublic,
});
const WIKI = 'wiki.acme.example';

describe('what could not be reached is never missing', () => {
  test.each([
    ['a host nobody knows', {}, [WIKI], /its host was not found \(ENOTFOUND\)/],
    [
      'a host of the network inside',
      { [WIKI]: ['10.0.0.7'] },
      [WIKI],
      /is at 10\.0\.0\.7, which is no address of the internet/,
    ],
    ['one of several addresses inside', { [WIKI]: ['1.1.1.1', '::1'] }, [WIKI], /is at ::1, which is no address/],
    ['the address of a cloud’s own service', { [WIKI]: ['169.254.169.254'] }, [WIKI], /169\.254\.169\.254/],
    ['a host without an address', { [WIKI]: [] }, [WIKI], /has no address/],
    ['a host that is not named', { [WIKI]: ['1.1.1.1'] }, ['other.acme.example'], /not one the policy names/],
    ['a port that is not named', { [WIKI]: ['1.1.1.1'] }, [`${WIKI}:8443`], /not one the policy names/],
  ])('%s', async (_, addresses, hosts, why) => {
    const url = `https://${WIKI}/runbook`;
    expect(await pageReader(network(addresses))([url], hosts)).toEqual([
      { url, page: { unknown: expect.stringMatching(why) } },
    ]);
  });

  test('without https nothing is asked', async () => {
    const url = `http://${WIKI}/runbook`;
    expect(await pageReader(network({ [WIKI]: ['1.1.1.1'] }))([url], [WIKI])).toEqual([
      { url, page: { unknown: expect.stringContaining('not one the policy names') } },
    ]);
  });

  test('more than a hundred are not opened', async () => {
    const urls = Array.from({ length: 103 }, (_, index) => `https://${WIKI}/${index}`);
    const answers = await pageReader(network({}))(urls, [WIKI]);
    expect(answers.map(({ url }) => url)).toEqual(urls);
    expect(answers.slice(100).map(({ page }) => page)).toEqual(
      Array(3).fill({ unknown: 'no more than 100 pages are opened in one audit' }),
    );
  });
});

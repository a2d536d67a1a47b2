import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublic } from '../../src/sources/public-address.ts';

describe('what is no address of the internet: the first and the last of each network, and its neighbours', () => {
  test.each([
    ['this network', '0.0.0.0', '0.255.255.255', null, '1.0.0.0'],
    ['private', '10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
    ['shared by a provider', '100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
    ['loopback', '127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
    [
      'link-local, and what a cloud says of its machines',
      '169.254.0.0',
      '169.254.255.255',
      '169.253.255.255',
      '169.255.0.0',
    ],
    ['private', '172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
    ['protocols', '192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
    ['documentation', '192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
    ['AS112', '192.31.196.0', '192.31.196.255', '192.31.195.255', '192.31.197.0'],
    ['AMT', '192.52.193.0', '192.52.193.255', '192.52.192.255', '192.52.194.0'],
    ['6to4 relays', '192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
    ['private', '192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
    ['AS112', '192.175.48.0', '192.175.48.255', '192.175.47.255', '192.175.49.0'],
    ['benchmarks', '198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
    ['documentation', '198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
    ['documentation', '203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
    ['multicast, reserved, broadcast', '224.0.0.0', '255.255.255.255', '223.255.255.255', null],
    ['the host of a virtual machine', '168.63.129.16', '168.63.129.16', '168.63.129.15', '168.63.129.17'],
    ['all that is below what is given out', '::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', null, null],
    ['all that is above it', '4000::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '3ffe::', null],
    ['protocols, Teredo, ORCHID', '2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', '2000:ffff::1', '2001:200::'],
    ['documentation', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db7:ffff::1', '2001:db9::'],
    ['6to4', '2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2001:ffff::1', '2003::'],
    ['AS112', '2620:4f:8000::', '2620:4f:8000:ffff:ffff:ffff:ffff:ffff', '2620:4f:7fff::1', '2620:4f:8001::'],
    ['documentation', '3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', '3ffe:ffff::1', '3fff:1000::'],
  ])('%s: %s to %s', (_, first, last, before, after) => {
    expect([first, last].map(isPublic)).toEqual([false, false]);
    for (const neighbour of [before, after])
      if (neighbour !== null) expect([neighbour, isPublic(neighbour)]).toEqual([neighbour, true]);
  });

  test.each([
    ['loopback', '::1'],
    ['nothing', '::'],
    ['IPv4, mapped', '::ffff:127.0.0.1'],
    ['IPv4 of the internet, mapped', '::ffff:93.184.215.14'],
    ['IPv4, mapped, in hex', '::ffff:7f00:1'],
    ['IPv4, compatible', '::127.0.0.1'],
    ['NAT64', '64:ff9b::10.0.0.1'],
    ['NAT64 of one network', '64:ff9b:1::1'],
    ['discard', '100::1'],
    ['6to4 of a private network', '2002:a00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['ULA', 'fc00::1'],
    ['ULA, the other half', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with its zone', 'fe80::1%eth0'],
    ['of the internet, with a zone', '2606:2800:220:1::1%eth0'],
    ['site-local, as it was', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['segment routing', '5f00::1'],
    ['no address', ''],
    ['a name', 'wiki.acme.example'],
    ['three numbers', '10.0.1'],
    ['in hex', '0x7f.0.0.1'],
    ['in octal', '0177.0.0.1'],
    ['one number', '2130706433'],
    ['in brackets', '[2606:2800:220:1::1]'],
  ])('%s: %s', (_, address) => {
    expect(isPublic(address)).toBe(false);
  });
});

test.each(['1.1.1.1', '93.184.215.14', '140.82.121.4', '2606:2800:220:1::1', '2a01:4f8::1', '2001:4860:4860::8888'])(
  '%s is of the internet',
  (address) => {
    expect(isPublic(address)).toBe(true);
  },
);

/** The same said by arithmetic. */
const PRIVATE = (a: number, b: number): boolean =>
  a === 0 ||
  a === 10 ||
  a === 127 ||
  a >= 224 ||
  (a === 169 && b === 254) ||
  (a === 172 && b >= 16 && b < 32) ||
  (a === 192 && b === 168);

test('no private address is ever one of the internet, nor is any other text', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.constantFrom(0, 10, 127, 169, 172, 192, 224, 255), byte, byte, byte, (a, b, c, d) => {
      if (PRIVATE(a, b)) expect(isPublic(`${a}.${b}.${c}.${d}`)).toBe(false);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => typeof isPublic(text) === 'boolean'));
});

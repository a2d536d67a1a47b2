/** Which addresses are of the internet, and not of this machine, its network or a cloud's own services. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

type Networks = readonly (readonly [network: string, prefix: number])[];

/**
 * IPv4 addresses that are no host of the internet: https://www.iana.org/assignments/iana-ipv4-special-registry (RFC 6890),
 * with its anycast services, then multicast and what is reserved.
 */
const SPECIAL_IPV4: Networks = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // The host of a virtual machine in Azure, where GitHub's runners are: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
  ['168.63.129.16', 32],
];

/**
 * All of IPv6 that is given out: https://www.iana.org/assignments/ipv6-address-space. Outside it are loopback, ULA (fc00::/7),
 * link-local, multicast, and what stands for IPv4 addresses: ::ffff:0:0/96 (mapped), 64:ff9b::/96 and 64:ff9b:1::/48 (NAT64).
 */
const GLOBAL_IPV6: Networks = [['2000::', 3]];
/** Of that: protocols and Teredo, documentation, 6to4, AS112: https://www.iana.org/assignments/iana-ipv6-special-registry */
const SPECIAL_IPV6: Networks = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const isIn = (networks: Networks, address: string, type: 'ipv4' | 'ipv6'): boolean => {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, type);
  return list.check(address, type);
};

/** False as well for what is no address at all. */
export const isPublic = (address: string): boolean => {
  if (isIPv4(address)) return !isIn(SPECIAL_IPV4, address, 'ipv4');
  // A zone, as in `fe80::1%eth0`, is of this machine.
  if (!isIPv6(address) || address.includes('%')) return false;
  return isIn(GLOBAL_IPV6, address, 'ipv6') && !isIn(SPECIAL_IPV6, address, 'ipv6');
};

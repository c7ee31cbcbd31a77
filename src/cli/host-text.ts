import { networkInterfaces } from 'node:os';
import type { ckpt } from '../gen/ckpt.js';

/** Interfaces of containers: another host cannot reach us there. */
const LOCAL_INTERFACE = /^(podman|cni|docker|br-|veth|virbr|lxc)/;

/** This host as a person compares it, and the command for the other host. */
export function identityLines(identity: ckpt.v1.HostIdentity): string[] {
  const addresses = identity.listen.flatMap(reachable);
  const [first = 'ADDRESS', ...others] = [...new Set(addresses)];
  return [
    `name         ${identity.name}`,
    `id           ${identity.id}`,
    `fingerprint  ${identity.fingerprint}`,
    ...(identity.listen.length > 0 ? [`listens on   ${identity.listen.join(', ')}`] : []),
    '',
    'To let another host in, type there:',
    `  ckpt host add ${identity.name} ${first} --fingerprint ${identity.fingerprint}`,
    ...(others.length > 0 ? [`or with another address of this host: ${others.join(', ')}`] : []),
  ];
}

/** A wildcard listens on every address of this host; others can use those that leave it. */
function reachable(listen: string): string[] {
  const colon = listen.lastIndexOf(':');
  const host = listen.slice(0, colon);
  const port = listen.slice(colon + 1);
  if (host !== '[::]' && host !== '0.0.0.0') return [listen];
  const found: string[] = [];
  for (const [name, addresses = []] of Object.entries(networkInterfaces())) {
    if (LOCAL_INTERFACE.test(name)) continue;
    for (const { address, family, internal } of addresses) {
      if (internal || address.startsWith('fe80:')) continue;
      if (family === 'IPv4') found.push(`${address}:${port}`);
      else if (host === '[::]') found.push(`[${address}]:${port}`);
    }
  }
  return found;
}

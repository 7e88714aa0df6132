import { isIP } from 'node:net';

/** Where the server listens. */
export interface Site {
  readonly host: string;
  readonly port: number;
}

/**
 * Why a request must be refused, if so: a page of another site, or a name that was made to point here (DNS rebinding),
 * would otherwise use the server of whoever opens the page. A server that listens beyond this machine accepts any name.
 */
export function refuseOtherSites(
  site: Site,
  host: string | undefined,
  origin: string | undefined,
): string | undefined {
  const own = toOwnHosts(site);
  const named = host?.toLowerCase() ?? '';
  if (isLoopback(site.host) && !own.includes(named)) {
    return `The Host header is ${JSON.stringify(host ?? '')}; this server answers to ${own[0]} alone`;
  }
  if (origin === undefined) return undefined;
  const same = [named, ...own].some((it) => origin === `http://${it}`);
  return same ? undefined : `The request comes from a page of ${origin}`;
}

/** Host as it stands in a URL: an IPv6 address in brackets. */
export function toUrlHost(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

function toOwnHosts({ host, port }: Site): string[] {
  const names = [toUrlHost(host.toLowerCase()), 'localhost', '127.0.0.1', '[::1]'];
  return names.flatMap((name) => (port === 80 ? [`${name}:80`, name] : [`${name}:${port}`]));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

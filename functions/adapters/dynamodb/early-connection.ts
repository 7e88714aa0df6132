import { Agent, type AgentOptions, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';

/** A process that was frozen for longer cannot know whether the other side is still there. */
const LONGEST_UNUSED_MS = 5000;

/**
 * An agent for the SDK that begins to connect to an https endpoint at once, while Lambda still initializes with all of
 * its processor; the first request to it takes that connection, ready or not. One that fails, ends or grows old before
 * is let go of, and a request elsewhere does not see it.
 */
export class EarlyAgent extends Agent {
  #early: EarlyConnection | undefined;

  /** The options are added to those that the SDK gives its own agent. */
  constructor(endpoint: URL, options: AgentOptions = {}) {
    super({ keepAlive: true, maxSockets: 50, ...options });
    const { hostname: host, port } = endpoint;
    // An address is no server name.
    const servername = /^[\d.]+$|:/.test(host) ? '' : host;
    const target = { ...this.options, host, port: port === '' ? 443 : Number(port), servername };
    const socket = super.createConnection(target);
    if (!socket) return;
    this.#early = { socket, name: this.getName(target), sinceMs: performance.now() };
    socket.once('error', this.#forget).once('close', this.#forget);
    // Nobody waits for it yet: it keeps no process running.
    if ('unref' in socket && typeof socket.unref === 'function') socket.unref();
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, socket: Duplex) => void,
  ): Duplex | null | undefined {
    return this.#take(this.getName(options)) ?? super.createConnection(options, callback);
  }

  #take(name: string): Duplex | undefined {
    if (this.#early?.name !== name) return undefined;
    const { socket, sinceMs } = this.#early;
    this.#early = undefined;
    socket.off('error', this.#forget).off('close', this.#forget);
    if (socket.destroyed || !socket.writable || performance.now() - sinceMs > LONGEST_UNUSED_MS) {
      socket.on('error', () => {}).destroy();
      return undefined;
    }
    if ('ref' in socket && typeof socket.ref === 'function') socket.ref();
    return socket;
  }

  readonly #forget = (): void => {
    this.#early = undefined;
  };
}

interface EarlyConnection {
  readonly socket: Duplex;
  /** What the agent calls connections by that can stand for each other. */
  readonly name: string;
  readonly sinceMs: number;
}

/** Where the SDK will connect to, unless its settings say more than these variables; undefined unless that is https. */
export function endpointOf(env: NodeJS.ProcessEnv): URL | undefined {
  const region = env['AWS_REGION'];
  if (region === undefined) return undefined;
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const named = env['AWS_ENDPOINT_URL_DYNAMODB'] ?? env['AWS_ENDPOINT_URL'];
  const address = named ?? `https://dynamodb.${region}.${suffix}`;
  return URL.canParse(address) && address.startsWith('https:') ? new URL(address) : undefined;
}

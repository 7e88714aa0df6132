/** Stands for `node:http2` in the bundles: it is loaded by the first HTTP/2 connection, not with the first package. */
const http2 = {
  connect: (authority: string | URL, options?: object) => load().connect(authority, options),
  constants: new Proxy({}, { get: (_, name): unknown => Reflect.get(load().constants, name) }),
};

// oxlint-disable-next-line import/no-default-export -- packages import the module as a default
export default http2;

function load() {
  return process.getBuiltinModule('node:http2');
}

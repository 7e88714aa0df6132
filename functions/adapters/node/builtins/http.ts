/**
 * Stands for `node:http` in the bundles. An `import` of it reads every export, and one of them loads undici, which
 * costs more than all the rest of a start; `getBuiltinModule` reads none.
 */
const http = process.getBuiltinModule('node:http');

// oxlint-disable-next-line import/no-default-export -- packages import the module as a default
export default http;

export const { Agent, request } = http;

/** Stands for `node:process` in the bundles: an `import` of it reads every export, and so opens standard input. */
const nodeProcess = process;

// oxlint-disable-next-line import/no-default-export -- packages import the module as a default
export default nodeProcess;

export const { arch, argv, env, pid, platform, version, versions } = process;

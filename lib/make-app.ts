import { App, Tags } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import type { CodeOf } from './bundle/bundle.ts';
import { MillraceStack } from './millrace-stack.ts';
import { parseSettings } from './settings.ts';

export interface AppOptions {
  /** Folder of the cloud assembly; by default the CDK CLI's, or a new temporary one. */
  readonly outdir?: string;
  /** Context that yields to the CDK CLI's; by default none, so that the settings have their defaults. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Code of each function; by default bundled from its handler. */
  readonly codeOf?: CodeOf;
}

/**
 * The app with the stack of one stage, the same with and without the CDK CLI; `synth()` writes the assembly.
 * Throws a SettingsError for context that is not allowed.
 */
export function makeApp({ outdir, context, codeOf }: AppOptions = {}): App {
  const app = new App({
    analyticsReporting: false,
    postCliContext: TEMPLATE_CONTEXT,
    ...(outdir === undefined ? {} : { outdir }),
    ...(context === undefined ? {} : { context }),
  });
  const settings = parseSettings(app.node.getAllContext());
  const stack = new MillraceStack(app, `Millrace-${settings.stage}`, {
    settings,
    ...(codeOf === undefined ? {} : { codeOf }),
  });
  Tags.of(stack).add('millrace:stage', settings.stage);
  return app;
}

/** What `cdk init` would write, here so that an app made without the CLI is the same; then the template's metadata, which the development runtime reads. */
const TEMPLATE_CONTEXT = {
  ...CURRENTLY_RECOMMENDED_FLAGS,
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
};

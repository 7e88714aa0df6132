import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod/mini';
import { makeApp } from '../../lib/make-app.ts';

type Context = Readonly<Record<string, unknown>>;

const templates = new Map<string, Template>();

/** The template for a context, with a stub for each function's code; made once per context. */
export function synthesized(context: Context = {}): Template {
  const key = JSON.stringify(context);
  const known = templates.get(key);
  if (known !== undefined) return known;
  const app = makeApp({ context, codeOf: () => Code.fromInline('export const handler = () => {};') });
  const stack = app.node.children.find((child) => Stack.isStack(child));
  if (stack === undefined) throw new Error('the app has no stack');
  const template = Template.fromStack(stack);
  templates.set(key, template);
  return template;
}

const listOrOne = <T extends z.ZodMiniType>(item: T) => z.union([z.array(item), item]);

const policySchema = z.object({
  Properties: z.object({
    Roles: z._default(z.array(z.object({ Ref: z.string() })), []),
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({ Effect: z.string(), Action: listOrOne(z.string()), Resource: listOrOne(z.unknown()) }),
      ),
    }),
  }),
});

export interface Allowed {
  /** Logical id of the role, which starts with that of its function. */
  readonly role: string;
  readonly actions: readonly string[];
  /** JSON of each resource, as intrinsic functions have no ARN yet. */
  readonly resources: readonly string[];
}

/** Every Allow statement of the template's policies. */
export function allowedIn(template: Template): readonly Allowed[] {
  return ['AWS::IAM::Policy', 'AWS::SQS::QueuePolicy']
    .flatMap((type) => Object.values(template.findResources(type)))
    .map((resource) => policySchema.parse(resource).Properties)
    .flatMap(({ Roles, PolicyDocument }) =>
      PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Action, Resource }) => ({
        role: Roles.map(({ Ref }) => Ref).join(),
        actions: [Action].flat(),
        resources: [Resource].flat().map((resource) => JSON.stringify(resource)),
      })),
    );
}

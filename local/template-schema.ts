import * as z from 'zod/mini';

/** The parts of a CloudFormation template that the development runtime reads; anything else is ignored. */
export const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z._default(z.record(z.string(), z.unknown()), {}),
      Metadata: z._default(z.record(z.string(), z.unknown()), {}),
    }),
  ),
});

export type Resources = z.infer<typeof templateSchema>['Resources'];
export type Resource = Resources[string];

/** Lambda's own defaults stand where the template is silent: 3 s and 128 MB. */
export const functionSchema = z.object({
  Handler: z.string(),
  Timeout: z._default(z.number(), 3),
  MemorySize: z._default(z.number(), 128),
  Environment: z._default(z.object({ Variables: z._default(z.record(z.string(), z.unknown()), {}) }), {
    Variables: {},
  }),
});

export const routeSchema = z.object({ RouteKey: z.string(), Target: z.unknown() });

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const indexSchema = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'INCLUDE', 'KEYS_ONLY']),
    NonKeyAttributes: z.optional(z.array(z.string())),
  }),
});

/** Fits AWS::DynamoDB::Table and AWS::DynamoDB::GlobalTable alike. */
export const tableSchema = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  LocalSecondaryIndexes: z.optional(z.array(indexSchema)),
  GlobalSecondaryIndexes: z.optional(z.array(indexSchema)),
  TimeToLiveSpecification: z.optional(z.object({ AttributeName: z.string(), Enabled: z.boolean() })),
});

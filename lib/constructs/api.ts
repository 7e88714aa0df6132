import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type FunctionName, ROUTES } from '../../functions/core/names.ts';
import type { AccessSettings, Settings } from '../settings.ts';
import type { OperationFunction } from './function.ts';

export interface ApiProps {
  readonly functions: Readonly<Record<FunctionName, OperationFunction>>;
  readonly settings: Settings;
}

/** The HTTP API: a route per row of ROUTES, and every other path to the memory function, which refuses it with a problem. */
export class Api extends Construct {
  readonly http: HttpApi;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, { functions, settings }: ApiProps) {
    super(scope, id);
    const integrations = integrateAll(functions);
    this.http = new HttpApi(this, 'Http', {
      apiName: `millrace-${settings.stage}`,
      createDefaultStage: false,
      defaultAuthorizer: makeAuthorizer(settings.access),
      defaultIntegration: integrations.memory,
    });
    addRoutes(this.http, integrations);
    allowDefaultRoute(this, this.http, functions.memory);
    this.stage = makeStage(this, this.http, settings);
  }
}

type Integrations = Readonly<Record<FunctionName, HttpLambdaIntegration>>;

function integrateAll(functions: ApiProps['functions']): Integrations {
  return {
    message: integrate(functions.message),
    'tool-batch': integrate(functions['tool-batch']),
    stats: integrate(functions.stats),
    memory: integrate(functions.memory),
    maintenance: integrate(functions.maintenance),
  };
}

/** One permission for all routes of a function instead of one for each. */
function integrate({ node, lambda }: OperationFunction): HttpLambdaIntegration {
  return new HttpLambdaIntegration(node.id, lambda, { scopePermissionToRoute: false });
}

function makeAuthorizer(access: AccessSettings): IHttpRouteAuthorizer {
  if (access.authorization === 'iam') return new HttpIamAuthorizer();
  return new HttpJwtAuthorizer('Jwt', access.issuer, { jwtAudience: [...access.audience] });
}

function addRoutes(http: HttpApi, integrations: Integrations): void {
  for (const route of ROUTES) {
    const added = http.addRoutes({
      path: route.path,
      methods: [HttpMethod[route.method]],
      integration: integrations[route.function],
      ...(route.open === true ? { authorizer: new HttpNoneAuthorizer() } : {}),
    });
    if (route.open === true) for (const each of added) explainOpen(each);
  }
}

function explainOpen(route: HttpRoute): void {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'Liveness and the description of the API are for anybody; neither touches an agent.',
  });
}

/** The permission of the other routes names stage, method and path, and `$default` has no path. */
function allowDefaultRoute(scope: Construct, http: HttpApi, { lambda }: OperationFunction): void {
  lambda.addPermission('UnknownPaths', {
    scope,
    principal: new ServicePrincipal('apigateway.amazonaws.com'),
    sourceArn: Stack.of(scope).formatArn({
      service: 'execute-api',
      resource: http.apiId,
      resourceName: '*/$default',
    }),
  });
}

function makeStage(scope: Construct, http: HttpApi, settings: Settings): HttpStage {
  const logGroup = new LogGroup(scope, 'AccessLog', {
    retention: settings.logRetentionDays,
    removalPolicy: settings.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  return new HttpStage(scope, 'Stage', {
    httpApi: http,
    autoDeploy: true,
    throttle: { rateLimit: settings.requestsPerSecond, burstLimit: settings.burstRequests },
    accessLogSettings: {
      destination: new LogGroupLogDestination(logGroup),
      format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
    },
  });
}

/** What a line says: who waited how long for what, and no body, query or credential. */
const ACCESS_LOG = {
  time: '$context.requestTime',
  requestId: '$context.requestId',
  sourceIp: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  responseMs: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  functionError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
} as const;

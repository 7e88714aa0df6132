import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ENV, ROUTES } from '../../functions/core/names.ts';
import { synthesized } from './synthesized.ts';

const ROUTE = 'AWS::ApiGatewayV2::Route';

const JWT = { jwtIssuer: 'https://issuer.example', jwtAudience: 'agents', tenantClaim: 'org' };

/** Logical id of the function behind a route. */
function functionBehind(routeKey: string): string {
  const template = synthesized();
  const [route] = Object.values(template.findResources(ROUTE, { Properties: { RouteKey: routeKey } }));
  const integrationId = route?.['Properties'].Target['Fn::Join'][1][1].Ref;
  const integration = template.findResources('AWS::ApiGatewayV2::Integration')[integrationId];
  return integration?.['Properties'].IntegrationUri['Fn::GetAtt'][0];
}

function toLogicalIdStart(name: string): string {
  return `${name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}FunctionLambda`;
}

describe('API', () => {
  it('has a route per row of the table, one for all other paths, and no more', () => {
    synthesized().resourceCountIs(ROUTE, ROUTES.length + 1);
  });

  it.each(ROUTES)('sends $method $path to $function', ({ method, path, function: name }) => {
    expect(functionBehind(`${method} ${path}`)).toMatch(toLogicalIdStart(name));
  });

  it.each(ROUTES)('lets only whom it may call $method $path', ({ method, path, open }) => {
    synthesized().hasResourceProperties(ROUTE, {
      RouteKey: `${method} ${path}`,
      AuthorizationType: open === true ? 'NONE' : 'AWS_IAM',
    });
  });

  it('opens health and the description alone', () => {
    const open = Object.values(
      synthesized().findResources(ROUTE, { Properties: { AuthorizationType: 'NONE' } }),
    );
    expect(open.map((route) => route['Properties'].RouteKey)).toEqual(['GET /health', 'GET /openapi.json']);
  });

  it('lets the memory function refuse unknown paths, for callers who may call', () => {
    synthesized().hasResourceProperties(ROUTE, { RouteKey: '$default', AuthorizationType: 'AWS_IAM' });
    expect(functionBehind('$default')).toMatch(/^MemoryFunction/);
    synthesized().hasResourceProperties('AWS::Lambda::Permission', {
      FunctionName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MemoryFunction'), 'Arn'] },
      SourceArn: Match.objectLike({ 'Fn::Join': ['', Match.arrayWith(['/*/$default'])] }),
    });
  });

  it('checks a JWT of the issuer instead where one is configured', () => {
    const template = synthesized(JWT);
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['agents'] },
    });
    const kinds = Object.values(template.findResources(ROUTE)).map(
      (route) => route['Properties'].AuthorizationType,
    );
    expect(kinds.filter((kind) => kind === 'NONE')).toHaveLength(
      ROUTES.filter(({ open }) => open === true).length,
    );
    expect(kinds).not.toContain('AWS_IAM');
  });

  it('tells every function which claim names the tenant where a JWT does', () => {
    synthesized(JWT).allResourcesProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ [ENV.tenantClaim]: 'org' }) },
    });
  });

  it('throttles every route', () => {
    synthesized({ requestsPerSecond: '5', burstRequests: 10 }).hasResourceProperties(
      'AWS::ApiGatewayV2::Stage',
      {
        StageName: '$default',
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 },
      },
    );
  });

  it('logs each access as JSON without query, body or credential', () => {
    const [stage] = Object.values(synthesized().findResources('AWS::ApiGatewayV2::Stage'));
    const format = stage?.['Properties'].AccessLogSettings.Format;
    expect(Object.keys(JSON.parse(format))).toContain('requestId');
    expect(format).not.toMatch(/body|querystring|header|\$context\.path|token|claims/i);
  });
});

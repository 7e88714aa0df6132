/** What the emulator cannot do, so that this run does not show it; where it is tested instead. */
export const LIMITS: readonly { readonly what: string; readonly why: string; readonly instead: string }[] = [
  {
    what: 'GET /health through the API',
    why: 'the emulator answers that path itself, whatever the host',
    instead: 'invoked directly here; over HTTP in test/local',
  },
  {
    what: 'refusing a request without a signature, or with a foreign one',
    why: 'this version of the emulator checks no signature; requests here are signed all the same',
    instead: "the authorization of each route, and nobody else's, in test/lib/api.test.ts",
  },
  {
    what: 'the name of a refusal, which Catch matches',
    why: 'the emulator calls every error of a function Runtime.HandlerError',
    instead:
      "test/functions/pipeline.test.ts runs the state machine with the names; test/local invokes over Lambda's API",
  },
  {
    what: 'alarms on an expression of several metrics',
    why: 'the emulator refuses them; here they are deployed on a single metric',
    instead: 'test/lib/alarms.test.ts, and npm run test:cfn-lint',
  },
  {
    what: 'metrics, the values on the dashboard, and alarms that ring',
    why: 'the emulator makes no metrics of embedded metric format',
    instead: 'test/functions reads the log lines that CloudWatch would read',
  },
  {
    what: 'items that go by their TTL',
    why: 'the emulator does not delete them',
    instead: 'every read checks the time itself: test/contracts',
  },
  {
    what: "permissions of the functions' roles",
    why: 'the emulator enforces no policy',
    instead: 'test/lib/permissions.test.ts lists each action, and cdk-nag finds no wildcard',
  },
  {
    what: 'executions that become memory entries by themselves',
    why: 'the emulator sends no event when an execution ends; here the event is put by hand',
    instead:
      'test/lib/watched-executions.test.ts has the rule, test/functions/executions.test.ts what is remembered',
  },
  {
    what: 'cdk destroy to its end',
    why: 'the CLI deletes a stack by its ARN, which the emulator does not know; it is then deleted by its name',
    instead: 'that nothing of the stage is left is looked up here, kind by kind',
  },
];

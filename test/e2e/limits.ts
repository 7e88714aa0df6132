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
];

/** Name of a deployment environment -> its usual short form. */
export const ENVIRONMENTS: ReadonlyMap<string, string> = new Map(
  (
    'dev:dev development:dev prod:prod production:prod staging:staging preprod:preprod preproduction:preprod ' +
    'qa:qa uat:uat sandbox:sandbox canary:canary int:int nonprod:nonprod'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [word = '', name = ''] = pair.split(':');
      return [word, name];
    }),
);

/** After one of these an ambiguous word (`test cluster`, `live database`) names an environment too. */
export const PLACES = new Set(
  'environment env cluster database db server system account stage instance workspace warehouse region'.split(
    ' ',
  ),
);

export const AMBIGUOUS_ENVIRONMENTS = new Set('test testing live local stage demo'.split(' '));

/** Pairs of words with opposite meanings; an inflected form stands for its word. */
export const OPPOSITES: readonly (readonly [string, string])[] = (
  'enable/disable start/stop begin/end add/remove grant/revoke allow/deny allow/block increase/decrease ' +
  'increase/reduce raise/lower rise/drop rise/fall grow/shrink open/close lock/unlock attach/detach mount/unmount ' +
  'import/export upload/download push/pull read/write send/receive produce/consume publish/subscribe ' +
  'publish/unpublish encrypt/decrypt compress/decompress zip/unzip pack/unpack encode/decode serialize/deserialize ' +
  'merge/split join/split combine/separate include/exclude show/hide create/delete create/drop insert/delete ' +
  'install/uninstall connect/disconnect register/unregister register/deregister subscribe/unsubscribe load/unload ' +
  'assign/unassign deploy/undeploy commit/rollback upgrade/downgrade pause/resume suspend/resume pass/fail ' +
  'succeed/fail success/failure accept/reject approve/reject fast/slow faster/slower fastest/slowest quick/slow ' +
  'big/small large/small larger/smaller largest/smallest bigger/smaller biggest/smallest high/low higher/lower ' +
  'highest/lowest long/short longer/shorter longest/shortest old/new older/newer oldest/newest earliest/latest ' +
  'early/late first/last next/previous most/least more/less more/fewer max/min maximum/minimum best/worst ' +
  'better/worse good/bad cheap/expensive cheaper/costlier ascending/descending asc/desc upstream/downstream ' +
  'before/after above/below over/under inside/outside internal/external inbound/outbound incoming/outgoing ' +
  'input/output source/target source/destination source/sink producer/consumer reader/writer sender/receiver ' +
  'primary/secondary primary/standby primary/replica leader/follower master/replica parent/child public/private ' +
  'local/remote sync/async synchronous/asynchronous batch/stream manual/automatic manually/automatically ' +
  'static/dynamic full/incremental full/empty full/partial hot/cold left/right inner/outer horizontal/vertical ' +
  'horizontally/vertically row/column up/down in/out on/off true/false yes/no valid/invalid active/inactive ' +
  'online/offline present/absent present/missing same/different equal/different shared/dedicated ' +
  'structured/unstructured nullable/required optional/mandatory optional/required permanent/temporary ' +
  'advantage/disadvantage advantage/drawback benefit/drawback benefit/risk pro/con strength/weakness cause/effect ' +
  'cause/consequence prevent/cause prevent/allow expand/collapse scale/shrink normalize/denormalize ' +
  'optimistic/pessimistic lazy/eager eagerly/lazily front/back head/tail top/bottom begin/finish start/finish ' +
  'ingress/egress hard/soft strict/lenient strict/loose forward/backward rollout/rollback safe/unsafe ' +
  'healthy/unhealthy stable/unstable used/unused sorted/unsorted ordered/unordered bounded/unbounded ' +
  'managed/unmanaged known/unknown clean/dirty fresh/stale profit/loss buy/sell win/lose love/hate men/women ' +
  'male/female boy/girl husband/wife weekday/weekend day/night keep/discard keep/drop keep/delete'
)
  .split(' ')
  .map((pair): [string, string] => {
    const [one = '', other = ''] = pair.split('/');
    return [one, other];
  });

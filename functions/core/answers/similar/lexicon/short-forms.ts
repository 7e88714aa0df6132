/** A word written short -> the whole word; only what is short for one word in data work. */
export const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  (
    'msg:message msgs:messages req:request reqs:requests resp:response svc:service svcs:services ns:namespace ' +
    'acct:account accts:accounts addr:address attr:attribute attrs:attributes bkp:backup cert:certificate ' +
    'certs:certificates cnt:count col:column cols:columns conn:connection conns:connections ctx:context ' +
    'cust:customer custs:customers dbs:databases deps:dependencies dims:dimensions dim:dimension diff:difference ' +
    'dup:duplicate dups:duplicates dupe:duplicate dupes:duplicates errs:errors evt:event evts:events fn:function ' +
    'fns:functions func:function funcs:functions freq:frequency gw:gateway hist:history idx:index idxs:indexes ' +
    'infra:infrastructure init:initialize lib:library libs:libraries loc:location mgr:manager nbr:number nr:number ' +
    'obj:object objs:objects orig:original perf:performance pkg:package pkgs:packages prev:previous proj:project ' +
    'prop:property props:properties qty:quantity rec:record recs:records ref:reference refs:references ' +
    'sched:schedule seq:sequence sess:session snap:snapshot snaps:snapshots std:standard stmt:statement ' +
    'stmts:statements svr:server srv:server sys:system tbl:table tbls:tables tgt:target thru:through txns:transactions ' +
    'upd:update usr:user usrs:users util:utilization val:value vals:values ver:version vol:volume wf:workflow ' +
    'whse:warehouse xfer:transfer wk:week wks:weeks mth:month mths:months qtr:quarter amt:amount ' +
    'chg:change ckpt:checkpoint cmd:command cmds:commands ctrl:control curr:current dur:duration grp:group ' +
    'grps:groups iface:interface lvl:level lvls:levels mvs:materialized_views ppl:people prio:priority rng:range ' +
    'trx:transaction xact:transaction tkt:ticket txt:text amts:amounts cfgs:configs envs:environments ' +
    'params:parameters specs:specifications repos:repositories devs:developers pmt:payment ' +
    'pmts:payments calc:calculation calcs:calculations agg:aggregation aggs:aggregations subq:subquery ' +
    'buf:buffer cred:credential creds:credentials elem:element elems:elements ' +
    'expr:expression exprs:expressions fld:field flds:fields fmt:format hdr:header hdrs:headers len:length ' +
    'partn:partition ptn:partition ptns:partitions pwds:passwords repl:replication schd:schedule vars:variables ' +
    'vers:versions wh:warehouse'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [short = '', whole = ''] = pair.split(':');
      return [short, whole.replace('_', ' ')];
    }),
);

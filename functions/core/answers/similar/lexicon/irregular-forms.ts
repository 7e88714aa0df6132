/** Base form, then the inflected forms that no rule makes from it. */
export const IRREGULAR_FORMS =
  'use uses used using,run ran running runs,write wrote written,read,take took taken,give gave given,get got gotten getting,' +
  'make made making,find found,keep kept,send sent,build built,lose lost,break broke broken,choose chose chosen,' +
  'begin began begun,know knew known,see saw seen,grow grew grown,show shown,fall fell fallen,rise rose risen,' +
  'come came coming,become became becoming,hold held,hide hid hidden,go goes went gone going,' +
  'drive drove driven driving,speak spoke spoken,leave leaves left leaving,lead led,feed fed,mean meant,meaning meanings,production productions,meet met,pay paid,say said,' +
  'sell sold,buy bought,spend spent,stick stuck,tell told,think thought,understand understood,win won winning,' +
  'catch caught,bring brought,teach taught,freeze froze frozen freezing,throw threw thrown,draw drew drawn,' +
  'wake woke woken,index indices indexes,schema schemata,datum data,criterion criteria,analysis analyses,' +
  'matrix matrices,vertex vertices,person people persons,child children,man men,woman women,life lives,half halves,' +
  'bus buses,query queries,agree agreed,free freed,see seen,tie tied tying,die died dying,lie lied lying,' +
  'quiz quizzes,embed embedded embedding,feedback,speed,feed,need needed needs needing,exceed exceeded exceeds exceeding,' +
  'proceed proceeded,succeed succeeded succeeds succeeding success successful,seed seeded seeds,bleed bled,setup,' +
  'sync synced syncing synchronize synchronized synchronizing synchronization,retry retried retries retrying,' +
  'add added adds adding,log logged logs logging,ship shipped ships shipping,die dies,' +
  'fail failure failures failed failing fails,usage,remove removal,retrieve retrieval,approve approval,arrive arrival,' +
  'deploy deployment deployments,measure measurement measurements,improve improvement improvements,' +
  'replace replacement,assign assignment,adjust adjustment,enrich enrichment,transform transformation transformations,' +
  'configure configuration configurations,document documentation,implement implementation,install installation,' +
  'cancel cancelled cancelling canceled canceling cancellation,expire expiration expiry,compute computation,' +
  'explain explanation,analyze analysis analyses analytics analyse analysing,grow growth,maintain maintenance,' +
  'occur occurred occurring occurrence,refer referred referring,transfer transferred transferring,' +
  'prefer preferred preferring,label labelled labelling labeled labeling,model modelled modelling modeled modeling,' +
  'late later,differ difference differences different differs,exist existence,depend dependency dependencies dependence,' +
  'notify notification notifications,modify modification modifications,verify verification,specify specification,' +
  'classify classification,apply application,detect detection,describe description,define definition,solve solution,' +
  'resolve resolution,subscribe subscription,ingest ingestion,produce,consume consumption,reduce reduction,' +
  'secure security,encrypt encryption,decrypt decryption,compress compression,decompress decompression,' +
  'separate separation,cleanup,refuse refusal,propose proposal,restart,access accessing accessed accesses,' +
  'process processes processed processing,pass passes passed passing,miss misses missed,address addresses,' +
  'alias aliases,status statuses,https,ldaps,series,lens,bias biases,canvas,atlas,gas,always,across,this,basis bases,axis axes,' +
  'crisis crises,thesis theses,string strings,thing things,nothing,something,anything,everything,during,ring rings,' +
  'spring,king,bring brings bringing,hundred,red,bed,embed,shed,indeed,edition,portion,exception exceptions,' +
  'direction directions,region regions,version versions,function functions,session sessions,partition partitions,' +
  'dimension dimensions,position positions,condition conditions,question questions,permission permissions,' +
  'version versions,station stations,option options,section sections,dictionary,lower lowered lowering lowers,' +
  'daily,hourly,weekly,monthly,yearly,nightly,early,only,family families,anomaly anomalies,assembly,supply supplies,reply replies,likely,friendly,weekly,quarterly,hardly,nearly,lately,mostly,apply applies applied,comply,multiply,directly,kpi kpis,api apis,' +
  'state stated stating states,rate rated rating rates,note noted noting,paste pasted pasting,scrape scraped scraping,' +
  'ride rode ridden riding,tune tuned tuning,pipe piped piping,time timed timing,scale scaled scaling,' +
  'share shared sharing,grade graded grading,trade traded trading,code coded coding,base based basing,file filed filing,' +
  'line lined lining,care cared caring,overwrite overwrote overwritten overwriting,rewrite rewrote rewritten rewriting,' +
  'override overrode overridden overriding,undo undid undone undoing,redo redid redone,rerun reran,rebuild rebuilt,' +
  'resend resent,forget forgot forgotten,bind bound,wind wound,seek sought,arise arose arisen,shut shutting,swap swapped,' +
  'overrun overran,withdraw withdrew withdrawn withdrawal,forbid forbade forbidden,split splitting,quit quitting,' +
  'convert conversion,expand expansion,extend extension,decide decision,submit submission submitted,' +
  'emit emission emitted,transmit transmission transmitted,omit omission omitted,revise revision,divide division,' +
  'collide collision,include inclusion,exclude exclusion,resume resumption,introduce introduction,corrupt corruption,' +
  'receive reception,publish publication,compare comparison,acknowledge acknowledgement acknowledgment,' +
  'agree agreement,align alignment,enforce enforcement,move movement,settle settlement,close closure,expose exposure,' +
  'cover coverage,leak leakage,break breakage,accept acceptance,tolerate tolerance toleration,avoid avoidance,' +
  'persist persistence,renew renewal,deny denial,refuse refusal,dispose disposal,reverse reversal,choose choice,' +
  'deliver delivery deliveries,discover discovery,recover recovery recoveries,valid validity,available availability,' +
  'visible visibility,readable readability,accurate accuracy,consistent consistency,frequent frequency,' +
  'efficient efficiency,idempotent idempotency idempotence,unique uniqueness,complete completeness completion,' +
  'durable durability,reliable reliability,scalable scalability,compatible compatibility,available availability,' +
  'invoke invocation,revoke revocation,provoke provocation,allocate allocation,enrol enroll enrolment enrollment,' +
  'adopt adoption,acquire acquisition,suspend suspension,terminate termination,truncate truncation,' +
  'calculate calculation,populate population,simulate simulation,estimate estimation,delete deletion,insert insertion,' +
  'select selection,collect collection,connect connection,inspect inspection,protect protection,reject rejection,' +
  'treat treatment,guarantee guarantees guaranteed guaranteeing,business businesses';

/** Words that would be taken for another word without their last letter (`state`, `stat`). */
export const KEEP_E = new Set(
  (
    'state site cute bite kite mode cape pine wine scrape cone ride rune tune stripe spine quite suite caste paste ' +
    'plane note one care bare rate cube tube fine tape pipe time star stare scale share breathe grade trade code node ' +
    'base case file line prime use'
  ).split(' '),
);

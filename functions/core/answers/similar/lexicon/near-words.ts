/**
 * One idea a line: words and phrases that may stand for each other where two questions are the same otherwise. Unlike
 * synonyms a word may stand in several lines, with a meaning in each. What differs in its result stands apart: delete,
 * drop and truncate; pause and stop; insert and upsert; view and materialized view; refuse and ignore.
 */
export const NEAR_WORDS = `
find,see,look up,check,tell,learn,know,spot,recognize,detect
detect,notice,spot,catch,discover,recognize,identify
check,verify,test,validate,see,look at,inspect,review
inspect,look at,view,see,review,investigate,analyze
analyze,investigate,study,evaluate,profile,assess
fix,handle,address,tackle,sort out,clear up,rectify,overcome,get around,mend,correct,patch,cure
handle,manage,process,work with,react to,respond
troubleshoot,investigate,fix,track,analyze
start,run,trigger,execute,invoke,set in motion
run,execute,perform,carry out,conduct,process,operate,go
run,work,operate
fail,break,error,blow up,bomb out,die,not work
stuck,freeze,stall,block
freeze,stall,block
slow,late
slow down,degrade,make slow,hurt
speed up,optimize,improve,tune,make more efficient,boost,shorten
optimize,tune,improve,efficient
improve,enhance,better,increase,refine
increase,extend,expand,scale,enlarge,raise the limit,boost,widen
increase,rise,go up,climb,grow,jump,surge,get big
reduce,limit,save,shorten,curb,keep low,keep down,trim,slim down,scale down
decrease,fall,drop,go down,decline,sink,shrink
remove,strip,take out,trim,take away,eliminate,take off
trim,strip,cut
empty,clear,wipe
clean up,tidy,clean,tidy up
create,add,define,set up,generate,write,produce,make,make up,establish,introduce
configure,define,set,adjust,specify,customize,change,put in place,tune
set,define,specify,change,assign,put,choose
specify,declare,state,pass,give,provide,name
generate,produce,output,emit,create
write,save,store,put,output,persist,dump
store,keep,hold,put,house,live,retain,place
keep,leave,hold,maintain
maintain,manage,own,look after,keep,responsible,take care
own,maintain,responsible,owner,manage,look after
save,back up,preserve
read,consume,get,fetch,access,pull
load,import,ingest,insert,bring
import,ingest,load,bring in
export,extract,dump,write out,download,unload
extract,pull,get,parse
get,receive,obtain,see,have,collect,return
return,give,yield,output,produce,deliver
send,deliver,forward,publish,push,ship,route,pass,write
publish,release,make available,emit,write
receive,accept,get,consume
move,migrate,transfer,shift,switch,bring,port
migrate,switch,change,convert,transfer
copy,duplicate
transform,convert,turn,change,translate,map
convert,change,cast,turn,transform,parse
cast,parse,coerce
parse,read,decode,interpret,process
rename,change,call
name,call,label
replace,swap,overwrite,exchange,substitute
swap,switch,exchange
change,update,edit,modify,adapt,evolve,rework,touch,revise,amend
update,refresh,modify
refresh,reload,renew
add,append,include,attach,put,introduce
append,write
connect,attach,access,integrate,hook,plug
integrate,connect,combine
join,combine,link
combine,union,bring together,put together,stitch together,unite
union,append,stack
split,partition,separate,chunk,segment,cut
aggregate,summarize,group
sort,order,arrange
filter,restrict
limit,restrict,cap,bound,throttle,constrain
exclude,ignore,skip,leave out
ignore,skip,bypass,pass over
prevent,block,disallow,protect,forbid,guard
protect,secure,guard,lock down
hide,conceal
mask,anonymize
allow,enable,let,support,make possible
enable,use,set up
disable,suppress,mute
silence,mute,suppress,snooze
pause,suspend
resume,continue,unpause
finish,end,done
cancel,abort,kill
notify,alert,warn,tell,page,ping,inform,call,call out
alert,notification,warning,page,alarm
monitor,track,supervise,check,follow,observe
track,follow,record,monitor,log
log,record,capture
capture,record,track,collect,catch
collect,gather,capture,aggregate
measure,monitor,track,determine,gauge,calculate
calculate,derive,determine,work out,measure
estimate,predict,forecast,calculate,work out
predict,forecast
count,calculate,get
compare,diff,check,match
reconcile,compare,match
match,fit,agree,correspond
differ,deviate,diverge,not match,disagree
choose,decide,determine,set,define
decide,determine
use,choose,apply,take,pick,adopt,work with,have
use,access,query,read,consume
use,take up,occupy,consume,need,require,eat up,eat
query,read,select,access
need,want,have
show,return,print,present,view,see,give,report
list,see,get,find,view
visualize,plot,chart,show
explain,describe,clarify
describe,document,explain
document,describe,write down,record
learn,understand
understand,read,interpret
teach,train
plan,design,prepare
schedule,set up,time
design,model,structure,build,lay out,organize
organize,structure,arrange,lay out
model,represent
implement,build,set up,do,write,achieve,realize,create
build,develop,write,implement
develop,write
deploy,release,ship,roll out,go live,publish
release,ship,roll out,go live
install,set up,add
test,try out,check,verify
debug,investigate,fix
restore,recover,undo,bring back
recover,restore,repair
undo,reverse,restore
reprocess,replay,rerun
backfill,fill in
replay,reread,read again
repeat,run again
happen,go on,run,come about
become,get,turn,be
contain,include,have,store,hold
include,consist,comprise
support,handle,offer,have
offer,provide,have
provide,give,supply,offer
cause,trigger,lead to,produce,result in,create,bring about,make,provoke
cause,reason,source,culprit,origin,explanation
affect,influence,impact,change,hurt,harm
influence,effect
depend,use,need,be based
belong,be part
appear,show,exist,be listed,occur,turn up
disappear,missing,lose,lost
exist,be available,live
reach,arrive,get to,land,come in
arrive,come,land,come in,reach,get
arrive,be delivered,deliver,be ready
exceed,pass,go over,surpass,cross,over
expire,end,run out,time out
expire,age out
rotate,renew,change,replace
grant,give,assign,provide,allow
revoke,remove
request,get,ask,apply,obtain
enforce,require,ensure,apply,guarantee
ensure,guarantee,enforce,keep
validate,verify,test
apply,run,use,set
call,invoke,trigger,use
scale,grow,extend,expand
distribute,spread,share,balance
balance,even out,spread,distribute
compress,shrink,pack
decrypt,decode
search,find,look for,query
browse,search,see
lose,miss
miss,lack
suffer,have,experience,see,face
get,experience,face,encounter,hit,see,run into,have
run into,encounter,hit,get,see,face
suit,fit,best,work
recommend,advise,propose
prefer,recommend,choose
reclaim,free up
consume,take,use,take up,hog
trace,track,track down
flatten,unpack,unnest
affect,hit,touch
accept,allow,support
overload,hammer,overwhelm
disagree,mismatch,differ
scrub,strip,clean
call,request
attach,assign
bounce,restart
error out,fail
explode,blow up
assemble,build
retire,decommission,sunset
postpone,delay
hold up,delay
rewrite,redo,rework
`;

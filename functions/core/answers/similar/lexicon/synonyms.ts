/**
 * One meaning a line, inflected forms included: words and phrases that answer to the same question in data work. A
 * word stands in one line only. Words that are near but not the same (drop and delete, pause and stop) stand apart.
 */
export const SYNONYMS = `
speed up,speedup,accelerate,make faster,make quick,increase the speed of,increase the performance of,improve the performance of,improve the speed of,improve performance of
fix,resolve,repair,solve,remedy,correct
troubleshoot,debug,diagnose
remove,delete,get rid of,erase,eliminate
dedupe,deduplicate,dedup,remove duplicate,delete duplicate,get rid of duplicate,eliminate duplicate,deduplication
duplicate,duplicated,double entry
create,make,build,construct
configure,set up,setup,config,conf,cfg
start,begin,launch,kick off,initiate,fire up
stop,halt,terminate,kill,abort,shut down,shutdown
enable,activate,turn on,switch on
disable,deactivate,turn off,switch off
run,execute
rerun,run again,re run,execute again
restart,start again,reboot
cancel,call off
list,show,display,enumerate
get,retrieve,fetch,obtain
find,locate,find out,determine,figure out,identify,discover,work out
check,verify,confirm,double check
check whether,see whether,verify that,verify whether,find out whether,check that,confirm that
before,prior to,ahead of
after,subsequent to
slow,sluggish,run slowly,take long,take so long,take too long,take very long,take forever
ensure,make sure,guarantee,be sure
change,modify,alter,adjust,make change to
rename,change the name of,give a new name to
increase,raise,bump up,grow
reduce,decrease,lower,cut,cut down,cut down on,bring down,drive down,shrink,minimize
cost,price,spend,expense,expenditure
cheap,inexpensive,low cost
cheapest,least expensive,least costly
expensive,pricey
most expensive,costliest,priciest
keep,retain,preserve
track,keep track of,trace
store,save,persist
allow,permit,let
prevent,avoid,stop from,keep from
need,require
use,utilize,employ,make use of,leverage,usage
alert,alarm
notify,inform,let us know,let me know,let people know,tell us,send notification to
copy,make copy of
move,transfer,relocate
send,dispatch
split,break up,divide,break down
merge,combine,unify,consolidate
compare,contrast
happen,occur,take place
contain,hold
understand,comprehend,grasp
help,assist,aid
choose,select,pick,opt for
decide,make decision
depend,rely,be dependent,dependent,reliant
handle,deal with,cope with,take care of,treat
manage,administer
monitor,watch,observe,keep an eye on
measure,quantify
calculate,compute
count,get number of,find number of,number of,amount of,count of,get count of
describe,outline
try,attempt
learn,study
update,bring up to date
upgrade,move to a newer version
undo,revert,roll back,rollback
recover,get back
restore,bring back
connect,hook up,link
install,put in place
share,give access to
revoke,take away,withdraw
protect,safeguard
hide,conceal
mask,obfuscate,redact
encrypt,encipher
look up,lookup,look at
wait,hold on
finish,complete,end
publish,make public
schedule,plan
run daily,run every day
daily,every day,each day,once a day,per day
hourly,every hour,each hour,once an hour,per hour
weekly,every week,each week,once a week,per week
monthly,every month,each month,once a month,per month
yearly,every year,each year,annually,per year,annual
overnight,at night,during the night,in the night
each,every,each and every
all,all of,all the,all of the
latest,most recent,newest,most current
oldest,earliest
big,large,huge,very large,very big
bigger,larger
biggest,largest
small,little,tiny
smallest,tiniest
fast,quick,rapid,swift
faster,quicker
fastest,quickest
many,a lot of,lot of,plenty of,a large number of,numerous
several,multiple,a number of
enough,sufficient
simple,easy,straightforward
hard,difficult,tough
important,crucial,essential,vital
common,frequent
rare,infrequent,seldom,hardly ever
wrong,incorrect
right,accurate
broken,corrupt,corrupted,damaged
empty,blank
missing,absent
stale,out of date,outdated,not fresh,not up to date,no longer fresh,go stale,become stale
fresh,up to date
available,accessible
idle,do nothing
stuck,hang,hung
lag,fall behind
late,overdue
delay,latency
fail,crash,go wrong,stop working,no longer work,cease to work,fall over
error,err,exception,fault
problem,issue,trouble
reason,cause
consequence,effect,impact
advantage,benefit,upside,pro
disadvantage,drawback,downside,con
purpose,point,goal,aim
difference,distinction
way,method,approach,technique
procedure,process
step,stage
example,instance of
part,portion
piece,chunk
limit,cap,restriction
limitation,constraint
threshold,cutoff,cut off
rule,policy
owner,in charge of,responsible for
team,group of people
person,people
company,firm,corporation
customer,client
employee,staff member
row,record,tuple
column,field
dashboard,dash board
chart,plot,graph
`;

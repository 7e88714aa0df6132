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
depend,rely,be dependent
handle,deal with,cope with,take care of
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
disconnect,cut off
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
rare,infrequent
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
fail,crash,go wrong
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
threshold,cutoff
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
job queue,work queue
backfill,back fill
backup,back up
timeout,time out
dataset,data set
metadata,meta data
filename,file name
username,user name
hostname,host name
timestamp,ts,time stamp
runtime,run time,running time
workflow,work flow
checkpoint,check point
lookup table,look up table
payload,pay load
workload,work load
downtime,down time
throughput,through put
bottleneck,bottle neck
codebase,code base
offset,off set
realtime,real time
nearline,near line
metastore,meta store
datacenter,data center
email,e mail,mail
website,web site
internet,web
online,on line
login,log in,sign in,logon
logout,log out,sign out
signup,sign up
startup,start up
trade off,tradeoff
best practice,good practice
not null,non null
missing value,absent value
unit test,unit testing
graceful,gracefully,clean,cleanly
automatically,by itself,on its own,without manual work
manually,by hand
in parallel,concurrently,simultaneously,at the same time,at once,parallel,concurrent
immediately,instantly,right away,straight away
approximately,roughly
at least,no less than,not less than
at most,no more than,not more than
more than,greater than,larger than,above,exceed,bigger than,higher than,in excess of
less than,fewer than,smaller than,below,lower than
without,with no,without any,lack,free of
because,because of,due to,owing to,on account of,as a result of
to,in order to,so as to
instead,instead of,rather than,in place of,in lieu of
except,except for,apart from,other than,besides
in addition to,on top of
versus,vs,compared to,compared with,in comparison to,in comparison with
per cent,percent,percentage
if,in case,in the event that
once,as soon as
if only,as long as,provided that
although,even though,despite the fact that
no longer,not any more,not anymore,not any longer
both,both of
money,cash
buy,purchase
movie,film
car,automobile
phone,cell phone,mobile phone
laptop,notebook computer
picture,photo,photograph
university,college
beginner,newbie,novice
become,turn into
earn,make money
lose weight,slim down
look for,search for,seek
talk,speak
lose,forfeit
recommend,suggest,advise
guide,tutorial,walkthrough
investigate,look into
review,go through,go over
inspect,examine,take a look at
clean up,tidy up
reset,set back
fill,populate
insert,put in
append,add to the end
rebuild,build again,recreate,create again
reload,load again
resend,send again
reprocess,process again
reuse,use again
retry,try again
repeat,do again
redeploy,deploy again
recompute,compute again,recalculate,calculate again
reindex,index again
archive,put away
throw away,discard,dump out
ignore,disregard,leave out of account
skip,leave out,pass over,omit
include,take in
wait for,await
succeed,go well
bulk load,mass load
peak,spike
quota,allowance
duration,length of time
amount,quantity
same,identical
similar,alike
unusual,abnormal,strange,odd
outlier,anomaly
usual,normal,typical
upcoming,forthcoming
additional,extra,further
necessary,mandatory,compulsory
possible,feasible
useful,helpful
sensitive data,sensitive information
inside out,thoroughly
mainly,mostly,primarily
almost,nearly
soon,shortly
eventually,in due course
suddenly,all of a sudden
constantly,continually,permanently,all the time
regularly,on a regular basis,periodically
one by one,one at a time
step by step,in steps
from scratch,from zero,from nothing
up and running,operational
out of sync,not in sync
on schedule,on time
near realtime,near real time
on premises,on premise,on prem
third party,external vendor
open source,opensource
ad hoc,adhoc
end to end,e2e
left outer join,left join
right outer join,right join
full outer join,full join
cross join,cartesian join,cartesian product
upsert,insert or update,merge into
data type,datatype
data model,datamodel
data flow,dataflow
data point,datapoint
data frame,dataframe
event time,eventtime
key value,keyvalue
read only,readonly
write only,writeonly
multi tenant,multitenant
autoscale,auto scale,scale automatically
hot spot,hotspot
time series,timeseries
bit map,bitmap
cheaper,less expensive,less costly
more expensive,costlier,pricier
easier,simpler
harder,more difficult
better,superior
worse,inferior
replace,substitute
convert,translate
respond,reply
arrive,show up
previous,prior
entire,whole
`;

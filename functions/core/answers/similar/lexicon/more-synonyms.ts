/**
 * More lines of synonyms (see synonyms.ts): words that are written in one or in two, the small words that bind others,
 * and what people do with work and data.
 */
export const MORE_SYNONYMS = `
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
clean up,cleanup,tidy up
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
type,data type,datatype
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

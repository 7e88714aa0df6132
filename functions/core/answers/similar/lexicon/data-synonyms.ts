/** Still more lines of synonyms (see synonyms.ts): how data people name the parts and events of their work. */
export const DATA_SYNONYMS = `
someone,somebody,anyone,anybody
everyone,everybody
accidentally,by mistake,by accident,unintentionally,mistakenly,inadvertently,erroneously
deliberately,on purpose,intentionally
repeatedly,over and over,again and again,time and again,many times
continue,go on,carry on,proceed,keep going
postpone,put off,defer
separately,individually,independently
partial,partially,in part
efficient,performant
reliable,dependable,trustworthy
robust,resilient,fault tolerant
secure,safe
scalable,able to scale
occasionally,now and then,from time to time,every now and then,once in a while,intermittently
yesterday evening,last night
midway,halfway
bad,faulty,defective
every quarter,each quarter,quarterly
weekend,saturday and sunday
working day,business day,workday
working hour,business hour,office hour
fiscal year,financial year
column name,field name,attribute name,name of column
table name,name of table
foreign table,external table
stored procedure,sproc,stored proc
connection string,dsn,jdbc url
primary node,master node,leader node
worker node,slave node
data engineer,de team
data contract,schema contract
data catalog,data catalogue,catalog of data
data volume,volume of data,amount of data,data amount
row count,number of row,record count,number of record,count of row,count of record
file size,size of file
table size,size of table
batch size,size of batch
message size,size of message
partition key,key of partition,partitioning key
sort key,sorting key
disk space,storage space,space on disk,free space
run out of space,run out of disk space,disk is full,no space left
memory usage,memory consumption,use of memory,usage of memory
cpu usage,cpu consumption,cpu utilization,cpu load
consumer lag,lag of consumer,lagging consumer
error message,error text
error rate,failure rate,rate of error,rate of failure
log file,logfile
stack trace,stacktrace,traceback
access right,privilege
service account,technical user,technical account,robot account
single point of failure,spof
source system,upstream system,originating system
target system,downstream system
raw layer,bronze layer,landing layer,bronze zone,raw zone,landing zone
curated layer,gold layer,curated zone,gold zone
refined layer,silver layer,silver zone
drop off,dip
come from,originate,stem from
arrival rate,speed of arrival
deliver,supply,hand over
receive,get from
accept,take on
reject,turn down,refuse,decline
trigger,set off,fire
invoke,call
wipe,purge,clean out
truncate,cut short
overwrite,write over,clobber
concatenate,concat
flatten,unnest,explode,denest
rank,order by rank
arrange,sort,order by
summarize,sum up,recap
aggregate,roll up,rollup
annotate,tag
explore,browse
visualize,draw
tidy,neat
compress,zip,gzip
decompress,unzip,gunzip,uncompress
anonymize,anonymise,de identify
validate,sanity check
reconcile,match up
synchronize,keep in sync,bring in sync
replicate,mirror
migrate,move over,port
ingest,bring in,pull in,load in
emit,output
expose,make available,make accessible,provide
support,be compatible with,work with
forbid,disallow,prohibit,ban
enforce,impose
override,overrule
define,declare
register,enroll
subscribe,sign up for
acknowledge,ack
approve,sign off,greenlight
assign,allocate
expect,anticipate
assume,presume
guess,estimate
suffer,be affected
appear,show up in,turn up
disappear,vanish,go missing,get lost,go away
exceed limit,go over limit,hit limit,reach limit
reach,hit
double,become twice as large,increase twofold
halve,cut in half
refresh,bring current
expire,lapse,run out
stay,remain
begin with,start with
end with,finish with
at the beginning,at the start
at the end,in the final
on average,in average
on disk,to disk
at rest,while stored
in transit,on the wire
schema drift,schema change,schema evolution,change of schema,change in schema,change to schema
breaking change,incompatible change
late data,late arriving data,late event,late arriving event,late record,late arriving record
null value,null,missing entry
special character,unusual character
header row,header line,heading line,header
trailing space,trailing blank,trailing whitespace
delimiter,separator,field separator
encoding,character set,charset
currency,currency unit
invoice,bill
supplier,vendor
purchase order,po
shipment,consignment
parcel,package
colleague,coworker,co worker,workmate,teammate
manager,boss,supervisor
staff,personnel
engineer,developer,dev team
auditor,audit team
user,end user
figure,value shown
table scan,full scan,full table scan,scan of whole table
index scan,scan of index
execution plan,query plan,explain plan
query optimizer,query planner,planner
data skew,skew,skewed data,uneven data
small file problem,too many small file
shuffle,redistribution
broadcast join,map side join
hash join,hash based join
join key,join column
window function,analytic function,windowing function
subquery,sub query,nested query,inner query
surrogate key,artificial key,synthetic key
natural key,business key
star schema,star model
snowflake schema,snowflake model
fact table,fact
dimension table,dimension
staging table,intermediate table
partition pruning,prune partition
exactly once,exactlyonce
checkpoint interval,interval between checkpoint,time between checkpoint
retention period,retention time,retention,how long data is kept
backpressure,back pressure
heartbeat,heart beat
consumer group,group of consumer
cold start,start from cold
cluster size,size of cluster
spot instance,preemptible instance
pull request,merge request
feature flag,feature toggle
release note,changelog,change log
on call,on duty
root cause,underlying cause,actual cause
post mortem,postmortem,incident review
runbook,playbook
outage,service interruption
incident,disruption
maintenance window,maintenance slot
pro and con,advantage and disadvantage,benefit and drawback,upside and downside
use case,usecase
rule of thumb,heuristic
up front,in advance,beforehand,ahead of time
meanwhile,in the meantime
regardless,irrespective,no matter
according to,as per
at scale,for large volume
`;

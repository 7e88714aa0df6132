/** Still more lines of near words (see near-words.ts): how things are and change, and the rest. */
export const NEAR_QUALITIES = `
missing,lost,absent,not there,gone
stale,old,not current,out of date
old,historical,obsolete,outdated,former
old,stale
obsolete,unused,old
unused,idle,not used
fresh,recent,current,up to date
recent,last,new
current,present,active,existing
active,running,live
running,active,in progress,open
live,production
new,recent,fresh
wrong,bad,off,inaccurate,faulty,strange
bad,poor,invalid,corrupt,broken,malformed
broken,damaged,faulty,failed
malformed,invalid,corrupt,bad
invalid,malformed,wrong
strange,unexpected,unusual,weird,suspicious
unusual,unexpected
accurate,exact,true
correct,right,accurate,valid
same,equal
similar,same
big,long,heavy,massive,great,high
small,short,light,low,tiny,few
high,large,big,great,elevated,much
low,small,little
long,slow
many,much,large
important,critical,key,relevant
critical,essential
necessary,needed,required,need
required,necessary,needed,need
possible,available
available,possible
available,ready,reachable,up
unavailable,down
public,open
sensitive,private,confidential,personal
private,personal,confidential
safe,secure,reliable
secure,safe
safely,securely,without risk
reliable,stable,trustworthy
stable,reliable
simple,basic
easily,quick
complex,complicated
complicated,difficult,complex
huge,massive,enormous,gigantic
cheap,low cost,affordable
expensive,high,costly
fast,efficient
efficient,optimal
automatic,automated,scheduled
manual,hand
common,typical,usual,popular
default,standard
standard,default,usual
specific,certain,particular
main,primary,key,major,principal
primary,main
entire,complete,all
complete,full,entire
full,complete,whole
out of space,full
empty,no
unique,distinct
uneven,unbalanced,skewed
skewed,unbalanced
nightly,overnight,every night
suddenly,unexpectedly
frequently,often
often,frequently
constantly,always,keep
immediately,instantly,at once
gradually,slowly,step by step
simultaneously,together,in parallel
afterwards,later
again,once more
during,while
fully,complete,entirely
correctly,right,well
without,no
via,through
bloat,bloated
suitable,suit,fit,appropriate
appropriate,suitable,right
responsible,accountable,in charge
aware,know
late,delay,not on time,behind
early,too soon
overlap,run at the same time,collide,run in parallel
conflict,collide
drop,fall,decline,dip,decrease
spike,jump,peak,rise,surge,increase
growth,increase,rise
grow,get big,increase
trend,development
peak,busy
peak,rush
busy,loaded
overload,overwhelm
exhaust,run out,use up
leak,escape
flood,overwhelm
throttle,limit,slow down
flaky,unreliable,unstable
unreliable,unstable
compile,build
lint,check
commit,check in
mark,tag,label,flag
flag,mark
tag,label
comment,description,note
note,comment
attach,add
enrich,add
populate,fill,load
feed,supply,fill,load
feed,load,source
consume,use,read
subscribe,listen
poll,check
scan,read
look for,search,find
go,move
put,place,write,add
leave,exit,quit
log in,authenticate
authenticate,log in
authorize,allow
audit,review,check,trace
comply,follow
retain,keep,store
lifetime,ttl,retention
time out,expire
unlock,release
acquire,get
commit,save
flush,write
preview,see
sample,example
sample,subset
subset,part
part,section,portion,component
component,part,element
element,component,item
level,layer
layer,zone,tier
tier,layer
pattern,approach,design
strategy,approach,method,plan
approach,strategy,pattern
plan,strategy
guidance,advice
explain,mean
mean,signify,stand
bottleneck,limit
expect,require
reject,refuse
refuse,deny
deny,forbid
hr,human resource
vendor,manufacturer
shipment,delivery
flag,indicator
corrupt,garbled,broken,mangled
synthetic,fake,dummy,mock
regular,ordinary,normal
sensible,reasonable
initial,first
external,outside
oversized,bloated
hidden,invisible
distinct,unique
frequently,often
`;

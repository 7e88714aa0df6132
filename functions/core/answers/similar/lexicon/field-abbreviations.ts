/** Further abbreviations (see abbreviations.ts), by area. */
export const FIELD_ABBREVIATIONS = `
ops,operation
kb,kilobyte
mb,megabyte
gb,gigabyte
tb,terabyte
scd2,scd type 2,type 2 scd
raci,responsible accountable consulted informed
cdw,cloud data warehouse
ods,operational data store
dsa,data sharing agreement
dpa,data processing agreement
dpia,data protection impact assessment
dlp,data loss prevention
dpo,data protection officer
ccpa,california consumer privacy act
hipaa,health insurance portability and accountability act
pci,payment card industry
sox,sarbanes oxley
rtbf,right to be forgotten,right to erasure
dsar,data subject access request
sod,segregation of duty,separation of duty
mtls,mutual tls
oidc,openid connect
saml,security assertion markup language
ldap,lightweight directory access protocol
scim,system for cross domain identity management
cmk,customer managed key
byok,bring your own key
hsm,hardware security module
waf,web application firewall
nat,network address translation
cidr,classless inter domain routing
nacl,network access control list
vnet,virtual network
az,availability zone
ebs,elastic block store
efs,elastic file system
nfs,network file system
ami,amazon machine image
asg,auto scaling group,autoscaling group
elb,elastic load balancer
alb,application load balancer
ecr,elastic container registry
ecs,elastic container service
mwaa,managed workflow for apache airflow,amazon managed workflow for apache airflow
dms,database migration service
rds,relational database service
sfn,step function
cfn,cloudformation
gke,google kubernetes engine
aks,azure kubernetes service
hpa,horizontal pod autoscaler
vpa,vertical pod autoscaler
pdb,pod disruption budget
pvc,persistent volume claim
crd,custom resource definition
gha,github action
cicd,ci cd
vcs,version control system
tdd,test driven development
sre,site reliability engineer,site reliability engineering
mtbf,mean time between failure
mttd,mean time to detect
rca,root cause analysis
apm,application performance monitoring
siem,security information and event management
p95,ninety fifth percentile
p99,ninety ninth percentile
dlt,delta live table
dbu,databricks unit
mor,merge on read
lsm,log structured merge,log structured merge tree
wap,write audit publish
smt,single message transform
isr,in sync replica
eos,exactly once semantic,exactlyonce semantic
jms,java message service
amqp,advanced message queuing protocol
mqtt,message queuing telemetry transport
sse,server sent event
soap,simple object access protocol
odata,open data protocol
edi,electronic data interchange
sftp,secure ftp,secure file transfer protocol
ftp,file transfer protocol
odbc,open database connectivity
jdbc,java database connectivity
htap,hybrid transactional analytical processing
molap,multidimensional olap
rolap,relational olap
cbo,cost based optimizer
aqe,adaptive query execution
dpp,dynamic partition pruning
bhj,broadcast hash join
smj,sort merge join
udaf,user defined aggregate function
tvf,table valued function
gsi,global secondary index
lsi,local secondary index
brin,block range index
ctas,create table as select
lob,large object
blob,binary large object
clob,character large object
wau,weekly active user
arpu,average revenue per user
clv,customer lifetime value
mrr,monthly recurring revenue
gmv,gross merchandise value
aov,average order value
cpc,cost per click
cpa,cost per acquisition
ctr,click through rate
nps,net promoter score
cogs,cost of goods sold
pnl,profit and loss,p l
capex,capital expenditure
opex,operating expenditure,operational expenditure
vat,value added tax
sku,stock keeping unit
pim,product information management
wms,warehouse management system
tms,transport management system
oms,order management system
cdp,customer data platform
dmp,data management platform
hris,human resource information system
qc,quality control
sme,subject matter expert
eob,end of business,close of business,cob
eoy,end of year
eow,end of week
eoq,end of quarter
qtd,quarter to date
wow,week over week,week on week
qoq,quarter over quarter,quarter on quarter
dod,day over day,day on day
ttm,trailing twelve month
cet,central european time
pst,pacific standard time
gmt,greenwich mean time
ntp,network time protocol
eda,exploratory data analysis
mlops,machine learning operation
auc,area under the curve
pca,principal component analysis
gbm,gradient boosting machine
svm,support vector machine
knn,k nearest neighbor
ocr,optical character recognition
mse,mean squared error
mape,mean absolute percentage error
rmse,root mean squared error
iqr,interquartile range
stddev,standard deviation,std dev,std deviation
stdout,standard output
stdin,standard input
stderr,standard error
eof,end of file
bom,byte order mark
ascii,american standard code for information interchange
crc,cyclic redundancy check
hmac,hash based message authentication code
url,uniform resource locator
uri,uniform resource identifier
arn,amazon resource name
http,hypertext transfer protocol
html,hypertext markup language
yaml,yml
ssd,solid state drive
hdd,hard disk drive,hard drive
nvme,non volatile memory express
numa,non uniform memory access
raid,redundant array of independent disk
san,storage area network
lan,local area network
wan,wide area network
tcp,transmission control protocol
udp,user datagram protocol
cors,cross origin resource sharing
csrf,cross site request forgery
xss,cross site scripting
bcp,business continuity plan
drp,disaster recovery plan
sow,statement of work
nda,non disclosure agreement
rfc,request for comment
adr,architecture decision record
faq,frequently asked question
tbd,to be determined
eol,end of life
lts,long term support
ga,general availability
oss,open source software
saas,software as a service
paas,platform as a service
iaas,infrastructure as a service
daas,data as a service
dbaas,database as a service
mdw,modern data warehouse
mds,modern data stack
ksql,ksqldb
`;

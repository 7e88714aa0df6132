/** One meaning a line: its short form, then the long ones. Only what has one meaning in data work. */
export const ABBREVIATIONS = `
cdc,change data capture
dag,directed acyclic graph
scd,slowly changing dimension,slowly changing dimensions
warehouse,data warehouse,dwh,edw,enterprise data warehouse
lake,data lake
lakehouse,data lakehouse
mart,data mart
database,db,data base
dlq,dead letter queue
sla,service level agreement
slo,service level objective
sli,service level indicator
pii,personally identifiable information,personal identifiable information
phi,protected health information
udf,user defined function
udtf,user defined table function
rbac,role based access control
abac,attribute based access control
acl,access control list
iam,identity and access management
rls,row level security
kpi,key performance indicator
okr,objective and key result
oltp,online transaction processing
olap,online analytical processing
cte,common table expression
ddl,data definition language
dml,data manipulation language
vm,virtual machine
jvm,java virtual machine
iops,input output operation per second
io,input output
ttl,time to live
rpo,recovery point objective
rto,recovery time objective
pitr,point in time recovery
csv,comma separated value
tsv,tab separated value
json,javascript object notation
xml,extensible markup language
api,application programming interface
sdk,software development kit
cli,command line interface
ui,user interface
gui,graphical user interface
iac,infrastructure as code
etl,extract transform load,extract transform and load
elt,extract load transform,extract load and transform
sql,structured query language
rdbms,relational database management system
dbms,database management system
orm,object relational mapping,object relational mapper
mpp,massively parallel processing
wal,write ahead log
mvcc,multi version concurrency control
bi,business intelligence
ml,machine learning
ai,artificial intelligence
llm,large language model
nlp,natural language processing
rag,retrieval augmented generation
iot,internet of thing
ci,continuous integration
cd,continuous deployment,continuous delivery
gdpr,general data protection regulation
sso,single sign on
mfa,multi factor authentication
kms,key management service
vpc,virtual private cloud
vpn,virtual private network
dns,domain name system
tls,transport layer security
ssh,secure shell
cpu,central processing unit,processor
gpu,graphic processing unit
ram,random access memory,memory,mem
os,operating system
uuid,universally unique identifier
utc,coordinated universal time
oom,out of memory
gc,garbage collection
hdfs,hadoop distributed file system
rdd,resilient distributed dataset
kubernetes,k8s,kube
postgres,postgresql,pg
sqlserver,sql server,mssql,microsoft sql server
mongodb,mongo
elasticsearch,elastic search,es cluster
s3,amazon s3,aws s3,simple storage service
gcs,google cloud storage
gcp,google cloud platform,google cloud
aws,amazon web service
azure,microsoft azure
adf,azure data factory
adls,azure data lake storage
bigquery,big query,google bigquery,bq
redshift,amazon redshift,aws redshift
athena,amazon athena,aws athena
glue,aws glue,amazon glue
lambda,aws lambda
kinesis,amazon kinesis,aws kinesis
dynamodb,amazon dynamodb,dynamo
emr,elastic mapreduce,amazon emr
sqs,simple queue service,amazon sqs
sns,simple notification service,amazon sns
msk,managed streaming for kafka
eks,elastic kubernetes service
airflow,apache airflow
spark,apache spark
kafka,apache kafka
flink,apache flink
hive,apache hive
iceberg,apache iceberg
hudi,apache hudi
beam,apache beam
nifi,apache nifi
parquet,apache parquet
avro,apache avro
cassandra,apache cassandra
hadoop,apache hadoop
druid,apache druid
pinot,apache pinot
delta,delta lake
powerbi,power bi
typescript,ts lang
javascript,js
python,py
node,nodejs
tf,terraform
environment,env
variable,var
parameter,param
argument,arg
repository,repo
application,app
information,info
specification,spec
documentation,doc
directory,dir,folder
password,pwd,passwd
credential,cred
permission,perm
authentication,authn
authorization,authz
statistics,stat,stats
max,maximum,maximal
min,minimum,minimal
average,avg
number,num
timezone,time zone,tz
pk,primary key
fk,foreign key
mv,materialized view,materialised view,mview,mat view
identifier,id
temporary,temp,tmp
organization,org
department,dept
management,mgmt
message,msg
request,req,ask for,apply for
response,resp
transaction,txn,tx
source,src
destination,dest,dst
development,dev
production,prod
poc,proof of concept
mvp,minimum viable product
roi,return on investment
tco,total cost of ownership
crm,customer relationship management
erp,enterprise resource planning
cms,content management system
eta,estimated time of arrival
eod,end of day
eom,end of month
ytd,year to date
mtd,month to date
yoy,year over year,year on year
mom,month over month
dau,daily active user
mau,monthly active user
ltv,lifetime value
cac,customer acquisition cost
mdm,master data management
dq,data quality,quality of the data,quality of data
qps,query per second
rps,request per second
tps,transaction per second
mttr,mean time to recovery
fifo,first in first out
lru,least recently used
second,sec
crud,create read update delete
acid,atomicity consistency isolation durability
rest,representational state transfer
rpc,remote procedure call
jwt,json web token
hll,hyperloglog
etag,entity tag
ha,high availability
dr,disaster recovery
lb,load balancer
cdn,content delivery network
cron,crontab
regex,regexp,regular expression
`;

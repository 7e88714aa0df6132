import { wordSet } from './word-set.ts';

/** Products, languages, formats, companies and places that are written in lower case as often as not. */
export const NAMES = wordSet(
  'airflow dagster prefect luigi argo oozie azkaban kestra nifi airbyte fivetran stitch meltano singer ' +
    'hevo matillion talend informatica ssis pentaho debezium kafka kinesis pulsar rabbitmq activemq nats redpanda ' +
    'eventhub pubsub sqs sns msk firehose eventbridge spark pyspark flink storm samza beam dataflow dataproc databricks ' +
    'emr glue athena hive impala presto trino druid pinot clickhouse doris starrocks snowflake bigquery redshift synapse ' +
    'teradata vertica greenplum netezza exasol firebolt duckdb motherduck postgres mysql mariadb sqlite sqlserver ' +
    'oracle db2 mongodb cassandra scylladb dynamodb cosmosdb couchbase couchdb redis memcached hbase bigtable spanner ' +
    'aurora rds neo4j neptune elasticsearch opensearch solr lucene algolia pinecone weaviate milvus faiss timescaledb ' +
    'influxdb prometheus grafana datadog splunk newrelic kibana logstash fluentd fluentbit jaeger opentelemetry ' +
    'cloudwatch pagerduty opsgenie sentry dbt sqlmesh dataform looker tableau powerbi superset metabase redash qlik ' +
    'quicksight excel hadoop hdfs yarn mapreduce zookeeper iceberg hudi delta parquet orc avro protobuf thrift ' +
    'json csv xml yaml toml tsv gzip snappy zstd brotli lz4 bzip2 docker kubernetes helm terraform pulumi ansible chef ' +
    'puppet cloudformation cdk jenkins gitlab github bitbucket circleci argocd vault consul nomad istio envoy nginx ' +
    'apache amazon google microsoft meta facebook netflix uber airbnb linkedin twitter spotify ibm aws azure gcp s3 gcs ' +
    'adls ec2 ecs eks gke aks lambda fargate sagemaker vertex bedrock mlflow kubeflow ray dask pandas polars numpy scipy ' +
    'sklearn tensorflow pytorch keras xgboost jupyter zeppelin python java scala kotlin golang rust ruby javascript ' +
    'typescript nodejs php perl bash powershell sql plsql tsql nosql graphql grpc linux windows macos ' +
    'ubuntu debian collibra alation atlan datahub amundsen purview openlineage marquez salesforce hubspot stripe ' +
    'shopify sap workday zendesk jira confluence slack mixpanel amplitude braze marketo netsuite ' +
    'openai anthropic ollama langchain llama gpt paris london berlin madrid dublin frankfurt tokyo ireland virginia ' +
    'oregon ohio sydney mumbai singapore india china usa uk germany france japan america europe asia',
);

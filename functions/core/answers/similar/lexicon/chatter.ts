import { wordSet } from './word-set.ts';

/** Words that make a remark a courtesy. */
export const COURTESIES = wordSet(
  'hiya howdy ta tyvm cheerio merci gracias danke nice please pls plz kindly thanks thank thx ty cheers hi hello hey dear greetings sorry excuse pardon bother bothering ' +
    'wonder wondering wondered know tell explain ask asking question questions appreciate appreciated grateful mind ' +
    'idea ideas clue clarify advise regards sincerely curious curiosity enlighten welcome morning afternoon evening ' +
    'trouble chance explanation telling explaining showing sharing giving walking asks hint hints tip tips pointer pointers thankful bye btw fyi favor favour remind elaborate clear learn hear teach grateful interrupt interrupting interruption disturb disturbing apologies apologize apologise obliged guidance assistance heads up respond tysm thankyou sir madam lifesaver legend star genius nuisance',
);

/** Words that may stand in a courtesy without adding to it. */
export const GLUE = wordSet(
  'you your yours me my mine i we us our it be is are was am been can could would will may might shall should do does ' +
    'did have has had if so as to that this these those a an the some any one of for in at on with and or but not no ' +
    'quick quickly brief second seconds moment minute minutes time team all everyone everybody folks guys there here ' +
    'good great nice very much many lot lots really just only well ok okay now then more again kind happen possible ' +
    'possibly able like love want need let give say share show see get find out help anyone anybody someone somebody ' +
    'assistant friend friends bot sir madam buddy advance best warm kindest greatly highly truly deeply hope hoping ' +
    'day weekend small short little simple about from how perhaps maybe by way anyone would answer help helping think ' +
    'understand explanation info information what when thing got yet also too before sure describe look up check while hold walk through trouble day letting take willing bit spare asked minute hour soon convenience earliest whenever free ages input insight insights thoughts opinion into hate favor favour shed light point direction million thousand hundred kind enough able asap urgent lovely wonderful awesome fantastic amazing delighted',
);

/** Nouns, verbs and adjectives that people use of themselves and their own work when they explain why they ask. */
export const CHATTER = wordSet(
  'work working worked read reading write writing wrote written prepare preparing study studying learn learning try ' +
    'trying look looking build building plan planning start started starting put putting together come came across ' +
    'stumble stumbled hear heard see saw seen think thinking thought guess keep keeps kept make making doing use go ' +
    'going getting new newbie beginner novice junior intern fresh small little short big bit current currently recently ' +
    'lately today yet still right moment while week days ago last past time times long notebook report reports script ' +
    'scripts project projects task document docs documentation doc presentation slides slide talk talks article ' +
    'articles post posts blog blogs book books course courses class thesis exam interview demo proposal training ' +
    'workshop tutorial tutorials assignment homework story ticket wiki page pages guide notes note meeting meetings ' +
    'discussion conversation chat team teams colleague colleagues coworker manager boss lead teammate teammates ' +
    'customer stakeholder stakeholders people everyone others person world field area context domain realm terms words ' +
    'plain simple general practice theory nutshell side safe order sake reference understanding knowledge education ' +
    'background detail details basics beginning part effort initiative goal purpose sort something anything nothing ' +
    'thing things one two improve improving better code quality data engineering engineer engineers analyst analysts ' +
    'possible simplest easiest plainest practical realistic scenario situation case cases setup stack company office ' +
    'organization department shop side life business operation operations busy morning evening afternoon weekend ' +
    'manual textbook forum thread channel podcast video lecture conference newsletter chapter paragraph sentence ' +
    'silly stupid dumb basic naive obvious noob hand course refactoring research investigation ' +
    'hobby home personal professional job daily internal own spare free bored stuck confused unsure lost interested ' +
    'familiar experienced mentioned mention asked asks told said says discussed everywhere online google search ' +
    'searching searched found finding forget forgot remember recall check checking sanity wrap head around',
);

/** Things that people ask about: a remark that holds one may limit the question. */
export const SUBJECTS = wordSet(
  'table column row record field schema database warehouse lake lakehouse mart view index partition shard replica ' +
    'cluster node server instance broker topic queue stream consumer producer offset event message pipeline job task ' +
    'dag workflow operator sensor scheduler executor worker pool batch load loader ingest ingestion extract transform ' +
    'transformation model snapshot seed macro query join aggregate filter sort group window merge union export import ' +
    'backfill backup restore replication connector crawler catalog metastore bucket file folder path format parquet ' +
    'csv json key value constraint trigger function procedure role user permission policy grant password secret token ' +
    'credential account region network endpoint api service lambda container image dashboard metric kpi ' +
    'alert log error exception failure latency lag throughput cache memory disk cpu storage cost budget version branch ' +
    'release deployment rollback config parameter variable timeout retry lock transaction isolation deadlock duplicate ' +
    'null lineage quality test validation check rule dataset data source target sink customer tenant order payment ' +
    'invoice product price employee optimize etl elt cdc sql',
);

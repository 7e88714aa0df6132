import { wordSet } from './word-set.ts';

/**
 * Lemmas of common English words that one slip of the keyboard turns into another common word: where both of two words
 * are here, neither is taken for a misspelling of the other.
 */
export const CONFUSABLE_WORDS = wordSet(
  `
abort about accent oltp olap mttr mttf http https sftp smtp ldap ldaps confluence confluent employee employer payee payer lender borrower accept adapt admin admit adopt advic adviz after alien align alon along alter altitud
among angel anger angl ankl appeal appear appl apply aptitud aris assert asset atheism atheist attach
attack attitud audio audit awak awar award back bald ball band bang bank banker banner bark bash basic
basis bass batch bath battl beach beam bean bear beard beat beef been beep beer being bell belly below
belt bench best beta better bill bind bird bitter black blad blam bland blank bleach bleed blend blind
blob block blog blow board boat boil bold bolt bond book boom boost boot booth born boss both bother
bottl bound bower bowl boxer brac brad brak brand brav bread break breed bring brother brush bulb bulk
bull bully bunch burn bush busy butter cach call calm camp cancel cancer cant card caret carpet cart
cash cast castl catch caus cell chain chair chanc chang char charg charity charm chart chas chat cheap
cheat chef chess chest chief chil chim chin china chip chlorid chlorin chor civic civil clan clang
clarify clarity clash class claus clean clear click clock clon clos closer closest closet coach coal
coast coil coin cola cold colli collid colon color comic compet complet comput concept concern concert
consent contact content contest context contract contrast convert cook cool cooper copper corn cosmic
cost could count country county cours court cover covert cramp crash crat creat crim cron crop crowd
crown crush curb curd curl curly curs curv dark dart dash dead deaf deal dear death debit debt decad
decay decid deck decod defect defend delay deliver delivery dell demo demon depend depth deriv desk
detect disc discard discord dish disk door draft drift drink driv drug drum drunk dual dumb dump east
easy edit elect emit empir enjoy envoy erect eternal even event ever exist exit expect expert expir
explod explor export extend extent external fact fail fair fall farm fart fast favor fear feat feed feel
feet felt fest fever fewer fight fill film find firm flag flam flash flat flavor flaw fleet flex flight
flip float floor flop flour flow flush flux foam foil font food fool foot forc ford forget forgot fork
form formal format fort forth forum found four fourth fract fram frict from front frost fuel full fully
fund garag garbag generic genetic giant glass gold good grad gram grand grant grass gray great green
greet grid gross grunt guess guest guild guilt hack half hall hand handl hang hard harden harder harm
hash hatch hath hatr haven hawk head heal heap hear heard heart heat heaven helm help hill hint hold
hood hook hors hostel hotel hous hunger hunt hunter hurt icon idea ideal identify identity immoral
immortal incest indent infer inferior info inner insect insert intel intend intent inter interior intern
internal interval into intro invent invest iron jealous jealousy jest john join joint just kill kilo
kind kindl kindly king lack lady laid land laser last lateral latter launch lawyer layer lazy lead
leader leaf leak lean leap learn learnt leas least leav lens less letter level lever lexer liberal lift
lighten lighter lineag linear liner link linkag lint list literacy literal literary liver load loader
loan local lock logger logic login long longer look loop loos lord loser loss loud lover lower loyal
luck lunch lung lust mail main maker march margin mark marker market mart marten martin mask mass massag
master match math matter meal mean meat medal meet melt mental mesh mess messag meta metal mild milk
mill mind mini mint minus miss misus model modem mold money monkey month mood moon most mouth movi movy
musk must myth nearby nearly neural neutral never newer nicest notabl notably notic novic odor older
open optical optimal order oven over overlap overlay overly pack packet pain paint pair pant parent
parity park pars part party pass past pasta patch patent path patient patter pattern paus peac peak pear
pearl peek peer penc perk pest peter phas photo photon phras pick pier pill pilot ping pink pitch plac
plain plan planet plant plat play plot plug plus pocket point pointer poison poker polic polit poll polo
pool poop poor pork port possibl possibly post poster potter pour powder power pray precious preciz
premiz present prevent previous pric prid prim princ print printer prison priz prob probabl probably
prod produc product project promiz prop properly property protect proton proud prov pubic public pull
puls purg purs pursu qualify quality quiet quit quiz quot quota racism racist radio rain rais ratio
reach react read reader ready real reality really realm realty rear recover recovery refus regain rely
remain remot remov render rent replay reply reset resolv rest retail retain reus reveng revenu revolv
road robot roof room root rout ruin rust safely safety sampl sand sandy scab scal scalp scam scan scar
schem schema scop scor seal seat seed seek seem self sell send senior sensor shad shak shall sham shap
shar shard shark sharp shav sheep sheet shell shift shim ship shirt shock shoot shop short shot show
shower shut sick sign signer silk silver simpl simpler simplex simply sing singer sink sister sitter
skew skill skin skip skull slack slav sleep slew slim slip slit slop slot slow slower small smart
smarter smell snak snap snip snow soap sock soft soil solo solv solver song sort soul soup spac spam
span spar spark spars spawn speak spec speck speed spell spend spill spin spit split sport spot spring
stabl stack staf stag stain stal stand star stark start starter starv stat stay stdio steal steam steed
steel stein stem step stew stick still sting stitch stock stol ston stop stor storm story stranger
streak stream strik string strok strong stronger studio stuf styl such suck suit sung surg swap sweat
sweet swift swim switch tabl tail talk tall tank task teach team tear tech teen tell tend term test text
than thank that theater theatr them then they thick thicker thin thing think thinker this 
though thre thread threat throat through thus tick tier tiger tild till timer tiny titl tony topic touch
tough tourism tourist toxic trac track trad trail trailer train trainer trait tran trap treat trend
trial trib trick trig trim trip trivia trivial truc truck trunk twin unabl unblock unify unity unlock
unset upset usabl vary verb verg vers very waist wait waiter walk wall wand want ward warm warn wash
wast water weak wear weed week weigh weight well west whal what wheat when whenever wherever whey
 whit whol whos width wild will wind wing wish with wont wood word work world worm worn wors worst
would wound wrist writ writer
`.trim(),
);

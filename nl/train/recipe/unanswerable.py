"""Questions that the database cannot answer; their answer is the word "none".

Near ones ask about patents for what no column holds; far ones ask about the world, or
are another schema's questions. None repeats a question of nl/testdata."""
from . import sample_filters as filters
from . import sample_refusals, sample_third_refusals, sample_third_refusals_far
from .sample_questions import PLAIN, noun_phrase

# Attributes of a patent that the sample lacks.
OF_PATENT = """licence fee;royalty;royalty rate;licensing income;market value;sale price;price;purchase price;cost;costs;filing cost;attorney fees;legal status;
patent examiner;examiner name;examining division;art unit;attorney;law firm;patent attorney;representative;agent;claims;number of claims;independent claims;first claim;claim text;
abstract;summary;description;full text;drawings;figures;number of pages;page count;language;translation;expiry date;expiration date;remaining term;lifetime;maintenance fees;renewal fees;
annual fee;renewal status;opposition;opponents;litigation history;lawsuits;court cases;court decision;damages awarded;infringement cases;infringers;licensees;licensor;buyers;sellers;reassignments;
ownership transfers;backward citations;cited documents;references;prior art;non-patent literature;word count;keywords;topics summary;novelty score;quality score;
technology readiness level;standard essentiality;product name;products;commercial success;sales;revenue;funding source;government grant;research grant;university department;
search strategy;confidence score;rejection reasons;office actions;number of office actions;examination time;fax number;barcode;file size;pdf;images;DOI;country of origin of the invention;
national stage entries;validation states;supplementary protection certificate;hearing date;appeal outcome;withdrawal date;abandonment date;reinstatement;security interest;liens;insurance value""".replace("\n", "").split(";")
OF_COMPANY = """revenue;annual revenue;profit;turnover;stock price;share price;market cap;number of employees;headcount;headquarters;home country;country of origin;address;city;
phone number;email address;website;CEO;chief executive;founder;founding year;year of foundation;industry;sector;parent company;subsidiaries;research budget;R&D spending;
tax number;legal form;credit rating;logo;owner's nationality;board members;competitors;customers;suppliers;sales figures;market share;number of stores;debt;bank account;ticker symbol;mission statement""".replace("\n", "").split(";")
OF_PERSON = """phone number;email address;email;home address;address;city;nationality;country;age;gender;sex;date of birth;birthday;birthplace;salary;income;employer's address;education;degree;university;
job title;position;photo;twitter handle;linkedin profile;marital status;hobbies;languages;awards;publications in journals;h-index;ORCID;citizenship;height;weight;spouse;first name meaning;CV;passport number""".replace("\n", "").split(";")
EVENTS = """licensed;sold;litigated;infringed;invalidated;revoked;opposed;renewed;abandoned;withdrawn;expired;rejected;appealed;transferred;mortgaged;commercialised;used in products;reexamined;
challenged in court;translated into German;pledged as collateral;cross-licensed;contested;refused;auctioned;donated;declared essential;put into production;still in force;disputed;funded by the state;
reviewed by examiners;kept secret;classified as military secrets;printed;copied by competitors;mentioned in the press;bought;acquired;leased;overturned;maintained;lapsed;allowed to lapse;filed too late;paid for""".replace("\n", "").split(";")

FAR = """(what|how) is the weather (in|like in) {city} (today|tomorrow|this weekend|)
will it (rain|snow) in {city} (tomorrow|next week|on Sunday)
who (won|is going to win|lost) the {game} (in {year}|this year|final|)
(what is|what's) the (capital|population|currency|national anthem|area|highest mountain|official language) of {land}
how do I (cook|make|prepare|bake) {dish}
(give me|show me|i need) a recipe for {dish}
(tell me|do you know) a (joke|story|riddle|fun fact|poem)
(what|who) (is|are) you
what (day|date|time) is it (now|today|in {city}|)
what is the time in {city}
(translate|how do you say) {phrase} (to|in|into) {tongue}
(square root|cube root|factorial|logarithm) of {n}
what is {n} (times|plus|minus|divided by) {n2}
solve x + {n} = {n2}
convert {n} (miles to kilometres|dollars to euros|pounds to kilograms|celsius to fahrenheit)
(book|find|cheapest|search) (a |)(flight|train|bus|hotel room) (from {city} to|in|to) {land}
(flights|trains|hotels) from {city} to {land}
(list|show|find|how many) (all |)(employees|staff|workers) (with|earning) (a |)salary (above|below|over) {n}
(how many|list all|which) (students|pupils|teachers) (are in the school|passed the exam|study physics|got grade A)
(average|total|highest) (salary|wage|order amount|invoice total|rent|price of a house|temperature|rainfall) (per department|in {city}|last month|by customer|)
(which|list) (customers|clients|members) (placed an order|bought {dish}|live in {city}|have not paid)
(top {k}|best|worst) (movies|songs|restaurants|books|films|singers|football players|hotels|bands) (of {year}|in {city}|of all time|)
(who|which actor) (directed|starred in|wrote|sang) {work}
(when|where) was {person} born
who (is|was) the (president|king|prime minister|mayor|chancellor) of {land}
(how old|how tall|how rich) is {person}
(play|stop|pause) (some music|the radio|a song|jazz)
set (an alarm|a timer|a reminder) for {n} (minutes|o'clock)
(send|write) an email to {person}
write (a poem|an essay|a letter|python code|a haiku) about {dish}
(what is|explain) (love|the meaning of life|quantum physics|photosynthesis|a black hole|inflation|blockchain|gravity)
(how far|what is the distance) (is it |)from {city} to {land}
(what are the symptoms of|how to treat|is there a cure for) (flu|diabetes|a cold|covid|headache)
(latest|today's) (news|headlines|bitcoin price|lottery numbers|exchange rate|stock prices)
(how many|number of) (goals|points|medals) (did {person} score|has {land} won|in the {game})
(open|close) the (door|window|app|file)
(delete|drop|remove|update|erase) (all|the|every) (records|tables|users|data|database|patents)
(recommend|suggest) (a|some) (book|film|restaurant|gift|wine|holiday destination)
(what should i|can you) (eat|wear|cook|buy) (today|tonight|for dinner)
(calories|vitamins|protein) in {dish}
(how do i|how to) (get to {city}|fix my bike|reset my password|tie a tie|learn {tongue}|lose weight|grow tomatoes|install windows)
(hello|hi there|good morning|thanks|thank you|ok|asdf|test|lorem ipsum|help|bye|qwerty)
(what colour|what color|how big|how heavy) is (the sky|an elephant|the moon|a whale|{dish})
(distance|speed) of (the moon|light|sound|a cheetah)
(departments|branches|warehouses|stores) with (more than {n} employees|the highest turnover|no manager)
(which airline|which airport|what airlines) (has the most|have) (flights|delays) (to {city}|)
(doctors|patients|nurses) (who treated|with|on the ward of) {person}
(orders|invoices|shipments|deliveries) (from last month|over {n} euros|by {person}|not yet delivered)
(who|what) (invented|discovered) (the telephone|penicillin|gravity|the light bulb|america|fire|pizza)
(number of|how many) (cars|dogs|people|cats|trees|schools|hospitals) in {city}
(election results|gdp|unemployment rate|life expectancy) (of|in) {land} (in {year}|)
my (account balance|next appointment|last order|password|shopping list)
(spell|define|rhymes with|synonym of|antonym of) {dish}""".split("\n")
FILL = {
    "city": "Berlin|London|New York|Madrid|Rome|Oslo|Cairo|Mumbai|Chicago|Lisbon|Seoul|Toronto|Vienna|Sydney|Moscow|Lyon|Dallas|Nairobi",
    "land": "France|Japan|Brazil|Canada|Egypt|Spain|Kenya|Norway|Mexico|India|Poland|Chile|Iceland|Germany|China|Italy|Peru",
    "game": "olympics|champions league|super bowl|world series|tennis open|election|eurovision|marathon|masters|grand prix|oscars",
    "dish": "pizza|apple pie|lasagne|pancakes|tomato soup|chicken curry|sushi|chocolate cake|rice|spaghetti|an omelette|guacamole|bagels",
    "phrase": "hello|thank you|good night|where is the station|i love you|how are you|cheese|one beer please",
    "tongue": "German|French|Italian|Japanese|Russian|Latin|Chinese|Portuguese", "year": "1998|2002|2006|2010|2018|2020|2022|1966",
    "work": "Titanic|Hamlet|Star Wars|Yesterday|the Mona Lisa|Casablanca|Harry Potter",
    "person": "Einstein|Taylor Swift|Napoleon|Obama|Messi|my boss|Shakespeare|Madonna|John|Marie Curie|Elon Musk|Anna",
    "n": "12|45|99|144|2500|7|365|81", "n2": "3|17|8|250|64|5", "k": "3|5|10|20",
}


ASKED = """how many patents will {c} file (next year|in 2030|in the future|until 2035)
(predict|forecast|estimate) the number of (patents|filings) (of {c}|by {c}|in {t}|) (for next year|in 2030|for the next five years)
(is|are) {c} (better|more innovative|bigger|richer) than {d}
(which|what) (is|are) the (best|most valuable|most innovative|most important|most profitable|strongest|worst|smartest|most useful) (patent|patents|invention|drone) (of {c}|by {c}|about {t}|)
(explain|describe|summarise|summarize) (how |)(the |)(patent {n}|{n}|the latest patent of {c}|the invention of {c}|patents about {t}) (works|in simple words|for a child|)
what is a (patent|patent application|utility model|trademark|CPC code|patent family|priority date|kind code)
why did {c} (file|abandon|buy|sell|withdraw) (a patent about {t}|so many patents|its patents)
(translate|rewrite|read aloud) the (title|text|abstract) of {n} (into German|to French|in Chinese|)
(send|email|download|print|export) (me |)(the pdf of {n}|all patents of {c} to my boss|the full text of {n})
(patents|documents) (similar to|like|close to|infringed by|that infringe|that build on|cited in) {n}
(which|what) patents does {n} (cite|refer to|build on|infringe)
(which patents|who) (cites|cite|cited) {n}
how (do|can) i (file|apply for|renew|challenge|buy|license) a patent (about {t}|in the US|from {c}|)
how much (does|did) (a patent|{n}|the patent {n}) cost
(who|which lawyer|which attorney) (drafted|wrote|represented|prosecuted|examined) {n}
(can|may) i (use|build|sell|copy) (the invention of {n}|{t} without a licence|what {c} patented)
(is|was|are) (the patent |){n} (still valid|in force|expired|licensed|granted in China|for sale)
(trademarks|designs|utility models|copyrights|papers|articles|books|products|drones|stores|lawsuits|contracts) (of|by|from) {c}
how many (trademarks|designs|products|employees|drones|lawsuits|customers|factories|contracts|engineers|scientists) does {c} (have|sell|make|own)
(where|in which city|in which country) (is|was) {c} (based|located|founded|headquartered)
(where|in which city|in which country) (does|did) (inventor |){i} (live|work|study|come from)
(how old is|when was|who employs|who is married to|how rich is) (inventor |){i} (born|)
(drone|drones|{t}) (prices|sales|accidents|regulations|market size|manufacturers ranking) (in 2016|by country|worldwide|)
(what does|what do) (patents|the patent|claims|claim 1) (about {t}|{n}|of {c}) (say|protect|cover|claim)""".split("\n")


def near(w, v):
    """A question about patents, companies or inventors for what the data do not hold."""
    if w.chance(0.25):
        return sample_third_refusals.near(w, v)
    if w.chance(0.55):
        return sample_refusals.near(w, v)
    roll = w.rng.random()
    if w.chance(0.3):
        (c, _, _), (d, _, _), (i, _, _) = v.company(), v.company(), v.inventor()
        return w(w.rng.choice(ASKED), c=c, d=d, i=i, n=w.rng.choice(v.numbers), t=v.topic()), [c, d, i]
    if roll < 0.36:
        found = filters.some(w, v, (35, 50, 15))
        np, front = noun_phrase(w, found, PLAIN)
        a = w.rng.choice(OF_PATENT)
        q = w("({a} of {np}|what is the {a} of {np}|show the {a} of {np}|list {np} with their {a}|which {np} have the highest {a}|average {a} of {np}|average {a} per patent|average {a} paid for {np}|total {a} of {np}|{np} by {a}|top 10 {np} by {a}"
              "|who was the {a} on {np}|how many {np} have a {a}|what does the {a} of {np} say|{a} of the most cited of {np}|{a} of the latest of {np}|{np} with the lowest {a}|what {a} do {np} have|give me the {a} of {np}|number of {np} per {a}|{np} grouped by {a}"
              "|show me the {a} of the newest patent|how much {a} was paid for {np}|{a} for {np}|compare the {a} of {np}|{np} sorted by {a}|which {a} has the most {np})", a=a, np=np)
        return front + q, [k for f in found for k in f.keep]
    if roll < 0.6:
        found = filters.some(w, v, (40, 48, 12))
        np, front = noun_phrase(w, found, PLAIN)
        e = w.rng.choice(EVENTS)
        when = w("(|||last year|this year|in {y}|in total|by court order|since {y}|for the most money|to competitors|last month|so far|recently|by mistake)", y=v.year())
        q = w("(which {np} were {e} {t}|how many {np} were {e} {t}|how many of the {np} have been {e} {t}|list {np} that were {e} {t}|{np} {e} {t}|which {np} got {e} {t}|number of {np} {e} {t}|were any {np} {e} {t}|{np} that have been {e} {t}|who {e} {np} {t}|which {np} are {e} {t}|show the {np} that were {e} {t}|have any of the {np} been {e} {t}|which {np} will be {e} {t})", np=np, e=e, t=when)
        return front + q, [k for f in found for k in f.keep]
    if roll < 0.8:
        a, (c, _, _) = w.rng.choice(OF_COMPANY), v.company()
        who = w("(each company|each applicant|every company|the applicants|all applicants|the company with the most patents|the top 10 companies|the assignees|each assignee)") if w.chance(0.4) else c
        q = w("({a} of {c}|what is the {a} of {c}|show the {a} of {c}|{a} of {c} in {y}|list the {a} of {c}|how high was the {a} of {c} in {y}|{c} {a}|which company has the highest {a}|companies by {a}|top 5 companies by {a}|number of patents by {a}|compare the {a} of {c} with others"
              "|give me {c} and {a}|who is the {a} of {c}|which companies have no {a}|average {a} of {c}|number of companies per {a}|where is the {a} of {c})", a=a, c=who, y=v.year())
        return q, [c]
    a, (i, _, _) = w.rng.choice(OF_PERSON), v.inventor()
    who = w("(each inventor|every inventor|the inventors|all inventors|the inventor with the most patents|the top 10 inventors|inventors at Intel)") if w.chance(0.4) else w("(inventor |the inventor |)") + " " + i
    q = w("({a} of {c}|what is the {a} of {c}|show the {a} of {c}|list the {a} of {c}|{c} {a}|which inventor has the highest {a}|inventors by {a}|number of inventors by {a}|number of patents by inventor {a}|give me the {a} of {c}|average {a} of {c}|which inventors have the same {a}"
          "|do you have the {a} of {c}|how many inventors per {a}|find the {a} of {c}|how many inventors are (women|men|retired|married|under 30|dead|professors|students|americans by birth))", a=a, c=who)
    return q, [i]


def far(w):
    if w.chance(0.25):
        return sample_third_refusals_far.far(w)
    if w.chance(0.5):
        return sample_refusals.far(w)
    fill = {k: w.rng.choice(t.split("|")) for k, t in FILL.items()}
    return w(w.rng.choice(FAR), **fill), ()

"""Questions that the sample cannot answer, in a third hand's wordings: money, law, people's
lives, the text of a patent, what it cites, markets."""
from . import sample_wordings as words
from .sample_third_voices import CHARTS
from .sample_voices import STRICT, phrase

# What patents do not have here, as a column or a measure might be called.
LACKS = ("asking price;sale price;resale value;licence fee;license fees;licensing revenue;royalty rate;royalties paid;licensee name;cross-licence partners;valuation in dollars;insurance sum;filing costs;attorney costs;prosecution cost;maintenance fee status;annuity payments;renewal deadline;expiry date;expiration date;remaining term;lapse date;lapse reason;legal status;current status;"
         "in-force status;validity;litigation status;number of lawsuits;court rulings;infringement claims;damages;settlement sum;opposition outcome;appeal result;invalidation requests;examiner name;examiners;examiner's age;art unit;office action count;rejection count;allowance date;time in examination;attorney name;law firm;patent agent;correspondence address;claims text;claim 1;number of claims;independent claims;dependent claims;abstract text;"
         "description text;full text;background section;drawings;number of figures;page count;word count;language of filing;translations;references cited;backward citations;cited patents;number of references;non-patent literature;citing patents' numbers;list of citing documents;prior art;novelty score;quality score;value score;technology readiness;market size;units sold;product revenue;product names;commercial use;"
         "government funding;grant money;project number;university department;standards declared;pool membership;assignment history;previous owners;transfer date;mortgage;inventor addresses;inventor nationality;applicant address;applicant country;number of downloads;page views;star rating;comments;keywords;PDF link;image;serial number of the drone;flight range;top speed;battery capacity;payload;weight in kilograms;noise level").split(";")
# Done to patents, as a participle.
DONE = ("lapsed;expired already;allowed to lapse;no longer in force;still in force;still valid;currently valid;renewed last year;renewed;reinstated;licensed;licensed exclusively;licensed to a competitor;out-licensed;sold;sold for over a million;auctioned off;bought back;acquired through a merger;pledged as security;litigated;asserted in court;infringed;enforced in court;challenged;invalidated;found invalid;opposed successfully;revoked;"
        "appealed;rejected by the examiner;refused;objected to;withdrawn;abandoned;examined by the same examiner;fast-tracked;kept secret;turned into products;used in a product;used in the military;manufactured;commercialised;profitable;funded by the state;subsidised;translated;donated;declared essential;shared in a pool;mentioned in the press;worth more than a million;drafted by a law firm;drafted by the same attorney;disputed;copied;reverse engineered;on sale;for sale;up for licence").split(";")
FIRM = ("headquarters;head office;address;postal code;phone number;website;email;CEO;managing director;founder;year of foundation;number of employees;workforce;annual revenue;turnover;profit;market cap;share price;stock symbol;R&D budget;R&D spending;patent budget;legal costs;drone sales;sales figures;market share;units shipped;customers;suppliers;competitors;subsidiaries;parent company;investors;funding round;credit rating;industry code;lawsuits;patent attorneys;trademarks;designs;products;factories;job openings;average salary;bonus payments;logo;country of incorporation;tax number;board members").split(";")
MAN = ("salary;pay;bonus;address;home address;city;country of residence;nationality;citizenship;age;birthday;date of birth;gender;email;phone;employer;job title;degree;university;doctoral thesis;LinkedIn page;photo;CV;marital status;hobby;languages;passport;retirement date;years of service;h-index;journal papers;awards;net worth;first job;boss").split(";")

NEAR = """{a} of {np}
{a} for {np}
{a} per {o}
{a} by {o}
{a} by year
avg {a} of {np}
avg {a} by {o}
average {a} of {np}
total {a} of {np}
total {a} per {o}
sum of {a} for {np}
max {a} {np}
highest {a} among {np}
lowest {a}?
top {k} {np} by {a}
top {k} by {a}
{np} by {a}
{np} group by {a}
{np} with {a}
{np} and {a}
{np}, {a}
{np}: {a}
{np} without {a}
{np} sorted by {a}
{np} order by {a} desc
number of {np} per {a}
how many {np} per {a}
how much is the {a} of {np}
what is the {a} of {n}
{n}: {a}
{a} {n}
{a} of {n}?
{n} {a}
i need for my thesis the {a} of {np}
for my article: {a} of {np}
please state the {a} of {n}
which {np} has the highest {a}
which {np} have {a}
which {o} has the highest {a}
{chart} {a} by {o}
{chart} {np} by {a}
{chart} total {a} per year
{chart} {a} of {np}
Filter: {c}, {y}: {a}
Filter: {c}; metric: {a}
select {s} where year = {y}
select avg({s}) from patents
select distinct {s} from patents
patents group by {s}
patents where {s} > {k}
{np} where {s} is not null
how many {np} are {d}
how many {np} {d}
how many {np} were {d}
how many of {np} are {d} today
which {np} are {d}
which {np} were {d}
which {np} are {d} by now
{np} that are {d}
{np} {d}
{np} {d} since {y}
list {np} that were {d}
show {np} {d}
number of {np} {d}
# of {np} {d}
count of {np} {d}
share of {np} that are {d}
is {n} {d}
has {n} been {d}
was {n} {d}?
since when is {n} {d}
by whom was {n} {d}
{n} {d}?
which of {o2} patents are {d}
how many of {o2} patents are {d}
how many of the patents of {c} got {d}
did {c} have patents {d}
which {o} has most patents {d}
who has the most {np} {d}
{f} of {c}
{f} {c}
{c} {f}
{c}: {f}
{o2} {f}
what's {o2} {f}
what is the {f} of {c} in {y}
{f} of the top {k} companies
{f} of the biggest filer
{f} of the owner of {n}
companies by {f}
top {k} companies by {f}
companies with the highest {f}
patents per {f}
patents by {f} of the company
{np} by {f} of the applicant
which companies have the largest {f}
compare {f} of {c} and {e}
{chart} {f} by company
{chart} {f} of {c} over time
{c} vs {e}: {f}
for my article: {f} of {c}
{m} of {i}
{m} {i}
{i} {m}
{i}: {m}
what's the {m} of {i}
what is {i}'s {m}
inventors by {m}
inventors with {m}
top {k} inventors by {m}
average {m} of inventors
average {m} of the inventors of {n}
number of inventors by {m}
{np} by {m} of the inventor
{m} of the inventors of {n}
{m} of the most prolific inventor
which inventor has the highest {m}
{chart} inventors by {m}
which patents does {n} cite
what does {n} cite
which patents are cited by {n}
which documents does {n} refer to
references of {n}
references cited in {n}
list the citations made by {n}
prior art cited in {n}
how many patents does {n} cite
how many references does {n} list
which patents cite {n}
who cites {n}
titles of patents citing {n}
list the patents that cite {n}
which of {o2} patents cite patents of {e}
does {c} cite {e}
how often does {c} cite {e}
which company cites {c} the most
citations from {c} to {e}
citation network of {n}
self-citations of {c}
patents cited by patents of {c}
what does claim 1 of {n} say
what do the claims of {n} cover
claims of {n}
scope of {n}
summarise {n}
summary of {n} in two sentences
explain {n} to me
abstract of {n}
text of {n}
full text of {n} please
show me the drawings of {n}
figure 1 of {n}
how does the invention in {n} work
is {n} novel over {n2}
does {n} infringe {n2}
does a drone with {t} infringe {n}
what are the differences between {n} and {n2}
which patents are similar to {n}
freedom to operate for {t}
is {t} patentable
can i patent {t}
may we sell {t} in Europe
who examined {n}
which examiner handled most patents
which examiner is the strictest
examiners by number of patents
how long did the examiner take for {n}
how many examiners are there
average pendency by examiner
who drafted {n}
which law firm works for {c}
top {k} law firms by patents
patents by law firm
what did {c} pay for {n}
what is {n} worth
how much money is in patents about {t}
how much does a licence for {n} cost
who licensed {n}
who has a licence of {n}
licences granted by {c}
licensing deals of {c} in {y}
how much does {c} earn with licences
who sued {c}
who did {c} sue
lawsuits about {t}
lawsuits {c} {y}
{c} against {e}: who won
court cases by year
damages paid by {c}
patents of {c} that will expire in 2030
when does {n} expire
when did {n} lapse
until when is {n} protected
how long is {n} still valid
in which countries is {n} in force
fees due for {n}
next renewal of {n}
how many drones did {c} sell in {y}
sales of drones by country
market share of {c} for {t}
market for {t} in {y}
how big is the drone market
revenue from {t}
price of a drone from {c}
best selling drone in {y}
which drone of {c} has {t}
where does {i} live
where does {i} work now
how much does {i} earn
how old is {i}
is {i} retired
did {i} leave {c}
contact data of {i}
which university did {i} attend
inventors living in Germany
inventors by city
inventors from California
how many women invented {np}
share of female inventors
average age of inventors
where is {c} located
applicants by city
applicants by address
addresses of the applicants of {n}
which applicants are universities in Texas by address
nationality of the applicants
how many patents will {c} have in 2030
forecast of {np} for next year
predict the number of filings in 2028
expected filings of {c}
will {c} file more patents about {t}
why does {c} file so many patents
why is {n} cited so often
what should {c} patent next
is {c} ahead of {e} in technology
rank the patents of {c} by importance to society
which patent of {c} is the most valuable
which patent made the most money
which patent is the best
which invention saved most lives
delete {n}
remove all {np}
update the title of {n} to {t}
set citations of {n} to 0
insert patent {n}
drop table patents
truncate inventors
rename the column title
mail {np} to my boss
save {np} to a file on my desktop
print {n} on the office printer
upload {np} to the cloud
order {n} as a paper copy
watch {n} and tell me about news
remind me when {n} expires
open a case on {n}
trademarks of {c}
utility models about {t} in Germany
design rights of {c}
scientific papers by {i}
papers about {t}
books about {t}
news about {c}
accidents with drones of {c}
regulations on {t}
standards for {t}
definition of {t}
what does {t} mean
wikipedia on {t}""".split("\n")


def near(w, v):
    """A question near the data, and the values in it."""
    found = words.facts(w, v, (32, 52, 16))
    np, _ = phrase(w, found, STRICT, lead=False)
    pick = w.rng.choice
    (c, _, _), (e, _, _), (i, _, _) = v.company(), v.company(), v.inventor()
    lack = pick(LACKS)
    fill = dict(np=np, d=pick(DONE), a=lack, s=lack.replace(" ", "_").replace("'", "").replace("-", "_"), f=pick(FIRM), m=pick(MAN), c=c, e=e, i=i, n=pick(v.numbers), n2=pick(v.numbers), t=v.topic(), y=v.year(), k=v.top()[1], o2=c + "'s",
                o=pick(["company", "country", "year", "applicant", "inventor", "assignee", "jurisdiction", "CPC class", "document type", "kind code"]), chart=pick(CHARTS[pick(["groups", "years", "number", "rank"])].split("|")))
    return pick(NEAR).format(**fill), [k for f in found for k in f.keep] + [c, e, i]

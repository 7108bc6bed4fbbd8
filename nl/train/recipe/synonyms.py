"""Other words for the words of names: a written list, and what Spider-Syn's
paraphrases of the train databases put in a name's place."""
import collections
import difflib

WRITTEN = """customer: client, buyer, shopper, account holder, patron
product: item, article, goods, merchandise
order: purchase, booking
employee: staff member, worker, member of staff
student: pupil, learner
teacher: instructor, tutor, lecturer
instructor: teacher, lecturer
course: class, module, subject
department: division, unit, section
company: firm, business, enterprise, organization
organization: organisation, body, institution
city: town, municipality
country: nation, state
state: province
district: area, region
region: area, district
address: location, street address
location: place, site, spot
salary: pay, wage, earnings, income
price: cost, amount charged
cost: price, expense, charge
amount: sum, total, value
date: day
year: time
name: title, label
title: name, heading
first name: given name, forename
last name: surname, family name
gender: sex
sex: gender
age: years of age, years old
type: kind, category, sort
category: type, kind, class, group
description: details, summary, text
detail: description, information, info
code: id, identifier
id: identifier, number, key
number: no, num, count
phone: telephone, phone number, contact number
email: e-mail, mail address
movie: film, picture
film: movie
song: track, tune
album: record
artist: musician, performer
singer: vocalist, artist
author: writer
book: title, volume
publisher: publishing house
team: club, squad, side
club: society, team
player: athlete
match: game
game: match
race: contest, competition
competition: contest, tournament
stadium: arena, venue
airport: airfield
flight: trip
airline: carrier
station: stop, terminal
train: rail service
car: vehicle, automobile
vehicle: car
ship: vessel, boat
hotel: inn, lodging
room: chamber
building: property, house
school: academy, college
college: university, school
university: college
doctor: physician
physician: doctor
patient: sick person
nurse: carer
manager: boss, head, supervisor
head: leader, chief, boss
population: number of people, inhabitants
area: size, surface
capacity: size, seats, max occupancy
height: stature
weight: mass
length: duration
duration: length, running time
rating: score, stars
score: points, rating, mark
points: score
result: outcome
rank: position, place
position: role, place
budget: funds, money
revenue: income, sales, turnover
profit: earnings, gain
sales: revenue, turnover
quantity: amount, number of units
document: file, paper
file: document
photo: picture, image
language: tongue
nationality: country, citizenship
status: state, condition
party: political party
member: participant
event: happening, occasion
festival: fair
conference: meeting
meeting: gathering
project: undertaking
store: shop, outlet
shop: store
market: marketplace
branch: office, outlet
account: bank account
transaction: payment, transfer
payment: transaction
invoice: bill
contract: agreement
policy: insurance
claim: request
person: individual, human
people: persons, folks
friend: buddy
wine: bottle
dog: hound
pet: animal
museum: gallery
park: garden
mountain: peak, hill
river: stream
lake: water
island: isle
road: street, way
temperature: heat
speed: velocity
distance: how far
founded: established, set up
created: made, opened
start: begin, beginning
end: finish
total: overall, complete
maximum: max, highest, top
minimum: min, lowest
average: mean, avg
home: native
birth: born
hometown: home town, place of origin
headquarters: head office, main office, base
industry: sector, branch
job: occupation, profession
major: field of study, discipline
degree: diploma
grade: mark, class
credit: points
semester: term
staff: personnel, employees
supplier: vendor, provider
source: origin
destination: target, arrival
origin: source, departure
level: tier
model: version
brand: make
maker: manufacturer
manufacturer: maker, producer
owner: proprietor
topic: theme, subject
theme: topic
content: text
comment: remark, note
review: rating, opinion
nominated: shortlisted
winner: champion
attendance: spectators, visitors
opponent: rival, other team
season: year
round: stage
director: filmmaker
cast: actors
actor: performer
episode: show
channel: station
series: show
network: broadcaster
notes: remarks
venue: place, location
"""


def written():
    out = collections.defaultdict(list)
    for line in WRITTEN.strip().split("\n"):
        word, others = line.split(": ")
        out[word] += others.split(", ")
    return out


def plain(text):
    return "".join(c for c in text.lower() if c not in "?.,!\"'").split()


def mined(pairs, databases=2):
    """{words: [other words]}: replacements seen in so many databases' paraphrases."""
    original = {p["id"]: p["question"] for p in pairs if p["source"] == "spider"}
    seen = collections.defaultdict(set)
    for p in pairs:
        if p["source"] != "spider-syn":
            continue
        a, b = plain(original.get(p["id"], "")), plain(p["question"])
        for op, i, j, k, m in difflib.SequenceMatcher(None, a, b, False).get_opcodes():
            if op == "replace" and j - i <= 2 and m - k <= 3:
                seen[" ".join(a[i:j]), " ".join(b[k:m])].add(p["db_id"])
    out = collections.defaultdict(list)
    for (word, other), dbs in seen.items():
        if len(dbs) >= databases:
            out[word].append(other)
    return out


def all_synonyms(pairs):
    out = written()
    for word, others in mined(pairs).items():
        out[word] += [o for o in others if o not in out[word]]
    return dict(out)

"""Talk of something else than patents, in a third hand's wordings: other data, the world, small talk."""
from .sample_refusals import FILL

FAR = """{theme} for beginners
what is {theme} all about
facts about {theme}
a quiz on {theme}
books on {theme}
my homework about {theme}
{city} weather
weather {city}{today}
weather forecast {city}
rain in {city}?
how warm is it in {city}
traffic in {city}
map of {city}
flights {city} {town}
train {city} {town}
ticket to {town}
cheapest hotel {city}
restaurants {city}
good {food} in {city}
{food} recipe
recipe {food}
how long to cook {food}
is {food} healthy
order {food}
{food} near me
price of {food}
{shop} near me
{shop} opening hours
{shop} {city} phone
{trade} near me
{trade} {city}
appointment with a {trade}
{n1} + {n2}
{n1} / {n2}
{n1} minus {n2}
{n1} squared
{n1} kg in pounds
{n1} euros in dollars
{n1} degrees in fahrenheit
average of {n1} and {n2}
roots of {n1}
president of {land}
population {land}
capital {land}
flag {land}
currency of {land}
time in {city}
time difference {city} {town}
distance {city} {town}
{land} gdp {y}
inflation {land} {y}
elections in {land}
visa for {land}
{cup} {y} winner
{cup} results
who plays in the {cup}
{star} songs
{star} age
films with {star}
{star} wife
{work} author
when did {work} come out
{theme} in {tongue}
translate {food} to {tongue}
learn {tongue}
{thing} does not start
{thing} manual
new {thing} which one
{illness} symptoms
{illness} what to do
medicine for {illness}
Bar chart: sales by region
Bar chart: revenue by product
Line chart of temperature in {city}
Pie: customers by country
KPI: turnover {y}
KPI: open orders
Table: employees with salary
Time series: bitcoin
Histogram of ages of customers
Heatmap: traffic in {city}
Filter: {city}, {y}: revenue
select * from orders
select name from customers where city = '{city}'
select avg(salary) from employees
select count(*) from students
select max(price) from products
orders group by customer
count(*) invoices
customers who bought {food}
products by revenue
invoices older than {n1} days
employees by department
avg salary per department
students by grade
patients with {illness}
movies by genre
albums {y}
cars by colour
hotels with {n3} stars
rooms free tonight
tickets sold in {y}
players by goals
matches of the {cup}
stock level of {food}
suppliers of {food}
deliveries to {town}
hi there
hey you
hello?
anybody there
what's up
how's life
good day
cheers
thx
great job
well done
that was wrong
try again
again please
why
what
hm
lol
nothing
cancel
quit
exit
menu
settings
log out
login
change my password
who built this
what model are you
are you ChatGPT
do you sleep
what can i ask you
say something nice
tell me a secret
sing {work}
play music
volume up
lights off
set a timer for {n1} minutes
alarm at {n3}
call a taxi
text my {kin}
birthday present for my {kin}
i am {mood}
i feel so {mood}
why am i {mood}
will i be rich
lottery numbers
horoscope for today
who will win the {cup}
stock tips
should i buy bitcoin
best {thing} {y}
qwertz
asdf
1234
foo
bla bla
...""".split("\n")


def far(w):
    """A question of something else."""
    return w.rng.choice(FAR).format(**{k: w.rng.choice(t.split("|")) for k, t in FILL.items()}), ()

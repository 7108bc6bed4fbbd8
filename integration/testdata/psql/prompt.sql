\set VERBOSITY verbose
\set SHOW_CONTEXT never
SELECT 1 AS one, 'two' AS two, NULL AS none;
\set VERBOSITY sqlstate
SELECT 1/0;
SELEC 1;
SELECT nope;
SELECT * FROM nope;
\set VERBOSITY default
\x on
SELECT * FROM measurements WHERE id IN (1, 3) ORDER BY id;
\x off
\pset null '(null)'
SELECT id, flag, word FROM measurements WHERE id < 5 ORDER BY id;
\pset format csv
SELECT id, day, moment, word FROM measurements WHERE id < 10 ORDER BY id;
\pset format aligned
SELECT 1 \; SELECT 2 AS b \; SELECT 3;
SELECT 42 AS answer, 'x' AS word \gset
\echo :answer :word
SELECT 'SELECT ' || n FROM (VALUES (1), (2)) AS v (n) ORDER BY 1 \gexec
SELECT :'word' AS quoted, :answer + 1 AS next;
\copy (SELECT id, word FROM measurements WHERE id < 5 ORDER BY id) TO STDOUT WITH CSV HEADER
COPY (SELECT id, flag FROM measurements WHERE id < 4 ORDER BY id) TO STDOUT;
;
-- only a comment
/* another */ SELECT 'after comments';
SELECT 'a' 'b';
SELECT $$dollar 'quoted'$$ AS d, $tag$ $$ $tag$ AS e;
SELECT E'\u0041', U&'\0042';

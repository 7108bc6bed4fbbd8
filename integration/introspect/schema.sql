CREATE SCHEMA sales;
CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, email text UNIQUE, balance numeric(12,2) DEFAULT 0, tags text[], attrs json, created_at timestamptz);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int NOT NULL, order_date date NOT NULL, amount numeric(10,2), note text);
CREATE TABLE sales.facts (day date NOT NULL, region text NOT NULL, revenue double precision, PRIMARY KEY (day, region));
CREATE VIEW v_orders AS SELECT c.name, o.amount, o.order_date FROM customers c JOIN orders o ON o.customer_id = c.id;
INSERT INTO customers (id, name, email) SELECT i, 'c' || i, 'e' || i FROM generate_series(1, 20) AS g(i);

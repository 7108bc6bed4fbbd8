CREATE DATABASE demo;
USE demo;
CREATE TABLE customers (id int PRIMARY KEY, name longtext NOT NULL, email longtext, balance decimal(12,2) DEFAULT 0, tags json, attrs json, created_at timestamp(6) NULL);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int NOT NULL, order_date date NOT NULL, amount decimal(10,2), note longtext);
CREATE VIEW v_orders AS SELECT c.name, o.amount, o.order_date FROM customers c JOIN orders o ON o.customer_id = c.id;
CREATE DATABASE sales;
CREATE TABLE sales.facts (day date NOT NULL, region varchar(100) NOT NULL, revenue double, PRIMARY KEY (day, region));

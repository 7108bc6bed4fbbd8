SELECT to_char(1234.5, 'L9,999.99'), to_char(-5, '999S'), to_char(5, 'S999'), to_char(12.3, '99.9MI'), to_char(-12, 'SG99')
SELECT to_char(485, 'RN'), to_char(485, 'FMRN'), to_char(3.9, 'RN'), to_char(1, '9th'), to_char(22, '99TH'), to_char(113, 'FM999th'), to_char(0.000123, '9.99EEEE')
SELECT to_char(id, '«9999990¦000000¦FM000¦999,999¦9G999D99¦FM999999990.00¦99999999PR¦V999¦9V99»') FROM nums WHERE id < 5
SELECT to_char(placed, '«DDth Month YYYY¦FMDDth FMMonth YYYY¦YYYY-MM-DD"T"HH24:MI:SS.MS"Z"¦Dy, DD Mon YYYY HH24:MI:SS¦W¦WW¦CC¦J¦RM¦Y,YYY¦YYY¦Y¦BC¦A.M.¦HH12:MI:SS P.M.¦FMMonth FMDD, YYYY¦FMHH12:MI AM¦IYYY-IW¦TMMonth¦Day¦FMDay¦ID¦Q¦SSSSS¦FF3¦FF6¦TZH:TZM¦OF¦YYYYMMDDHH24MISS¦MON-YY¦fmDDD¦TZ¦"Q"Q YYYY»') FROM orders ORDER BY id
SELECT to_char(at, 'YYYY-MM-DD HH24:MI:SS TZ'), to_char(at, 'OF') FROM events ORDER BY id
SELECT to_date('«20240229¦2024-02-29¦29/02/2024¦29 Feb 2024¦Feb 29, 2024»', '«YYYYMMDD¦YYYY-MM-DD¦DD/MM/YYYY¦DD Mon YYYY¦Mon DD, YYYY»')
SELECT to_timestamp('2024-02-29 13:14:15.678', 'YYYY-MM-DD HH24:MI:SS.MS'), to_timestamp(1709212455), to_timestamp('05 Dec 2000', 'DD Mon YYYY')
SELECT to_number('12,454.8-', '99G999D9S'), to_number('1234.56', '9999.99'), to_number('$1,234', 'L9,999'), to_number('007', '999')

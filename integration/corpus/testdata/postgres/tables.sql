SELECT * FROM «people¦orders¦items¦nums¦words¦events¦nothing¦lists» ORDER BY 1, 2

SELECT * FROM «people¦orders¦items¦nums¦words¦events¦nothing» ORDER BY 1, 2

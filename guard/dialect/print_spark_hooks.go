package dialect

// plainHook is a hook that both engines share.
func plainHook(f func(*printer, *call)) func(*printer, *call, string) {
	return func(p *printer, c *call, _ string) { f(p, c) }
}

// sparkHooks print the functions whose form depends on their arguments. The text
// behind a hook's name in the table is handed on.
var sparkHooks map[string]func(*printer, *call, string)

func init() {
	sparkHooks = map[string]func(*printer, *call, string){
		"whole": (*printer).sparkWhole, "round": (*printer).sparkRound, "trunc": (*printer).sparkTrunc, "sign": (*printer).sparkSign,
		"power": (*printer).sparkPower, "sqrt": (*printer).sparkSqrt, "ln": (*printer).sparkLog, "exact": (*printer).sparkExact,
		"mod": (*printer).sparkMod, "countNulls": (*printer).sparkCountNulls, "extreme": (*printer).sparkExtreme,
		"strict": (*printer).sparkStrict, "nullif": (*printer).sparkNullif, "if": (*printer).sparkIf, "sameKind": (*printer).sparkSameKind,
		"leftRight": (*printer).sparkLeftRight, "substring": (*printer).sparkSubstring, "replace": (*printer).sparkReplace,
		"repeat": (*printer).sparkRepeat, "chr": (*printer).sparkChr, "concat": (*printer).sparkConcatAll,
		"concatWS": (*printer).sparkConcatWS, "format": (*printer).sparkFormat, "toHex": (*printer).sparkToHex,
		"encode": (*printer).sparkEncode, "decode": (*printer).sparkDecode, "quoteIdent": (*printer).sparkQuoteIdent,
		"stringToArray": (*printer).sparkStringToArray, "arrayToString": (*printer).sparkArrayToString,
		"regexpReplace": (*printer).sparkRegexpReplace, "regexpMatch": (*printer).sparkRegexpMatch,
		"regexpSplit": (*printer).sparkRegexpSplit, "regexpFn": (*printer).sparkRegexpFn, "dateTrunc": plainHook((*printer).sparkDateTrunc),
		"toChar": (*printer).sparkToChar, "toDate": (*printer).sparkToDate, "toTimestamp": (*printer).sparkToDate,
		"age": (*printer).sparkAge, "sum": (*printer).sparkSum, "avg": (*printer).sparkAvg, "stat": (*printer).sparkStat,
		"pair": (*printer).sparkPair, "percentile": (*printer).sparkPercentile, "mode": (*printer).sparkMode,
		"stringAgg": (*printer).sparkStringAgg, "arrayAgg": (*printer).sparkArrayAgg, "groupConcat": (*printer).sparkGroupConcat,
		"jsonAgg": (*printer).sparkJSONAgg, "series": (*printer).sparkSeries, "arrayLength": (*printer).sparkArrayLength,
		"toJSON": (*printer).sparkToJSON, "jsonObject": (*printer).sparkJSONObject, "jsonArray": (*printer).sparkJSONArray,
		"jsonTypeof": (*printer).sparkJSONTypeof, "jsonPath": (*printer).sparkJSONPath, "mysqlJSON": (*printer).sparkMyJSON,
		"bitAggregate": (*printer).sparkBitAggregate,
		"charUsing":    func(p *printer, c *call, _ string) { p.castTo("STRING", func() { p.sparkChar(c) }) }, "seeded": (*printer).sparkSeeded,
		"exportSet": (*printer).sparkExportSet, "formatLocale": (*printer).sparkFormatLocale, "mysqlAbs": plainHook((*printer).mysqlAbs),
		"jsonUnquote": (*printer).sparkJSONUnquote, "jsonKeys": (*printer).sparkJSONKeys, "jsonLength": (*printer).sparkJSONLength,
		"jsonValid": (*printer).sparkJSONValid, "count": (*printer).sparkCount, "textExtreme": (*printer).sparkTextExtreme,
		"unixTime": (*printer).sparkUnixTime, "toNumber": (*printer).sparkToNumber, "regexpMatches": (*printer).sparkRegexpMatches,
		"pgTypeof": plainHook((*printer).pgTypeof), "formatNumber": (*printer).sparkFormatNumber, "texts": (*printer).sparkMyTexts,
		"mysqlTrim": (*printer).sparkMySQLTrim, "mysqlPad": (*printer).sparkPad, "mysqlSubstring": (*printer).sparkMySQLSubstring,
		"substringIndex": (*printer).sparkSubstringIndex, "locate": (*printer).sparkLocate, "ascii": (*printer).sparkASCII,
		"strictConcat": (*printer).sparkStrictConcat, "elt": (*printer).sparkElt, "field": (*printer).sparkField,
		"findInSet": (*printer).sparkFindInSet, "hex": (*printer).sparkHex, "digest": (*printer).sparkDigest, "sha2": (*printer).sparkSHA2,
		"strcmp": (*printer).sparkStrcmp, "mysqlRegexpReplace": (*printer).sparkMySQLRegexpReplace, "insert": (*printer).sparkInsert,
		"week": (*printer).sparkWeek, "yearweek": (*printer).sparkYearweek, "timestampDiff": (*printer).sparkTimestampDiff,
		"timestampAdd": (*printer).sparkTimestampAdd, "dateFormat": (*printer).sparkDateFormat, "strToDate": (*printer).sparkStrToDate,
		"fromUnixtime": (*printer).sparkFromUnixtime, "convertTZ": (*printer).sparkConvertTZ, "clock": plainHook((*printer).clockCall),
		"withClock": plainHook((*printer).withClock), "timeToSec": plainHook((*printer).timeToSec),
		"timeFormat": plainHook((*printer).timeFormat), "time": plainHook((*printer).sparkTimeOf),
		"timePart": plainHook((*printer).sparkTimePart), "moment": plainHook((*printer).sparkMoment), "period": plainHook((*printer).period),
		"conv": plainHook((*printer).sparkConv), "jsonCall": plainHook((*printer).jsonCall), "bits": (*printer).sparkBitText,
		"charLength": plainHook((*printer).sparkCharLength), "char": plainHook((*printer).sparkChar),
		"soundex": plainHook((*printer).sparkSoundex), "interval": plainHook((*printer).sparkIntervalOf),
		"makeSet": plainHook((*printer).sparkMakeSet), "anyValue": (*printer).sparkAnyValue, "jsonObjectAgg": (*printer).sparkJSONObjectAgg,
		"toJSONText": plainHook((*printer).toJSONText), "jsonBuildObject": plainHook((*printer).jsonBuildObject),
		"jsonBuildArray": plainHook((*printer).jsonBuildArray), "jsonAggText": (*printer).jsonAggSpark,
		"jsonMembersAgg": (*printer).jsonObjectAggSpark, "overlaps": (*printer).sparkOverlaps, "dateBin": (*printer).sparkDateBin,
		"arrayNDims": plainHook((*printer).arrayNDims), "arrayFill": plainHook((*printer).arrayFill), "spanExtreme": (*printer).spanExtreme,
		"makeInterval": (*printer).spanMade, "justify": (*printer).spanJustified, "makeTime": (*printer).sparkMakeTime,
		"stripNulls": (*printer).stripNullsSpark, "jsonTexts": (*printer).jsonObjectSpark, "jsonbSet": (*printer).jsonbSetSpark,
		"jsonPathCall": (*printer).sparkPathCall, "finite": (*printer).sparkFinite,
		"localtime":  func(p *printer, _ *call, _ string) { p.clockOf(func() { p.w("localtimestamp()") }) },
		"jsonPretty": (*printer).sparkPretty, "convertFrom": (*printer).sparkConvertFrom, "scale": (*printer).sparkScale,
		"arrayToJSON": (*printer).sparkArrayToJSON, "jsonQuote": (*printer).sparkJSONQuote, "jsonValue": (*printer).sparkJSONValue,
		"containsPath": (*printer).sparkContainsPath, "regexpNth": (*printer).sparkRegexpNth, "divisor": (*printer).sparkCommonDivisor,
	}
}

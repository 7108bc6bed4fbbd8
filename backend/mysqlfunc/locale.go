package mysqlfunc

import "strings"

// marks are what a locale writes for the comma between digits and for the point: two
// characters, or one where it does not part digits.
var marks = map[string]string{}

func init() {
	for mark, locales := range map[string]string{
		",":  "de_at fr_fr fr_ch fr_ca fr_be fr_lu it_it nl_nl nl_be pt_pt pt_br pl_pl el_gr hr_hr sl_si ca_es eu_es gl_es",
		".":  "sr_rs ar_sa",
		".,": "de_de de_be de_lu es_es es_ar es_cl es_co es_ve nb_no no_no da_dk lt_lt uk_ua ro_ro hu_hu tr_tr vi_vn id_id is_is sq_al be_by mn_mn fo_fo ru_ua",
		" ,": "cs_cz sk_sk sv_se fi_fi et_ee lv_lv ru_ru mk_mk",
		"'.": "de_ch",
		"',": "it_ch rm_ch",
	} {
		for _, l := range strings.Fields(locales) {
			marks[l] = mark
		}
	}
}

// formatLocale writes a number that is formatted as in en_US the way of another locale.
func formatLocale(args []string) (*string, error) {
	group, point, ok := Marks(args[1])
	if !ok {
		return answer(indian(args[0]))
	}
	return answer(strings.NewReplacer(",", group, ".", point).Replace(args[0]))
}

// indian parts the last three digits before the point and then each two.
func indian(number string) string {
	whole, tail, point := strings.Cut(strings.ReplaceAll(number, ",", ""), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 2 {
		whole = whole[:at] + "," + whole[at:]
	}
	if point {
		whole += "." + tail
	}
	return sign + whole
}

// Marks are what a locale writes between digits and for the point; false tells one that parts
// digits otherwise than by three.
func Marks(locale string) (group, point string, ok bool) {
	locale = strings.ToLower(locale)
	switch locale {
	case "en_in", "ta_in", "te_in":
		return "", "", false
	}
	mark, known := marks[locale]
	switch {
	case !known:
		return ",", ".", true
	case len(mark) == 2:
		return mark[:1], mark[1:], true
	}
	return "", mark, true
}

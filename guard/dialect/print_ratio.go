package dialect

import "strings"

// The engine divides decimals as floating-point numbers. What PostgreSQL and MySQL
// divide exactly is divided here as whole numbers of the smallest unit, with one digit
// more than is wanted, and rounded by a cast.

// ratioScale is how many digits PostgreSQL's quotients have here; it gives 16 digits or
// more, counted from the first that is not zero.
const ratioScale = 16

// engineScale is the scale that the engine holds an exact number with; false for what
// is no exact number.
func (t sqlType) engineScale() (int, bool) {
	switch {
	case t.array:
		return 0, false
	case t.isInt() || t.kind == tBool:
		return 0, true
	case t.kind != tNumeric:
		return 0, false
	case t.prec == 0:
		return freeScale, true
	}
	return int(t.scale), true
}

// wide is a decimal type of the engine for numbers of any source with so many digits
// after the point. It is never wider than it must be: the engine gives up digits after
// the point where the common type of two decimals would need more than 38 in all.
func wide(scale int) string {
	return "DECIMAL(" + itoa(min(38, 22+scale)) + "," + itoa(scale) + ")"
}

// power10 writes 10 to the n-th.
func power10(n int) string { return "1" + strings.Repeat("0", n) }

// units writes an exact number as a whole number of its smallest unit.
func (p *printer) units(scale int, write func()) {
	if scale > 0 {
		p.w("CAST(CAST(")
		write()
		p.w(" AS DECIMAL(38," + itoa(scale) + "))")
	} else {
		p.w("CAST(")
		write()
	}
	if scale > 0 {
		p.w(" * " + power10(min(scale, 18)))
		if scale > 18 {
			p.w(" * " + power10(scale-18))
		}
	}
	p.w(" AS HUGEINT)")
}

// ratio writes over/under with a scale. Both are written as wholes; divisor tells
// whether a zero must still be caught.
func (p *printer) ratio(scale int, over func(), overScale int, under func(), underScale int) {
	shift := scale + 1 - overScale + underScale
	for shift < 0 {
		scale++
		shift++
	}
	p.w("CAST(CAST(")
	p.units(overScale, over)
	p.w(" * " + hugePower(shift) + " // ")
	p.units(underScale, under)
	p.w(" AS DECIMAL(38,0)) * " + unit(scale+1) + " AS " + wide(scale) + ")")
}

// cutRatio is ratio that cuts what is behind the last digit.
func (p *printer) cutRatio(scale int, over func(), overScale int, under func(), underScale int) {
	p.w("CAST(CAST(")
	p.units(overScale, over)
	p.w(" * " + hugePower(scale-overScale+underScale) + " // ")
	p.units(underScale, under)
	p.w(" AS DECIMAL(38,0)) * " + unit(scale) + " AS " + wide(scale) + ")")
}

// hugePower writes 10 to the n-th so that multiplying by it gives a HUGEINT.
func hugePower(n int) string {
	if n <= 18 {
		return power10(n)
	}
	return power10(18) + " * " + power10(n-18)
}

// unit writes the n-th digit's 1.
func unit(n int) string { return "0." + strings.Repeat("0", n-1) + "1" }

// exactRatio writes l/r of exact numbers; false leaves it to the general way.
func (p *printer) exactRatio(l, r expr, scale int, under func()) bool {
	ls, ok1 := p.typ(l).engineScale()
	rs, ok2 := p.typ(r).engineScale()
	if !ok1 || !ok2 || scale+1-ls+rs > 36 || ls > 30 || rs > 30 {
		return false
	}
	p.ratio(scale, func() { p.operand(l) }, ls, under, rs)
	return true
}

// exactAverage writes avg of exact numbers as the sum over the count.
func (p *printer) exactAverage(c *call, scale int) bool {
	s, ok := p.typ(c.args[0]).engineScale()
	if !ok || s > 18 || p.typ(c.args[0]).kind == tBool {
		return false
	}
	p.ratio(scale, func() { p.plainCall(c, "sum") }, s, func() {
		count := *c
		count.orderBy = nil
		p.plainCall(&count, "count")
	}, 0)
	return true
}

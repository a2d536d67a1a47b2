package main

import "errors"

var (
	errNoSale  = errors.New("there is no such entry to give back from")
	errTooMuch = errors.New("more would go back than came in")
)

// Refund books a part of an earlier entry the other way round, and never more in all than the entry took.
func (j *Journal) Refund(key, of string, minor int64) error {
	if key == "" || minor <= 0 {
		return errIncomplete
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	at, known := j.byKey[of]
	if !known {
		return errNoSale
	}
	sale := j.entries[at]
	account := "refund of " + of
	left := sale.Minor
	for _, entry := range j.entries {
		if entry.Credit == account && entry.Key != key {
			left -= entry.Minor
		}
	}
	if minor > left {
		return errTooMuch
	}
	return j.book(Entry{Key: key, Debit: sale.Credit, Credit: account, Currency: sale.Currency, Minor: minor})
}

package main

import (
	"errors"
	"sync"
)

// Entry moves an amount from one account to another. Minor is in the smallest unit of the currency.
type Entry struct {
	Key      string `json:"key"`
	Debit    string `json:"debit"`
	Credit   string `json:"credit"`
	Currency string `json:"currency"`
	Minor    int64  `json:"minor"`
}

var (
	errIncomplete = errors.New("an entry needs a key, two different accounts, a currency and a positive amount")
	errKeyReused  = errors.New("this key already stands for another entry")
)

// Journal only ever grows: a mistake is corrected by a second entry, never by changing the first.
type Journal struct {
	mu      sync.RWMutex
	entries []Entry
	byKey   map[string]int
}

func newJournal() *Journal {
	return &Journal{byKey: map[string]int{}}
}

// Book appends an entry. The same entry under the same key is booked once.
func (j *Journal) Book(entry Entry) error {
	if entry.Key == "" || entry.Debit == "" || entry.Credit == "" || entry.Currency == "" ||
		entry.Debit == entry.Credit || entry.Minor <= 0 {
		return errIncomplete
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if at, known := j.byKey[entry.Key]; known {
		if j.entries[at] != entry {
			return errKeyReused
		}
		return nil
	}
	j.byKey[entry.Key] = len(j.entries)
	j.entries = append(j.entries, entry)
	return nil
}

// Balance is what an account was credited less what it was debited.
func (j *Journal) Balance(account, currency string) int64 {
	j.mu.RLock()
	defer j.mu.RUnlock()
	var sum int64
	for _, entry := range j.entries {
		if entry.Currency != currency {
			continue
		}
		if entry.Credit == account {
			sum += entry.Minor
		}
		if entry.Debit == account {
			sum -= entry.Minor
		}
	}
	return sum
}

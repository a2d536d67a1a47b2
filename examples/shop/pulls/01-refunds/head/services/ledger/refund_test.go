package main

import (
	"errors"
	"testing"
)

func TestNeverMoreGoesBackThanCameIn(t *testing.T) {
	journal := newJournal()
	if err := journal.Book(sale); err != nil {
		t.Fatal(err)
	}
	if err := journal.Refund("r-1", sale.Key, 1250); err != nil {
		t.Fatal(err)
	}
	if err := journal.Refund("r-2", sale.Key, 1251); !errors.Is(err, errTooMuch) {
		t.Errorf("got %v, want %v", err, errTooMuch)
	}
	if got := journal.Balance("sales", "EUR"); got != 1250 {
		t.Errorf("balance of sales: got %d, want 1250", got)
	}
}

package main

import (
	"errors"
	"testing"
)

var sale = Entry{Key: "k-1", Debit: "card-network", Credit: "sales", Currency: "EUR", Minor: 2500}

func TestBookingTwiceCountsOnce(t *testing.T) {
	journal := newJournal()
	for range 2 {
		if err := journal.Book(sale); err != nil {
			t.Fatal(err)
		}
	}
	if got := journal.Balance("sales", "EUR"); got != 2500 {
		t.Errorf("balance of sales: got %d, want 2500", got)
	}
}

func TestKeyStandsForOneEntry(t *testing.T) {
	journal := newJournal()
	if err := journal.Book(sale); err != nil {
		t.Fatal(err)
	}
	other := sale
	other.Minor = 9900
	if err := journal.Book(other); !errors.Is(err, errKeyReused) {
		t.Errorf("got %v, want %v", err, errKeyReused)
	}
}

func TestEveryEntryBalances(t *testing.T) {
	journal := newJournal()
	if err := journal.Book(sale); err != nil {
		t.Fatal(err)
	}
	if sum := journal.Balance("sales", "EUR") + journal.Balance("card-network", "EUR"); sum != 0 {
		t.Errorf("the accounts sum to %d, want 0", sum)
	}
}

package main

import "testing"

func TestAStatementHoldsWhatMovesTheAccount(t *testing.T) {
	journal := newJournal()
	for _, entry := range []Entry{
		{Key: "a", Debit: "cash", Credit: "sales", Currency: "EUR", Minor: 1200},
		{Key: "b", Debit: "cash", Credit: "postage", Currency: "EUR", Minor: 390},
		{Key: "c", Debit: "cash", Credit: "sales", Currency: "SEK", Minor: 9900},
	} {
		if err := journal.Book(entry); err != nil {
			t.Fatal(err)
		}
	}
	statement := journal.Statement("sales", "EUR")
	if len(statement) != 1 || statement[0].Key != "a" {
		t.Fatalf("got %v", statement)
	}
}

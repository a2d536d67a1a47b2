// Ledger keeps the books: every charge is one entry, written before the customer sees "thank you".
package main

import (
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	address := os.Getenv("LEDGER_ADDRESS")
	if address == "" {
		address = ":8081"
	}
	server := &http.Server{Addr: address, Handler: routes(newJournal()), ReadHeaderTimeout: 2 * time.Second}
	log.Fatal(server.ListenAndServe())
}

func routes(journal *Journal) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("POST /entries", func(w http.ResponseWriter, r *http.Request) {
		var entry Entry
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&entry); err != nil {
			http.Error(w, "not an entry", http.StatusBadRequest)
			return
		}
		switch err := journal.Book(entry); {
		case err == nil:
			w.WriteHeader(http.StatusCreated)
		case errors.Is(err, errKeyReused):
			http.Error(w, err.Error(), http.StatusConflict)
		default:
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		}
	})
	return mux
}

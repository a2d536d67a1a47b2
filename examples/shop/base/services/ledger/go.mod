module shop.acme.example/ledger

go 1.23

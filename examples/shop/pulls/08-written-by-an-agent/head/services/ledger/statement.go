package main

// Statement is every entry that moves an account, in the order they were booked.
func (j *Journal) Statement(account, currency string) []Entry {
	j.mu.RLock()
	defer j.mu.RUnlock()
	var moved []Entry
	for _, entry := range j.entries {
		if entry.Currency == currency && (entry.Debit == account || entry.Credit == account) {
			moved = append(moved, entry)
		}
	}
	return moved
}

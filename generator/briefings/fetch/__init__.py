"""``briefings fetch``: addresses and feeds into seeds/, politely, and only when asked."""

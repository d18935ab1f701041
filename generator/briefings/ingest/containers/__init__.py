"""Files that hold whole sources: archives, mailboxes, web archives."""

"""Swedish conventions in running text: names, dates, phones, addresses, credits, speech."""

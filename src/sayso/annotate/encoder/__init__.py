"""The learned encoder: one small network that reads paragraphs, with heads for what the rules of grammar miss.

`windows` cuts a document into what the network reads at once, `wordpiece` spells its words, `network` runs it.
`model/` holds the weights with their card; `sayso.train` is the code that made them.
"""

"""What an assessment is: frozen values and codes, no sentences; decoded strictly, its JSON Schema made from them."""

"""Data to text: for the terminal, for spreadsheets, for programs."""
